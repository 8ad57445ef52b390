import Prose

/// A paragraph that moved goes in one edit and comes in another. Where one of them cannot be recorded, the other by itself would double
/// the paragraph, or lose it.
struct HalvesOfMoves {
  /// The edits that are none.
  private(set) var others: [UnitEdit] = []
  /// Those that have the other half of a move, or words much like some that nobody can tell whose they are.
  private(set) var found: [UnitEdit] = []

  /// - Parameters:
  ///   - left: the edits that are not recorded.
  ///   - alike: words that went, and nobody can tell whose they are: what comes and is much like them is found too.
  init(
    of left: [UnitEdit], among edits: [UnitEdit], in paper: PaperText, alike: LikeWords = LikeWords([])
  ) {
    guard !left.isEmpty || !alike.isEmpty else {
      others = edits
      return
    }
    let all = edits + left
    let gone = all.map { edit in Self.paragraphs(paper.units[edit.gone].map { ($0.scalar, $0.isEnd) }) }
    let come = all.map { edit in Self.paragraphs(edit.come.map { ($0.scalar, $0.end != nil) }) }
    var goneFrom: [[UInt32]: [Int]] = [:]
    var comeIn: [[UInt32]: [Int]] = [:]
    for index in all.indices {
      for paragraph in gone[index] { goneFrom[paragraph, default: []].append(index) }
      for paragraph in come[index] { comeIn[paragraph, default: []].append(index) }
    }
    // The other half of one may be half of another move.
    var isOut = Set(edits.count..<all.count)
    isOut.formUnion(
      edits.indices.filter { index in
        edits[index].come.split(whereSeparator: { $0.end != nil }).contains { alike.has($0.map(\.scalar)) }
      })
    var open = Array(isOut)
    while let index = open.popLast() {
      let halves =
        gone[index].flatMap { comeIn.removeValue(forKey: $0) ?? [] }
        + come[index].flatMap { goneFrom.removeValue(forKey: $0) ?? [] }
      open += halves.filter { isOut.insert($0).inserted }
    }
    for (index, edit) in edits.enumerated() {
      if isOut.contains(index) { found.append(edit) } else { others.append(edit) }
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
  private static let mostRounds = 8

  /// The edits that can be written, with their hunks, and those that cannot: neither can the other half of a move.
  ///
  /// - Parameter alike: what went where nobody can tell whose it is.
  static func recordable(
    _ edits: [UnitEdit], besides unclear: [UnitEdit], alike: LikeWords, _ reading: FileReading
  ) -> (made: [(edits: [UnitEdit], hunks: [Hunk])], left: [UnitEdit]) {
    var halves = HalvesOfMoves(of: unclear, among: edits, in: reading.paper, alike: alike)
    var left = halves.found
    let notes = NewNotes(reading.newNotes, in: reading.paper.source)
    for round in 1... {
      let mapped = MappedEdits(halves.others, in: reading.paper, of: reading.file, notes: notes)
      left += mapped.left
      halves = HalvesOfMoves(of: left, among: mapped.made.flatMap(\.edits), in: reading.paper)
      guard !halves.found.isEmpty else { return (mapped.made, left) }
      left += halves.found
      // Whatever is left out makes others come out otherwise.
      guard round < mostRounds else { return ([], left + halves.others) }
    }
    return ([], left)
  }
}
