package import Git
package import ObjectIDs

/// Objects made one at a time, each written at once.
extension Repository {
  /// Stores a blob.
  package func write(blob: [UInt8]) throws -> ObjectID {
    try making { try $0.add(blob: blob) }
  }

  /// Stores the tree that a tree or commit becomes when files are set and removed.
  package func tree(
    updating base: ObjectID?, set files: [(path: String, blob: ObjectID)], remove removed: [String] = []
  ) throws -> ObjectID {
    try making { try $0.tree(updating: base, set: files, remove: removed) }
  }

  /// Stores a commit.
  package func createCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String,
    sign: ((String) throws -> String)? = nil
  ) throws -> ObjectID {
    try making {
      try $0.commit(
        tree: tree, parents: parents, author: author, committer: committer, message: message, sign: sign)
    }
  }

  private func making(_ make: (inout ObjectBatch) throws -> ObjectID) throws -> ObjectID {
    var batch = ObjectBatch(in: self)
    let id = try make(&batch)
    try batch.write()
    return id
  }
}
