import Languages
import CLibgit2
import Glibc

/// One move of one branch with all that follows it, under the flock of the branch and by a journal.
///
/// From the moment that it has the lock of the reference, and the branch is where it was, the move goes forward:
/// files, then indexes, then the branch. Whatever stops the process before that is taken back, whatever stops it
/// after that is finished, by `recover`.
///
/// The branch comes last because of `git commit`: it reads HEAD, then the index, and moves the branch only if that is
/// still where HEAD was. So one that read an old index has read an old HEAD too, and cannot put that index on top of
/// what was recorded meanwhile.
struct Transaction {
  let repository: Repository
  let journal: Journal
  let followers: [Follower]

  private var name: String { Repository.fileName(for: journal.reference) }

  /// The lock of the reference, and the reference to be.
  private var lock: OwnLock {
    OwnLock(
      file: repository.journalFolder + "/\(name).value",
      path: "\(repository.commonDirectory)/\(journal.reference).lock")
  }

  private var isMove: Bool { journal.old != journal.new }

  private var placings: [Placing] { journal.placements.map(Placing.init) }

  /// Does all of it; with signals held.
  ///
  /// - Throws: `.workTreeBehind` where the branch moved and something could not follow; `.branchWaits` where all is
  ///   ready and the branch could not move: the next command brings both to their end. Anything else says that nothing
  ///   was recorded.
  func run(placing folders: [FolderPlacement]) throws(GitError) {
    do throws(GitError) {
      try note()
      try prepare(folders)
      try reserveBranch()
    } catch {
      rollBack()
      throw error
    }
    let trouble = try follow()
    do throws(GitError) {
      if let trouble { throw trouble }
      for follower in followers { follower.letGo() }
      for placing in placings { try placing.rollForward() }
      for follower in followers { try follower.outlast() }
      clear()
    } catch {
      throw GitError(
        code: error.code, kind: .workTreeBehind, message: error.said, operation: error.operation,
        path: error.path, first: error.first, remedy: error.remedy, further: error.further)
    }
  }

  /// Lets the work trees follow, and then moves the branch: also where one of them cannot follow yet.
  ///
  /// - Returns: what kept a work tree from it.
  /// - Throws: what kept the branch from it; the next call of `recover` tries again.
  private func follow() throws(GitError) -> GitError? {
    var trouble: GitError?
    for follower in followers {
      do throws(GitError) { try follower.rollForward() } catch { trouble = trouble ?? error }
    }
    do throws(GitError) {
      try moveBranch()
    } catch {
      throw GitError(
        code: error.code, kind: .branchWaits,
        message: Localized(
          en: "the branch could not be moved yet: \(error.message)",
          nl: "de branch kon nog niet worden verzet: \(error.said.dutch)"),
        operation: error.operation, path: error.path)
    }
    return trouble
  }

  private func note() throws(GitError) {
    try Folder.make(repository.beraadFolder)
    try Folder.make(repository.journalFolder)
    // Where files rest on it, it must survive a power cut; a lock alone is found by doctor.
    let isSynced = !followers.isEmpty || !placings.isEmpty
    try journal.write(to: repository.journalPath(name), isSynced: isSynced)
  }

  private func prepare(_ folders: [FolderPlacement]) throws(GitError) {
    for (placing, folder) in zip(placings, folders) { try placing.stage(folder.files) }
    for follower in followers { try follower.stageFiles() }
    for follower in followers { try follower.lockIndex() }
    for follower in followers { try follower.mustBeUnchanged() }
  }

  /// Takes the lock of the branch, and compares: from here nobody else moves it.
  private func reserveBranch() throws(GitError) {
    guard isMove else { return }
    try lockBranch()
    guard try repository.tip(of: journal.reference) == journal.old else {
      throw GitError(
        kind: .modified,
        message: Localized(en: "somebody else moved it", nl: "iemand anders heeft die verzet"),
        operation: .movingBranch,
        path: journal.reference)
    }
    for log in journal.logs { try Reflog(path: log).append(journal.logLine) }
    if journal.old == nil { Folder.removeIfHollow(lock.target) }
  }

  /// Swaps.
  private func moveBranch() throws(GitError) {
    guard isMove else { return }
    try lock.commit()
    let folder = lock.target.lastIndex(of: "/").map { String(lock.target[..<$0]) }
    try? Disk.sync(folder ?? repository.commonDirectory, as: .folder, operation: .movingBranch)
  }

  private func lockBranch() throws(GitError) {
    unlink(lock.file)
    try WholeFile.write(Array("\(journal.new)\n".utf8), to: lock.file, isSynced: true)
    for attempt in 1...5 {
      try Folder.makeParents(of: lock.path)
      do throws(GitError) {
        guard try lock.take() else { throw StaleLock.inTheWay(lock.path, operation: .movingBranch) }
        return
      } catch {
        // Git removes folders that became empty, perhaps the one just made.
        guard error.kind == .notFound, attempt < 5 else { throw error }
      }
    }
  }

  /// Whether a move that was stopped had the branch reserved: then it goes forward.
  ///
  /// Git tells people to remove a lock by hand. Where the branch is as it was all the same, and files have followed,
  /// the lock is taken again.
  func isReserved() throws(GitError) -> Bool {
    guard isMove, try repository.tip(of: journal.reference) == journal.old else { return false }
    if lock.isHeld { return true }
    guard followers.contains(where: \.hasBegun), FileStamp.at(lock.file) != nil else { return false }
    return try lock.take()
  }

  /// Finishes a move that was stopped before or after the branch moved; safe to do again.
  func finish(isMoved: Bool) throws(GitError) {
    if isMoved {
      for follower in followers { try follower.rollForward() }
    } else {
      for log in journal.logs where !Reflog(path: log).ends(with: journal.logLine) {
        try Reflog(path: log).append(journal.logLine)
      }
      if let trouble = try follow() { throw trouble }
    }
    for follower in followers { follower.letGo() }
    for placing in placings { try placing.rollForward() }
    clear()
  }

  /// Takes a move back that did not come to reserve the branch; safe to do again.
  func rollBack() {
    // First the branch: without our file and its lock nobody takes it for reserved.
    if isMove, lock.isHeld {
      for log in journal.logs { Reflog(path: log).retract(journal.logLine) }
      lock.release()
    }
    unlink(lock.file)
    for follower in followers { follower.rollBack() }
    for placing in placings { placing.rollBack() }
    clear()
  }

  private func clear() {
    unlink(lock.file)
    unlink(repository.journalPath(name))
  }
}
