/// A poll's definition as it lies in the repository.
package struct PollFile: Hashable, Sendable {
  package let poll: Poll
  /// The object id of `poll.json`, in hex.
  package let blob: String

  package init(poll: Poll, blob: String) {
    self.poll = poll
    self.blob = blob
  }
}
