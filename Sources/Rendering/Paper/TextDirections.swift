import Markdown

/// Which blocks of a text are read from the other side than what they stand in.
///
/// A block's direction is that of its first letter, as browsers do for `dir="auto"` (Unicode Standard Annex 9, rules P2 and P3); it is written
/// out because a list's marks and a quotation's bar have sides too.
struct TextDirections {
  enum Direction: String {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// By the index of the event that enters a block.
  private var changes: [Int: Direction] = [:]

  init(_ events: [MarkdownEvent]) {
    let own = Self.directions(of: events)
    if !own.values.contains(.rightToLeft) { return }
    var around: [Direction] = [.leftToRight]
    for (index, event) in events.enumerated() {
      switch event {
      case .enter(let element) where !element.isSpan:
        let outer = around.last ?? .leftToRight
        let direction = own[index] ?? outer
        if direction != outer, element.hasDirection { changes[index] = direction }
        around.append(element.hasDirection ? direction : outer)
      case .leave(let element) where !element.isSpan: around.removeLast()
      default: break
      }
    }
  }

  /// The direction to write at a block; nil where it is that of what the block stands in.
  subscript(event index: Int) -> Direction? { changes[index] }

  /// The direction of each block that has a letter, by the index of the event that enters it.
  private static func directions(of events: [MarkdownEvent]) -> [Int: Direction] {
    var found: [Int: Direction] = [:]
    var open: [Int] = []
    for (index, event) in events.enumerated() {
      switch event {
      case .enter(let element) where !element.isSpan: open.append(index)
      case .leave(let element) where !element.isSpan: open.removeLast()
      case .text(let run):
        guard open.contains(where: { found[$0] == nil }) else { continue }
        guard let direction = run.text.unicodeScalars.lazy.compactMap(\.direction).first else { continue }
        for block in open where found[block] == nil { found[block] = direction }
      default: break
      }
    }
    return found
  }
}

extension Element {
  /// Whether its element on the page can say in which direction it is read.
  fileprivate var hasDirection: Bool {
    switch self {
    case .quote, .bulletList, .orderedList, .item, .heading, .paragraph, .table, .headerCell, .cell: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// The direction of a letter; nil for what has none of its own. Swift does not tell a character's bidirectional class: right to left are
  /// the blocks that the standard keeps for such scripts (Unicode 16, DerivedBidiClass.txt, "@missing").
  fileprivate var direction: TextDirections.Direction? {
    switch value {
    case 0x200E: return .leftToRight
    case 0x200F, 0x061C: return .rightToLeft
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: break
    default: return nil
    }
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      return .rightToLeft
    default: return .leftToRight
    }
  }
}
