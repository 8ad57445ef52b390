/// Paragraphs of a paper that stand one after another, with what differs in them and the exported changes that may be why.
struct ChangedParagraphs {
  /// Of the paper's units.
  private(set) var place: Range<Int>
  /// By their index.
  private(set) var edits: [Int] = []
  private(set) var changes: [Int] = []
  /// Whether a paragraph came or went in them; then a diff may lay what differs over any of those that stand side by side.
  private(set) var isLoose = false

  /// - Parameters:
  ///   - edits: the edits to be told apart, by their index.
  ///   - isLoose: whether the paragraphs around one that came or went belong to it.
  static func all(
    _ edits: [(index: Int, gone: Range<Int>)], _ changes: [(index: Int, key: UnitEdit.Key)],
    in paper: PaperText, isLoose: Bool
  ) -> [ChangedParagraphs] {
    var all = edits.map { edit in
      ChangedParagraphs(place: paper.paragraphsTouched(by: edit.gone), edits: [edit.index])
    }
    all += changes.map { change in
      let movesEnds = isLoose && change.key.movesEnds(in: paper)
      let own = paper.paragraphsTouched(by: change.key.gone)
      return ChangedParagraphs(
        place: movesEnds ? paper.withNeighbours(own) : own, changes: [change.index], isLoose: movesEnds)
    }
    all.sort { ($0.place.lowerBound, $0.place.upperBound) < ($1.place.lowerBound, $1.place.upperBound) }
    var joined: [ChangedParagraphs] = []
    for part in all {
      var part = part
      while let last = joined.last, last.belongs(with: part) {
        part = last.joined(part)
        joined.removeLast()
      }
      joined.append(part)
    }
    return joined
  }

  private func belongs(with other: ChangedParagraphs) -> Bool {
    place.overlaps(other.place) || (isLoose || other.isLoose) && place.touches(other.place)
  }

  private func joined(_ other: ChangedParagraphs) -> ChangedParagraphs {
    ChangedParagraphs(
      place: place.covering(other.place), edits: edits + other.edits, changes: changes + other.changes,
      isLoose: isLoose || other.isLoose)
  }
}

extension UnitEdit.Key {
  /// Whether it puts in or takes away the end of a paragraph.
  fileprivate func movesEnds(in paper: PaperText) -> Bool {
    come.count { $0 == PaperUnit.end } != paper.units[gone].count(where: \.isEnd)
  }
}

extension PaperText {
  /// The units of the paragraphs that a place is in, with their ends.
  func paragraphsTouched(by place: Range<Int>) -> Range<Int> {
    let start = units[..<place.lowerBound].lastIndex(where: \.isEnd).map { $0 + 1 } ?? 0
    let last = max(place.lowerBound, place.upperBound - 1)
    let end = units[last...].firstIndex(where: \.isEnd).map { $0 + 1 } ?? units.count
    return start..<max(end, start)
  }

  /// Paragraphs with the one before them and the one behind.
  fileprivate func withNeighbours(_ place: Range<Int>) -> Range<Int> {
    let before = place.lowerBound > 0 ? paragraphsTouched(by: place.lowerBound - 1..<place.lowerBound) : place
    let behind =
      place.upperBound < units.count ? paragraphsTouched(by: place.upperBound..<place.upperBound) : place
    return place.covering(before).covering(behind)
  }
}
