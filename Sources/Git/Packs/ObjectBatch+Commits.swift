import Languages
import CLibgit2
package import ObjectIDs

extension ObjectBatch {
  /// Adds a commit, on objects of this batch or of the repository. Moves no branch.
  ///
  /// - Parameters:
  ///   - message: in UTF-8 and without a zero character.
  ///   - sign: makes an armoured signature for the commit's text; nil for an unsigned commit.
  /// - Throws: `.notFound` where the tree or a parent is missing; `.invalid` for an author or message that git cannot hold;
  ///   and whatever `sign` throws.
  package mutating func commit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String,
    sign: ((String) throws -> String)? = nil
  ) throws -> ObjectID {
    guard !message.utf8.contains(0) else {
      throw GitError(
        kind: .invalid,
        message: Localized(
          en: "a commit message cannot hold a zero character",
          nl: "het bericht van een commit kan geen nulteken bevatten"),
        operation: .makingCommit)
    }
    try expect(tree, isA: GIT_OBJECT_TREE)
    for parent in parents { try expect(parent, isA: GIT_OBJECT_COMMIT) }
    let header =
      try ["tree \(tree)"] + parents.map { "parent \($0)" }
      + ["author \(repository.line(for: author))", "committer \(repository.line(for: committer))"]
    var text = Self.text(header, message)
    if let signature = try sign?(text) {
      // A header goes on in lines that begin with a space; the last line's end is the header's own.
      let lines = (signature.hasSuffix("\n") ? signature.dropLast() : signature[...])
        .split(separator: "\n", omittingEmptySubsequences: false)
      let folded = lines.joined(separator: "\n ")
      text = Self.text(header + ["gpgsig \(folded)"], message)
    }
    let bytes = Array(text.utf8)
    return add(.whole(bytes), as: GIT_OBJECT_COMMIT, id: try Self.id(of: bytes, GIT_OBJECT_COMMIT))
  }

  private static func text(_ header: [String], _ message: String) -> String {
    (header + ["", message]).joined(separator: "\n")
  }

  /// A commit on a tree or a parent that is not there would be a broken history, found only later.
  private func expect(_ id: ObjectID, isA type: git_object_t) throws(GitError) {
    if let place = place(of: id), entries[place].type == type { return }
    try repository.withObject(id, of: type) { _ in }
  }
}
