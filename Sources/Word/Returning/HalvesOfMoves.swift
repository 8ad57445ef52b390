import Prose

/// A paragraph that moved goes in one edit and comes in another. Where one of them cannot be recorded, the other by itself would double
/// the paragraph, or lose it.
struct HalvesOfMoves {
  /// The edits that are none.
  private(set) var others: [UnitEdit] = []
  /// Those that have the other half of a move.
  private(set) var found: [UnitEdit] = []

  /// - Parameter left: the edits that are not recorded.
  init(of left: [UnitEdit], among edits: [UnitEdit], in paper: PaperText) {
    let gone = Set(left.flatMap { Self.paragraphs(paper.units[$0.gone].map { ($0.scalar, $0.isEnd) }) })
    let come = Set(left.flatMap { Self.paragraphs($0.come.map { ($0.scalar, $0.end != nil) }) })
    for edit in edits {
      let isHalf =
        !gone.isDisjoint(with: Self.paragraphs(edit.come.map { ($0.scalar, $0.end != nil) }))
        || !come.isDisjoint(with: Self.paragraphs(paper.units[edit.gone].map { ($0.scalar, $0.isEnd) }))
      if isHalf { found.append(edit) } else { others.append(edit) }
    }
  }

  /// Of fewer letters a paragraph may well stand in two places.
  private static let fewest = 12

  /// The letters of each whole paragraph.
  private static func paragraphs(_ units: [(scalar: Unicode.Scalar, isEnd: Bool)]) -> [[UInt32]] {
    var all: [[UInt32]] = []
    var open: [UInt32] = []
    for unit in units {
      if unit.isEnd {
        all.append(open)
        open = []
      } else if !unit.scalar.properties.isWhitespace {
        open.append(UnitAlignment.folded(unit.scalar))
      }
    }
    return all.filter { $0.count >= fewest }
  }
}

extension MappedEdits {
  /// The edits that can be written, with their hunks, and those that cannot: neither can the other half of a move.
  static func recordable(
    _ edits: [UnitEdit], besides unclear: [UnitEdit], _ reading: FileReading
  ) -> (made: [(edits: [UnitEdit], hunks: [Hunk])], left: [UnitEdit]) {
    var halves = HalvesOfMoves(of: unclear, among: edits, in: reading.paper)
    var left = halves.found
    while true {
      let mapped = MappedEdits(halves.others, in: reading.paper, of: reading.file, notes: reading.newNotes)
      left += mapped.left
      halves = HalvesOfMoves(of: left, among: mapped.made.flatMap(\.edits), in: reading.paper)
      guard !halves.found.isEmpty else { return (mapped.made, left) }
      left += halves.found
    }
  }
}
