import Languages
import CLibgit2
import Glibc
package import ObjectIDs

extension Repository {
  /// Makes a file of a work tree as git would: with its line ends, filters and permission to run.
  func writeFile(_ file: TreeEntry, to path: String) throws(GitError) {
    guard file.kind != .link else {
      let target = String(decoding: try blob(file.id), as: UTF8.self)
      guard symlink(target, path) == 0 else {
        throw GitError(errno: errno, operation: .writingLink, path: path)
      }
      return
    }
    let bytes = try workTreeBytes(of: file)
    try WholeFile.write(bytes, to: path, mode: file.mode == 0o100755 ? 0o777 : 0o666)
  }

  /// A blob's bytes as they stand in the work tree.
  private func workTreeBytes(of file: TreeEntry) throws(GitError) -> [UInt8] {
    let operation = GitOperation.writingFile
    try mustBeUnfiltered(file.path)
    let bytes = try self.blob(file.id)
    var name = file.id.libgit2
    let blob = try Handle(operation, path: file.path, freedBy: git_object_free) {
      git_object_lookup(&$0, pointer, &name, GIT_OBJECT_BLOB)
    }
    var filters: OpaquePointer?
    let flags = UInt32(GIT_FILTER_DEFAULT.rawValue)
    try check(
      git_filter_list_load(&filters, pointer, blob.pointer, file.path, GIT_FILTER_TO_WORKTREE, flags),
      operation, path: file.path)
    guard let filters else { return bytes }
    defer { git_filter_list_free(filters) }
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    try check(
      git_filter_list_apply_to_blob(&buffer, filters, blob.pointer), operation, path: file.path)
    return Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
  }

  /// That a sparse checkout leaves a file out, with what brings its folder.
  private func leftOutOfWorkTree(_ path: String) -> GitError {
    let folder = FolderCheck.folders(of: path).last ?? path
    return GitError(
      kind: .leftOutOfWorkTree,
      message: Localized(
        en: "\(path) is left out of this work tree by a sparse checkout",
        nl: "\(path) is door een sparse checkout uit deze werkmap weggelaten"),
      operation: .readingFile, path: path, remedy: "git sparse-checkout add \(folder)")
  }

  /// Stores what `git add` would store of a file of the work tree.
  ///
  /// - Parameter path: from the root of the work tree.
  /// - Returns: the blob, and its bytes: those of the file where no filter changes them.
  /// - Throws: `.notFound`; `.conflict` where the file is a link, a pipe or a folder, or lies behind a link;
  ///   `.unmerged`; `.filtered`; `.leftOutOfWorkTree`; `.bareRepository`.
  package func blob(fromWorkTree path: String) throws(GitError) -> (blob: ObjectID, bytes: [UInt8]) {
    let operation = GitOperation.readingFile
    guard let workDirectory else {
      throw GitError(
        kind: .bareRepository,
        message: Localized(
          en: "a bare repository has no work tree", nl: "een kale repository heeft geen werkmap"),
        operation: operation,
        path: gitDirectory)
    }
    let index = try IndexFile(indexPath)
    if index.isUnmerged(path) { throw unmerged(path, operation: operation) }
    var folders = FolderCheck(root: workDirectory)
    try folders.look(at: path)
    let found = try onDisk(path)
    guard found.kind != nil else {
      if index.entry(at: path)?.isSkipped == true { throw leftOutOfWorkTree(path) }
      throw GitError(
        kind: .notFound, message: Localized(en: "there is no such file", nl: "dat bestand is er niet"),
        operation: operation, path: path,
        remedy: "git checkout -- \(path)")
    }
    guard found.kind == .blob else {
      throw inTheWay(
        path,
        Localized(en: "is a symbolic link, and no file", nl: "is een symbolische koppeling, en geen bestand"))
    }
    try mustBeUnfiltered(path)
    let blob = try ObjectFolders.making { () throws(GitError) in
      var id = git_oid()
      try check(git_blob_create_from_workdir(&id, pointer, path), operation, path: path)
      return ObjectID(id)
    }
    return (blob, try self.blob(blob))
  }
}
