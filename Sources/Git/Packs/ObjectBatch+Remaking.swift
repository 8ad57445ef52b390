import CLibgit2
package import ObjectIDs

extension ObjectBatch {
  /// Adds a commit that is another one but for its tree, its parents and its message: author, committer, times and whatever else its
  /// header has are the same, byte for byte. A signature was made over the other one, and goes.
  ///
  /// - Parameters:
  ///   - message: makes the message of what it was.
  ///   - sign: makes an armoured signature for the commit's text; nil for an unsigned commit.
  /// - Throws: `.notFound` where the commit, the tree or a parent is missing, and whatever `sign` throws.
  package mutating func remake(
    _ id: ObjectID, tree: ObjectID, parents: [ObjectID], message: ([UInt8]) -> [UInt8],
    sign: ((String) throws -> String)? = nil
  ) throws -> ObjectID {
    let old = try repository.withObject(id, of: GIT_OBJECT_COMMIT) { CommitParts($0) }
    var header = Array("tree \(tree)\n".utf8)
    for parent in parents { header += "parent \(parent)\n".utf8 }
    header += old.header
    let message = message(old.message)
    if let sign {
      let payload = header + [CommitParts.lineFeed] + message
      let signature = try sign(String(decoding: payload, as: UTF8.self))
      let lines = (signature.hasSuffix("\n") ? signature.dropLast() : signature[...])
        .split(separator: "\n", omittingEmptySubsequences: false)
      header += "gpgsig \(lines.joined(separator: "\n "))\n".utf8
    }
    let bytes = header + [CommitParts.lineFeed] + message
    return add(.whole(bytes), as: GIT_OBJECT_COMMIT, id: try Self.id(of: bytes, GIT_OBJECT_COMMIT))
  }
}

/// The bytes of a commit: what stays of its header when it is made anew, and its message.
private struct CommitParts {
  private(set) var header: [UInt8] = []
  private(set) var message: [UInt8] = []

  static let lineFeed = UInt8(ascii: "\n")
  /// What another commit has otherwise, or cannot have.
  private static let left = ["tree ", "parent ", "gpgsig ", "gpgsig-sha256 ", "mergetag "].map {
    Array($0.utf8)
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    var start = 0
    var isLeft = false
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: Self.lineFeed).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      if line.first == Self.lineFeed {
        message = Array(bytes[end...])
        return
      }
      // A header goes on in lines that begin with a space.
      if line.first != UInt8(ascii: " ") { isLeft = Self.left.contains { line.starts(with: $0) } }
      if !isLeft { header += line }
      start = end
    }
  }
}
