/// A poll as people name it: `PAPER/POLL`.
package struct PollName: Hashable, Sendable, CustomStringConvertible {
  package let paper: String
  package let poll: String

  /// Nil where the text is not two names with a slash between them.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    (paper, poll) = (String(parts[0]), String(parts[1]))
  }

  package init(paper: String, poll: String) {
    (self.paper, self.poll) = (paper, poll)
  }

  package var description: String { "\(paper)/\(poll)" }
}
