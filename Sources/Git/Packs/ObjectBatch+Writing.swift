import CLibgit2

extension ObjectBatch {
  /// Writes all objects and forces them to the disk. Afterwards every reader of the repository sees them; where this throws,
  /// nobody sees one that rests on another that is missing.
  ///
  /// - Throws: `.noSpace`, `.readOnly`.
  package func write() throws(GitError) {
    guard count >= Self.packed else { return try writeFiles() }
    let folder = repository.commonDirectory + "/objects/pack"
    let index = try PackWriter(self).write(inFolder: folder)
    repository.packs.add(index: index)
    try check(git_odb_refresh(repository.objects.pointer), "opening a pack", path: index)
  }

  /// A file for each object, what others name first.
  private func writeFiles() throws(GitError) {
    for (place, entry) in entries.enumerated() {
      guard let bytes = bytes(at: place) else { throw repository.damaged(entry.id, "object") }
      var id = git_oid()
      let code = bytes.withUnsafeBytes {
        git_odb_write(&id, repository.objects.pointer, $0.baseAddress, $0.count, entry.type)
      }
      try check(code, "writing an object")
    }
  }
}
