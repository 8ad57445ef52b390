import Languages
import CLibgit2
import Glibc
package import ObjectIDs

extension Repository {
  /// Takes a reference away, if and only if it still has the value that the caller saw.
  ///
  /// libgit2's own way leaves its locks behind when the process is killed. Ours are hard links to files of ours, so the
  /// next command sees whose they are.
  ///
  /// - Throws: `.notFound` where there is none by that name, `.modified` where somebody moved it, `.locked`.
  package func delete(_ reference: String, from expected: ObjectID) throws(GitError) {
    let signals = HeldSignals()
    defer { signals.release() }
    let end = ContinuousClock.now + .seconds(2)
    let turn = try FileLock.take(Self.removalLock, inFolder: beraadFolder, until: end + .seconds(8))
    defer { turn.release() }
    clearRemoval()
    defer { clearRemoval() }
    let path = "\(commonDirectory)/\(reference)"
    let lock = OwnLock(file: removalDraft, path: path + ".lock")
    // The next command finds the lock by the name that is written here.
    try WholeFile.write(Array(reference.utf8), to: lock.file)
    try Folder.makeParents(of: path)
    var pause = Backoff(end: 16_000)
    while try !lock.take() {
      guard ContinuousClock.now < end else { throw StaleLock.inTheWay(lock.path, operation: Self.removing) }
      pause.wait()
    }
    try mustName(reference, expected)
    try removePacked(reference, until: end)
    // It may have stood among the packed ones alone.
    guard unlink(path) == 0 || errno == ENOENT else {
      throw GitError(errno: errno, operation: Self.removing, path: reference)
    }
    unlink("\(commonDirectory)/logs/\(reference)")
    lock.release()
    removeEmptyFolders(around: reference)
  }

  private func mustName(_ reference: String, _ expected: ObjectID) throws(GitError) {
    let found = try Handle(Self.removing, path: reference, freedBy: git_reference_free) {
      git_reference_lookup(&$0, pointer, reference)
    }
    guard let target = git_reference_target(found.pointer), ObjectID(target.pointee) == expected else {
      throw GitError(
        kind: .modified, message: Localized(en: "somebody moved it", nl: "iemand heeft die verzet"),
        operation: Self.removing, path: reference)
    }
  }

  /// Takes a reference out of the file of packed ones, with the line that says where a tag leads.
  private func removePacked(_ reference: String, until end: ContinuousClock.Instant) throws(GitError) {
    let path = commonDirectory + "/packed-refs"
    let lock = OwnLock(file: packedDraft, path: path + ".lock")
    var pause = Backoff(end: 16_000)
    while let old = WholeFile.bytes(path), let new = Self.packed(old, without: reference) {
      try WholeFile.write(new, to: lock.file, replacing: true, isSynced: true)
      if try lock.take() {
        if WholeFile.bytes(path) == old { return try lock.commit() }
        lock.release()
      }
      unlink(lock.file)
      guard ContinuousClock.now < end else { throw StaleLock.inTheWay(lock.path, operation: Self.removing) }
      pause.wait()
    }
  }

  /// The packed references without one; nil where it is not among them.
  static func packed(_ bytes: [UInt8], without reference: String) -> [UInt8]? {
    var kept: [UInt8] = []
    var isGone = false
    var isFound = false
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      if line.first != UInt8(ascii: "^") {
        isGone = line.dropFirst(41).elementsEqual(reference.utf8)
        isFound = isFound || isGone
      }
      if !isGone { kept += line + [UInt8(ascii: "\n")] }
    }
    return isFound ? kept : nil
  }

  /// Takes back a removal that was stopped: the locks that it left, if they are ours.
  func recoverRemoval() throws(GitError) {
    guard FileStamp.at(removalDraft) != nil || FileStamp.at(packedDraft) != nil else { return }
    guard let turn = try FileLock.takeNow(Self.removalLock, inFolder: beraadFolder) else { return }
    defer { turn.release() }
    clearRemoval()
  }

  private func clearRemoval() {
    OwnLock(file: packedDraft, path: commonDirectory + "/packed-refs.lock").release()
    unlink(packedDraft)
    if let bytes = WholeFile.bytes(removalDraft, most: 4_096) {
      let reference = String(decoding: bytes, as: UTF8.self)
      OwnLock(file: removalDraft, path: "\(commonDirectory)/\(reference).lock").release()
    }
    unlink(removalDraft)
  }

  /// The folders below the kind of a reference, as git prunes them: `refs/heads` stays.
  private func removeEmptyFolders(around reference: String) {
    for folder in FolderCheck.folders(of: reference).reversed() where folder.split(separator: "/").count > 2 {
      guard rmdir("\(commonDirectory)/\(folder)") == 0 else { return }
    }
  }

  private var removalDraft: String { beraadFolder + "/removal.draft" }
  private var packedDraft: String { beraadFolder + "/packed.draft" }
  private static let removalLock = "removal.lock"
  private static let removing = GitOperation.removingBranch
}
