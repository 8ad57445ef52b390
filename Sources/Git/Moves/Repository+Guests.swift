import Glibc

extension Repository {
  /// Has another git work on this repository, started by us. Where that one is killed, its locks do not stay.
  ///
  /// A note says which locks stood before. The other git and all that it starts hold a lock of the kernel's on it, so who
  /// can take that knows that they are gone.
  package func withGuest<Result>(_ work: () throws -> Result) throws -> Result {
    let path = "\(guestFolder)/\(Journal.newID())"
    try Folder.make(beraadFolder)
    try Folder.make(guestFolder)
    // Without O_CLOEXEC: the other git is to have it.
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      throw GitError(errno: errno, operation: "noting that git is started", path: path)
    }
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    let standing = guestLocks().map { "\($0.inode) \($0.path)\n" }.joined()
    _ = WholeFile.append(Array(standing.utf8), to: descriptor)
    defer {
      close(descriptor)
      try? recoverGuests()
    }
    return try work()
  }

  /// Takes away the locks that a git left which we started and which was killed. A lock that anybody may hold stays.
  func recoverGuests() throws(GitError) {
    for name in Folder.names(in: guestFolder) {
      let path = "\(guestFolder)/\(name)"
      guard let noted = FileStamp.at(path),
        let turn = try FileLock.takeNow(name, inFolder: guestFolder)
      else { continue }
      defer { turn.release() }
      let standing = Set(
        String(decoding: WholeFile.bytes(path) ?? [], as: UTF8.self).split(separator: "\n").map(String.init))
      let left = guestLocks().filter {
        !standing.contains("\($0.inode) \($0.path)") && $0.modifiedAt >= noted.modifiedAt
      }
      if try removeAbandoned(left) { unlink(path) }
    }
  }

  /// Whether none of them is left. Somebody else's lock of the same moment is gone at the second look, or its git is seen.
  private func removeAbandoned(_ locks: [StaleLock]) throws(GitError) -> Bool {
    guard let first = locks.first else { return true }
    usleep(50_000)
    guard holder(of: first) == .nobody else { return false }
    for lock in locks {
      guard let now = Self.look(at: lock.path), now.inode == lock.inode, now.modifiedAt == lock.modifiedAt
      else { continue }
      guard unlink(lock.path) == 0 || errno == ENOENT else {
        throw GitError(errno: errno, operation: "removing a lock file", path: lock.path)
      }
    }
    return true
  }

  /// The locks that a fetch or push takes and our own writers do not: those of ours have a second name.
  private func guestLocks() -> [StaleLock] {
    var found = ["packed-refs", "shallow"].compactMap { Self.look(at: "\(commonDirectory)/\($0).lock") }
    for folder in ["remotes", "beraad"] {
      Self.collectLocks(below: "\(commonDirectory)/refs/\(folder)", into: &found)
    }
    return found.filter { lock in
      var status = stat()
      return lstat(lock.path, &status) == 0 && status.st_nlink == 1
    }
  }

  private var guestFolder: String { beraadFolder + "/guests" }
}
