import HTML

/// What is marked in a draft's text: the words that comments and open changes are about, and the contested places. Where they overlap,
/// the text is divided so that no two marks do.
struct DraftMarks {
  /// A stretch of the text with the number that leads to what is said about it.
  struct Subject {
    enum Kind: Int, Comparable {
      /// The end of a block, for how many comments there are on it.
      case count
      case comment
      case change
      case contested

      static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }

      /// The class of its mark.
      var classes: String {
        switch self {
        case .count: "mb"
        case .comment: "m"
        case .change: "m mp"
        case .contested: "m mx"
        }
      }
    }

    let ranges: [Range<Int>]
    let kind: Kind
    /// What a screen reader says before the words.
    let lead: String
    let note: Markup
  }

  /// The marks in order, without overlap. A subject's note stands after the last of its words.
  ///
  /// One walk over the borders of all subjects, with those in hand that are open.
  static func marks(for subjects: [Subject]) -> [PaperMark] {
    var beginning: [Int: [Int]] = [:]
    var ending: [Int: [Int]] = [:]
    for (index, subject) in subjects.enumerated() {
      for range in subject.ranges where !range.isEmpty {
        beginning[range.lowerBound, default: []].append(index)
        ending[range.upperBound, default: []].append(index)
      }
    }
    let borders = Set(beginning.keys).union(ending.keys).sorted()
    var marks: [PaperMark] = []
    /// How many ranges of a subject are open.
    var open: [Int: Int] = [:]
    for (start, end) in zip(borders, borders.dropFirst()) {
      for index in ending[start] ?? [] {
        open[index] = open[index].flatMap { $0 > 1 ? $0 - 1 : nil }
      }
      let begun = beginning[start] ?? []
      for index in begun { open[index, default: 0] += 1 }
      guard let kind = open.keys.map({ subjects[$0].kind }).max() else { continue }
      let ended = Set(ending[end] ?? []).filter { subjects[$0].ranges.last?.upperBound == end }.sorted()
      marks.append(
        PaperMark(
          range: start..<end, classes: kind.classes, id: "m\(marks.count + 1)",
          lead: begun.map { subjects[$0].lead }.filter { !$0.isEmpty }.joined(separator: " "),
          note: ended.map { subjects[$0].note }.joined()))
    }
    return marks
  }
}
