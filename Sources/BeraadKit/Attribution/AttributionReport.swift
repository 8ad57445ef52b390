import Git
package import ObjectIDs
import Prose

/// What `attribute` answers: a file's words with where each came from. Its JSON is part of the contract with scripts.
package struct AttributionReport: Sendable {
  /// Where words came from.
  package struct Origin: Sendable {
    /// The commit that brought the words in.
    package let commit: ObjectID
    /// The name of the commit's author: hostile until shown.
    package let author: String
    /// The partner that the commit names; the first where there are several.
    package let partner: String?
    /// The adopted hunk that the words are from, as `a4f7c91e02/2`; the first where there are several.
    package let amendment: String?
    /// The decision that adopted it.
    package let decision: String?
    /// All partners, where several proposed the same.
    package let partners: [String]?
    /// All hunks, where several proposed the same.
    package let amendments: [String]?
    /// True where the words were made by whoever resolved a merge; absent otherwise.
    package let resolved: Bool?

    /// Who is shown for the words: the partner where there is one, else the author.
    package var name: String { partners?.joined(separator: ", ") ?? partner ?? author }
  }

  /// Words side by side that have one origin.
  package struct Span: Sendable {
    /// Bytes of the file, from the start of the first word to the end of the last.
    package let start: Int
    package let end: Int
    /// The place of their origin among the report's.
    package let origin: Int
  }

  /// How many words one author has, or several partners that proposed the same.
  package struct Share: Sendable {
    package let author: String
    /// Words that stand in the file.
    package let now: Int
    /// Words that the author ever brought in.
    package let ever: Int
  }

  /// The file's path from the repository's root.
  package let path: String
  /// The commit whose file this is.
  package let revision: ObjectID
  /// Where the words of the file came from, in the order in which they stand there first.
  package let origins: [Origin]
  /// In order; every byte that is not white is in exactly one.
  package let spans: [Span]
  /// Each author's words, most of them first; only where they were asked for.
  package let authors: [Share]?
  /// The file's bytes; not part of the JSON.
  package let text: [UInt8]
}

extension AttributionReport {
  init(_ file: AttributedFile, statistics: Bool) {
    var places = [Int?](repeating: nil, count: file.origins.count)
    var origins: [Origin] = []
    var spans: [Span] = []
    spans.reserveCapacity(file.spans.count)
    for span in file.spans {
      if places[span.origin] == nil {
        places[span.origin] = origins.count
        origins.append(Origin(file.origins[span.origin]))
      }
      spans.append(
        Span(start: span.range.lowerBound, end: span.range.upperBound, origin: places[span.origin] ?? 0))
    }
    path = file.path
    revision = file.revision
    text = file.text
    self.origins = origins
    self.spans = spans
    authors = statistics ? Self.shares(file) : nil
  }

  private static func shares(_ file: AttributedFile) -> [Share] {
    var now: [String: Int] = [:]
    var ever: [String: Int] = [:]
    for (origin, words) in zip(file.origins, file.wordsEver) where words > 0 {
      ever[origin.credit, default: 0] += words
    }
    for span in file.spans {
      now[file.origins[span.origin].credit, default: 0] += WordCount.of(file.text[span.range])
    }
    return ever.map { Share(author: $0.key, now: now[$0.key] ?? 0, ever: $0.value) }
      .sorted { ($0.now, $0.ever, $1.author) > ($1.now, $1.ever, $0.author) }
  }
}

extension AttributionReport.Origin {
  fileprivate init(_ origin: WordOrigin) {
    commit = origin.commit
    author = origin.author
    partner = origin.partners.first
    amendment = origin.amendments.first
    decision = origin.decisions.first
    partners = origin.partners.count > 1 ? origin.partners : nil
    amendments = origin.amendments.count > 1 ? origin.amendments : nil
    resolved = origin.isResolution ? true : nil
  }
}
