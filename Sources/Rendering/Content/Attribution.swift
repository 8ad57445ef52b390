package import Deliberation

/// Who brought in each word: runs of bytes, each pointing at one origin.
package struct Attribution: Sendable, Hashable {
  /// In order of `start`, without overlap; bytes that no span covers are white space or not attributed.
  package var spans: [Span]
  package var origins: [Origin]

  package init(spans: [Span] = [], origins: [Origin] = []) {
    self.spans = spans
    self.origins = origins
  }

  /// The bytes `start..<end` of the paper, and the origin of the words in them.
  package struct Span: Sendable, Hashable {
    package var start: Int
    package var end: Int
    /// An index into `Attribution.origins`.
    package var origin: Int

    package init(start: Int, end: Int, origin: Int) {
      self.start = start
      self.end = end
      self.origin = origin
    }
  }

  /// Where words came from: one commit, and what that commit rests on.
  package struct Origin: Sendable, Hashable {
    package var kind: Kind
    /// The partners credited, in order; none where the author is no partner (an adopted paper's past).
    package var partners: [Slug]
    /// The author as the commit names them, shown where `partners` is empty.
    package var author: String
    package var commit: String
    /// `2026-01-15`, or an RFC 3339 time.
    package var date: String
    /// The adopted hunks that brought the words in; several when partners proposed the same.
    package var hunks: [Target]

    package init(
      kind: Kind, partners: [Slug], author: String, commit: String, date: String, hunks: [Target] = []
    ) {
      self.kind = kind
      self.partners = partners
      self.author = author
      self.commit = commit
      self.date = date
      self.hunks = hunks
    }
  }

  /// How words entered the paper.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Written by an author of the draft.
    case original
    /// Brought in by an adopted amendment.
    case amended
    /// Chosen by whoever resolved two colliding changes.
    case resolved
  }
}
