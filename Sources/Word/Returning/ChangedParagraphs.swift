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
      var whole = part
      while joined.last?.belongs(with: whole) == true {
        var last = joined.removeLast()
        last.take(whole)
        whole = last
      }
      joined.append(whole)
    }
    return joined
  }

  private func belongs(with other: ChangedParagraphs) -> Bool {
    place.overlaps(other.place) || (isLoose || other.isLoose) && place.touches(other.place)
  }

  /// Takes over what is another's.
  private mutating func take(_ other: ChangedParagraphs) {
    place = place.covering(other.place)
    edits += other.edits
    changes += other.changes
    isLoose = isLoose || other.isLoose
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
    let start = starts[paragraph(of: place.lowerBound)]
    let behind = starts.firstIndex(from: { $0 > max(place.lowerBound, place.upperBound - 1) })
    return start..<max(behind < starts.count ? starts[behind] : units.count, start)
  }

  /// Paragraphs with the one before them and the one behind.
  fileprivate func withNeighbours(_ place: Range<Int>) -> Range<Int> {
    let before = place.lowerBound > 0 ? paragraphsTouched(by: place.lowerBound - 1..<place.lowerBound) : place
    let behind =
      place.upperBound < units.count ? paragraphsTouched(by: place.upperBound..<place.upperBound) : place
    return place.covering(before).covering(behind)
  }
}
