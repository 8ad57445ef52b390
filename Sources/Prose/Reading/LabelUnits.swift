/// The labels of the notes and addresses that a text defines, each with what refers to it, as indices of units.
struct LabelUnits {
  struct Label {
    var definitions: [Int] = []
    var references: [Int] = []
  }

  /// Those that are defined and referred to.
  let labels: [Label]

  /// A label of more units than this is none.
  private static let longest = 40

  init(in text: ReadingText) {
    var found: [String: Label] = [:]
    var previous = -1
    for index in text.units.indices where !text.units[index].isBreak {
      let block = text.units[index].block
      let isFirst = block != previous
      previous = block
      guard let label = Self.label(at: index, in: text) else { continue }
      let kind = text.blocks[block].kind
      if isFirst, kind == .footnote || kind == .linkDefinition {
        found[label.name, default: Label()].definitions += Array(label.units)
      } else if kind.isRunningText || kind == .tableRow {
        found[label.name, default: Label()].references += Array(label.units)
      }
    }
    labels = found.sorted { $0.key < $1.key }.map(\.value)
      .filter { !$0.definitions.isEmpty && !$0.references.isEmpty }
  }

  /// The label whose `[` a unit is.
  private static func label(at index: Int, in text: ReadingText) -> (name: String, units: ClosedRange<Int>)? {
    guard text.bytes(of: index).elementsEqual("[".utf8),
      let close = (index + 1..<min(index + longest, text.units.count)).first(where: {
        text.bytes(of: $0).elementsEqual("]".utf8) || text.bytes(of: $0).elementsEqual("[".utf8)
      }), close > index + 1, text.bytes(of: close).elementsEqual("]".utf8)
    else { return nil }
    let words = text.text[text.end(of: index)..<text.start(of: close)]
    return (Footnotes.name(words), index...close)
  }
}
