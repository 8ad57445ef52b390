import Languages
import Glibc

/// The folders of a work tree that lead to the files of one move, each looked at once.
struct FolderCheck {
  /// The work tree, without a slash at the end.
  let root: String
  /// The folders that have to be made, outer ones first.
  private(set) var missing: [String] = []

  private var present: Set<String> = []
  private var absent: Set<String> = []
  private var needed: Set<String> = []
  private var writable: Set<String> = []

  init(root: String) { self.root = root }

  /// Refuses a path that goes through anything but folders.
  ///
  /// - Throws: `.conflict` with the first that is none.
  mutating func look(at path: String) throws(GitError) {
    for folder in Self.folders(of: path) where !present.contains(folder) {
      if absent.contains(folder) { return }
      var status = stat()
      if lstat(root + "/" + folder, &status) != 0 {
        guard errno == ENOENT else {
          throw GitError(errno: errno, operation: .lookingAtWorkTree, path: root + "/" + folder)
        }
        absent.insert(folder)
        return
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: present.insert(folder)
      case S_IFLNK:
        throw inTheWay(
          folder,
          Localized(
            en: "is a symbolic link, and is never written through",
            nl: "is een symbolische koppeling, en daardoorheen wordt nooit geschreven"))
      default:
        throw inTheWay(
          folder,
          Localized(en: "is a file where a folder must come", nl: "is een bestand, waar een map moet komen"))
      }
    }
  }

  /// Refuses a path whose folder cannot be written to; to be asked after `look`.
  mutating func mustBeWritable(for path: String) throws(GitError) {
    let there = Self.folders(of: path).last { present.contains($0) } ?? ""
    guard !writable.contains(there) else { return }
    let folder = there.isEmpty ? root : root + "/" + there
    guard access(folder, W_OK | X_OK) == 0 else {
      throw GitError(errno: errno, operation: .lookingAtWorkTree, path: folder)
    }
    writable.insert(there)
  }

  /// Notes the folders that have to be made for a path.
  mutating func need(for path: String?) {
    guard let path else { return }
    for folder in Self.folders(of: path) where !present.contains(folder) {
      if needed.insert(folder).inserted { missing.append(folder) }
    }
  }

  /// `a` and `a/b` of `a/b/c`.
  static func folders(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }

  private func inTheWay(_ path: String, _ what: Localized) -> GitError {
    GitError(
      kind: .conflict, message: what.map { "\(path) \($0)" }, operation: .lookingAtWorkTree, path: path,
      remedy: GitError.aside(root + "/" + path))
  }
}
