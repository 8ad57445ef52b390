package import Deliberation

/// What a verb about a poll did.
package struct PollStep: Encodable, Sendable {
  package let paper: String
  package let poll: String
  /// `draft`, `open` or `closed`: what the poll is now; `removed` where it was taken away.
  package let stage: String
  /// The record that was written; nil where the definition is all that was.
  package let record: String?
  /// The commit of main that holds it, for `verify --since`; nil where that is nothing to hold on to yet.
  package var commit: String?
  /// Whether there is a host, which does not have that commit yet.
  package var unsent = false
  /// What happened, in sentences.
  package var story: [Localized]
  /// What somebody should look at, in sentences.
  package var warnings: [Localized]
}
