/// What is marked in a draft's text: the words that comments are about, and the contested places. Where they overlap,
/// the text is divided so that no two marks do.
struct DraftMarks {
  /// A stretch of the text with the number that leads to what is said about it.
  struct Subject {
    let ranges: [Range<Int>]
    let isContested: Bool
    /// What a screen reader says before the words.
    let lead: String
    let note: Markup
  }

  /// The marks in order, without overlap. A subject's note stands after the last of its words.
  static func marks(for subjects: [Subject]) -> [PaperMark] {
    let ranges = subjects.flatMap(\.ranges)
    let borders = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    var marks: [PaperMark] = []
    for (start, end) in zip(borders, borders.dropFirst()) {
      let over = subjects.filter { $0.ranges.contains { $0.contains(start) } }
      if over.isEmpty { continue }
      let beginning = over.filter { $0.ranges.contains { $0.lowerBound == start } }
      let ending = over.filter { $0.ranges.last?.upperBound == end }
      marks.append(
        PaperMark(
          range: start..<end, classes: over.contains(where: \.isContested) ? "m mx" : "m",
          id: "m\(marks.count + 1)",
          lead: beginning.map(\.lead).joined(separator: " "), note: ending.map(\.note).joined()))
    }
    return marks
  }
}
