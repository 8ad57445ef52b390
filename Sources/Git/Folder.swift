import Languages
import Glibc

/// A folder of the file system.
enum Folder {
  /// The names in a folder but `.` and `..`, in no order; none where it is no folder.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Makes a folder; one that is there already is as good.
  ///
  /// - Throws: `.inTheWay` where something else stands there.
  static func make(_ path: String) throws(GitError) {
    guard mkdir(path, 0o777) != 0 else { return }
    guard errno == EEXIST else { throw GitError(errno: errno, operation: .makingFolder, path: path) }
    var status = stat()
    guard stat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else { return }
    throw GitError(
      kind: .inTheWay, message: Localized(en: "\(path) is no folder", nl: "\(path) is geen map"),
      operation: .makingFolder, path: path,
      remedy: "mv '\(path)' '\(path).aside'")
  }

  /// Makes the folders that lead to a path, as far as they lack.
  static func makeParents(of path: String) throws(GitError) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    if mkdir(folder, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw GitError(errno: errno, operation: .makingFolder, path: folder) }
    try makeParents(of: folder)
    try make(folder)
  }

  /// Removes a folder in which there are only folders, as git leaves them when branches go; anything else
  /// stays.
  static func removeIfHollow(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
    for name in names(in: path) { removeIfHollow(path + "/" + name) }
    rmdir(path)
  }

  /// Removes a folder with all that is in it, as far as it can; links are removed and not followed.
  static func removeAll(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in names(in: path) { removeAll(path + "/" + name) }
    rmdir(path)
  }
}
