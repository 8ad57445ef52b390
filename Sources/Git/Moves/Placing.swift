import Languages
import Glibc

/// A folder on its way to its place: its files wait in a folder of ours.
struct Placing {
  let journal: Journal.Placement

  /// Decides where the files wait: beside the place, or in it where beside is another file system or may not
  /// be written to.
  ///
  /// - Throws: `.conflict` where the place is no folder; `.readOnly`.
  static func plan(_ placement: FolderPlacement, id: String, number: Int) throws(GitError)
    -> Journal.Placement
  {
    let operation = GitOperation.lookingAtFolder
    let path = resolved(placement.path)
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    var (place, above) = (stat(), stat())
    var staged = parent
    if lstat(path, &place) == 0 {
      guard place.st_mode & S_IFMT == S_IFDIR else {
        throw GitError(
          kind: .conflict, message: Localized(en: "\(path) is no folder", nl: "\(path) is geen map"),
          operation: operation, path: path)
      }
      let isBeside = lstat(parent.isEmpty ? "/" : parent, &above) == 0 && above.st_dev == place.st_dev
      if !isBeside || access(parent.isEmpty ? "/" : parent, W_OK | X_OK) != 0 { staged = path }
    }
    var missing: [String] = []
    for folder in FolderCheck.folders(of: path) where !folder.isEmpty && FileStamp.at(folder) == nil {
      missing.append(folder)
    }
    return Journal.Placement(
      path: path, staged: "\(staged)/.beraad-\(id)-folder-\(number)", names: placement.files.map(\.name),
      folders: missing)
  }

  /// The path without links in what is there of it.
  private static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return path }
    return resolved(String(path[..<slash])) + path[slash...]
  }

  func stage(_ files: [FolderPlacement.File]) throws(GitError) {
    for folder in journal.folders { try Folder.make(folder) }
    try Folder.make(journal.staged)
    for file in files { try WholeFile.write(file.bytes, to: "\(journal.staged)/\(file.name)") }
    // All are written before the first is waited for.
    try Disk.sync(files.map { "\(journal.staged)/\($0.name)" }, as: .file, operation: .writingFile)
  }

  /// Puts the folder in its place: whole where that is free, else file by file.
  func rollForward() throws(GitError) {
    guard FileStamp.at(journal.staged) != nil else { return }
    if !journal.staged.hasPrefix(journal.path + "/"), rename(journal.staged, journal.path) == 0 { return }
    for name in journal.names {
      let waiting = "\(journal.staged)/\(name)"
      guard FileStamp.at(waiting) != nil else { continue }
      guard rename(waiting, "\(journal.path)/\(name)") == 0 else {
        throw GitError(errno: errno, operation: .writingFolder, path: journal.path)
      }
    }
    rmdir(journal.staged)
  }

  /// Removes what waits.
  func rollBack() {
    for name in journal.names { unlink("\(journal.staged)/\(name)") }
    rmdir(journal.staged)
    for folder in journal.folders.reversed() { rmdir(folder) }
  }
}
