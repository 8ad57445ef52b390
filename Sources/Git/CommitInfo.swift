import CLibgit2
package import ObjectIDs

/// A commit, read whole.
package struct CommitInfo: Sendable {
  /// The commit itself.
  package let id: ObjectID
  /// Its root tree.
  package let tree: ObjectID
  /// Its parents, in order; empty for a root.
  package let parents: [ObjectID]
  /// Who wrote the change.
  package let author: Signature
  /// Who made the commit.
  package let committer: Signature
  /// The whole message. Bytes that are no UTF-8 read as U+FFFD, unless the commit names Latin-1 as its
  /// encoding.
  package let message: String

  /// The message's first line.
  package var summary: String {
    String(message.prefix { !$0.isNewline })
  }

  /// The trailers at the message's end (`Decision: d12`), in order and with repetitions; parsed at each call.
  package var trailers: [(key: String, value: String)] {
    _ = Libgit2.started
    var array = git_message_trailer_array()
    guard git_message_trailers(&array, message) == 0 else { return [] }
    defer { git_message_trailer_array_free(&array) }
    return UnsafeBufferPointer(start: array.trailers, count: array.count).compactMap { trailer in
      guard let key = trailer.key, let value = trailer.value else { return nil }
      return (String(cString: key), String(cString: value))
    }
  }

  /// The values of one trailer, in order. Keys are compared without regard to case, as git does.
  package func trailerValues(_ key: String) -> [String] {
    trailers.filter { $0.key.lowercased() == key.lowercased() }.map(\.value)
  }

  /// The commits that end the values of one trailer.
  package func trailerCommits(_ key: String) -> Set<ObjectID> {
    Set(
      trailerValues(key).compactMap { value in
        value.split(separator: " ").last.flatMap { ObjectID(hex: $0) }
      })
  }
}
