import Glibc

extension Repository {
  /// Has another git work on this repository, started by us. Where that one is killed, or we are, its locks do not stay.
  ///
  /// Where it ended by itself, nothing is looked for: a lock that stands then is somebody else's. A note says which locks stood
  /// before. The other git and all that it starts hold a lock of the kernel's on it, so who can take that knows that they are
  /// gone.
  ///
  /// - Throws: what `work` throws; where git stopped at a reference of this repository that it cannot follow, a `GitError` with what
  ///   puts that back: no host has a part in it.
  package func withGuest<Result>(_ work: () throws -> Result) throws -> Result {
    let path = "\(guestFolder)/\(Journal.newID())"
    try Folder.make(beraadFolder)
    try Folder.make(guestFolder)
    // Without O_CLOEXEC: the other git is to have it.
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      throw GitError(errno: errno, operation: .notingGuest, path: path)
    }
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    _ = WholeFile.append(GuestNote.lines(standing: guestLocks()), to: descriptor)
    do {
      let result = try work()
      unlink(path)
      close(descriptor)
      return result
    } catch {
      let failure = error as? any GuestFailure
      let wasKilled = failure?.wasKilled ?? false
      if !wasKilled { unlink(path) }
      close(descriptor)
      if wasKilled { try? recoverGuests() }
      if let torn = failure?.unfollowedReference.flatMap(unfollowed) { throw torn.error }
      throw error
    }
  }

  /// Takes away the locks that a git left which we started and which was killed. A lock that anybody may hold stays, and so does
  /// what was not there when its death was first found.
  func recoverGuests() throws(GitError) {
    for name in Folder.names(in: guestFolder) {
      let path = "\(guestFolder)/\(name)"
      guard let noted = FileStamp.at(path),
        let turn = try FileLock.takeNow(name, inFolder: guestFolder)
      else { continue }
      defer { turn.release() }
      let note = GuestNote(WholeFile.bytes(path) ?? [], writtenAt: noted.modifiedAt)
      let left = guestLocks().filter(note.mayBeTheGuests)
      if try removeAbandoned(left) {
        unlink(path)
      } else if note.left.isEmpty {
        note.add(left: left, to: path)
      }
    }
  }

  /// Whether none of them is left. Somebody else's lock of the same moment is gone at the second look, or its holder is seen.
  private func removeAbandoned(_ locks: [StaleLock]) throws(GitError) -> Bool {
    guard !locks.isEmpty else { return true }
    usleep(50_000)
    var isAll = true
    for lock in locks {
      guard holder(of: lock) == .nobody else {
        isAll = false
        continue
      }
      guard let now = Self.look(at: lock.path), now.inode == lock.inode, now.modifiedAt == lock.modifiedAt
      else { continue }
      guard unlink(lock.path) == 0 || errno == ENOENT else {
        throw GitError(errno: errno, operation: .removingLock, path: lock.path)
      }
    }
    return isAll
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

/// What is known of the locks beside another git that we started: those that stood before, and once it was found dead those that may
/// be its own.
private struct GuestNote {
  private let standing: Set<String>
  let left: Set<String>
  private let writtenAt: Int64

  init(_ bytes: [UInt8], writtenAt: Int64) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    left = Set(lines.filter { $0.hasPrefix(Self.mark) }.map { String($0.dropFirst(Self.mark.count)) })
    standing = Set(lines.filter { !$0.hasPrefix(Self.mark) })
    self.writtenAt = writtenAt
  }

  func mayBeTheGuests(_ lock: StaleLock) -> Bool {
    guard left.isEmpty else { return left.contains("\(lock.modifiedAt) \(Self.line(lock))") }
    return !standing.contains(Self.line(lock)) && lock.modifiedAt >= writtenAt
  }

  /// Notes which locks stood at the first look: what is made later is somebody else's.
  func add(left: [StaleLock], to path: String) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let lines = left.map { "\(Self.mark)\($0.modifiedAt) \(Self.line($0))\n" }.joined()
    _ = WholeFile.append(Array(lines.utf8), to: descriptor)
  }

  static func lines(standing locks: [StaleLock]) -> [UInt8] { locks.flatMap { Array("\(line($0))\n".utf8) } }

  private static func line(_ lock: StaleLock) -> String { "\(lock.inode) \(lock.path)" }

  private static let mark = "left "
}
