import CLibgit2
package import ObjectIDs

extension Repository {
  /// Stores a blob. Storing the same bytes again changes nothing.
  ///
  /// - Throws: `.noSpace`, `.readOnly`.
  package func write(blob: [UInt8]) throws(GitError) -> ObjectID {
    var id = git_oid()
    let code = blob.withUnsafeBytes { git_blob_create_from_buffer(&id, pointer, $0.baseAddress, $0.count) }
    try check(code, "writing a blob")
    return ObjectID(id)
  }

  /// Stores the tree that `base` becomes when files are set and removed.
  ///
  /// - Parameters:
  ///   - base: a tree or a commit; nil for the empty tree.
  ///   - files: paths with their blobs, as ordinary files; folders that lack are made, and a file that may be run stays
  ///     one that may.
  ///   - removed: paths of files that go; a folder that becomes empty goes too.
  /// - Throws: `.notFound` where `base` or a removed path does not exist; `.invalid` for a path that git does
  ///   not allow, and for a file in place of a folder.
  package func tree(
    updating base: ObjectID?, set files: [(path: String, blob: ObjectID)], remove removed: [String] = []
  ) throws(GitError) -> ObjectID {
    try TreeUpdate(set: files, remove: removed).apply(to: base, in: self)
  }

  /// Stores a commit. Moves no branch: that is `update`, which compares before it swaps.
  ///
  /// - Parameters:
  ///   - message: the message, in UTF-8 and without a zero character.
  ///   - sign: makes an armoured signature for the commit's text; nil for an unsigned commit.
  /// - Throws: `.notFound` where a tree or parent is missing; `.invalid` for a signature or message that git
  ///   cannot hold; and whatever `sign` throws.
  package func createCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String,
    sign: (String) throws -> String
  ) throws -> ObjectID {
    let text = try commitText(
      tree: tree, parents: parents, author: author, committer: committer, message: message)
    return try write(commit: text, signature: try sign(text))
  }

  /// Stores an unsigned commit. Moves no branch: that is `update`, which compares before it swaps.
  ///
  /// - Throws: `.notFound` where a tree or parent is missing; `.invalid` for a signature or message that git
  ///   cannot hold.
  package func createCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> ObjectID {
    let text = try commitText(
      tree: tree, parents: parents, author: author, committer: committer, message: message)
    return try write(commit: text, signature: nil)
  }

  /// The text of a commit that does not exist yet: what its signature is made over.
  private func commitText(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> String {
    let operation = "making a commit"
    guard !message.utf8.contains(0) else {
      throw GitError(
        kind: .invalid, message: "a commit message cannot hold a zero character", operation: operation)
    }
    // A commit with a parent or tree that is not there would be a broken history, found only later.
    _ = try entries(of: tree, under: "")
    for parent in parents { _ = try links(of: parent) }
    let lines =
      try ["tree \(tree)"] + parents.map { "parent \($0)" }
      + ["author \(line(for: author))", "committer \(line(for: committer))", "", message]
    return lines.joined(separator: "\n")
  }

  private func write(commit text: String, signature: String?) throws(GitError) -> ObjectID {
    var id = git_oid()
    try check(
      git_commit_create_with_signature(&id, pointer, text, signature, nil), "writing a commit")
    return ObjectID(id)
  }

  /// "Name <address> seconds +hhmm", as it stands in a commit.
  ///
  /// A clock that is far off must not make a commit that `git fsck` refuses: a time before 1970 is written as
  /// 1970, one after the year 9999 as the end of that year.
  func line(for signature: Signature) throws(GitError) -> String {
    let operation = "making a commit"
    let forbidden: (UInt8) -> Bool = { $0 < 0x20 || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    let name = signature.name
    guard !name.allSatisfy(\.isWhitespace), !name.utf8.contains(where: forbidden),
      !signature.email.utf8.contains(where: forbidden)
    else {
      throw GitError(
        kind: .invalid, message: "“\(name) \(signature.email)” cannot be a commit's author",
        operation: operation)
    }
    let seconds = min(max(signature.seconds, 0), 253_402_300_799)
    let minutes = min(signature.offsetMinutes.magnitude, 99 * 60 + 59)
    let zone = String(minutes / 60 * 100 + minutes % 60)
    let sign = signature.offsetMinutes < 0 ? "-" : "+"
    let padded = String(repeating: "0", count: max(0, 4 - zone.count)) + zone
    return "\(name) <\(signature.email)> \(seconds) \(sign)\(padded)"
  }
}
