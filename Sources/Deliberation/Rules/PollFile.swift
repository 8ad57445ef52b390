package import ObjectIDs

/// A poll's definition as it lies in the repository.
package struct PollFile: Hashable, Sendable {
  package let poll: Poll
  /// The object id of `poll.json`.
  package let blob: ObjectID

  package init(poll: Poll, blob: ObjectID) {
    self.poll = poll
    self.blob = blob
  }
}
