/// Somebody's change that lies upon words, a paragraph's end or a row, and that a reader may accept or reject.
package struct TrackedChange: Hashable, Sendable {
  /// What accepting it does.
  package enum Kind: Sendable {
    case insert, delete
    /// The two ends of a move: where the words go to, and where they come from.
    case moveTo, moveFrom

    /// Whether the words are there once it is accepted.
    package var adds: Bool { self == .insert || self == .moveTo }
  }

  package let kind: Kind
  /// As the file says; empty where it names nobody. A claim of the file, and no more.
  package let author: String
  /// As the file says, usually `2026-02-03T10:00:00Z`.
  package let date: String?

  package init(kind: Kind, author: String, date: String?) {
    self.kind = kind
    self.author = author
    self.date = date
  }
}
