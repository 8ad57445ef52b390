import CLibgit2
import Glibc

/// One move of one branch with all that follows it, under the flock of the branch and by a journal.
///
/// The branch moves when the lock of its reference is renamed over it. Whatever stops the process before that
/// is taken back, whatever stops it after that is finished, by `recover`.
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
  /// - Throws: `.workTreeBehind` where the branch moved and something could not follow; anything else says
  ///   that nothing happened.
  func run(placing folders: [FolderPlacement]) throws(GitError) {
    do throws(GitError) {
      try note()
      try prepare(folders)
      try moveBranch()
    } catch {
      rollBack()
      throw error
    }
    do throws(GitError) {
      try rollForward()
      for follower in followers { try follower.outlast() }
      clear()
    } catch {
      throw GitError(
        code: error.code, kind: .workTreeBehind, message: error.message, operation: error.operation,
        path: error.path, remedy: error.remedy)
    }
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

  /// Compares and swaps.
  private func moveBranch() throws(GitError) {
    guard isMove else { return }
    try lockBranch()
    guard try repository.tip(of: journal.reference) == journal.old else {
      throw GitError(
        kind: .modified, message: "somebody else moved it", operation: "moving a branch",
        path: journal.reference)
    }
    for log in journal.logs { try Reflog(path: log).append(journal.logLine) }
    if journal.old == nil { Folder.removeIfHollow(lock.target) }
    try lock.commit()
    let folder = lock.target.lastIndex(of: "/").map { String(lock.target[..<$0]) }
    try? Folder.sync(folder ?? repository.commonDirectory)
  }

  private func lockBranch() throws(GitError) {
    unlink(lock.file)
    try WholeFile.write(Array("\(journal.new)\n".utf8), to: lock.file, isSynced: true)
    for attempt in 1...5 {
      try Folder.makeParents(of: lock.path)
      do throws(GitError) {
        guard try lock.take() else { throw StaleLock.inTheWay(lock.path, operation: "moving a branch") }
        return
      } catch {
        // Git removes folders that became empty, perhaps the one just made.
        guard error.kind == .notFound, attempt < 5 else { throw error }
      }
    }
  }

  /// Finishes a move that was stopped; safe to do again.
  func finish() throws(GitError) {
    try rollForward()
    clear()
  }

  private func rollForward() throws(GitError) {
    for placing in placings { try placing.rollForward() }
    for follower in followers { try follower.rollForward() }
  }

  /// Takes a move back that did not come to move the branch; safe to do again.
  func rollBack() {
    for follower in followers { follower.rollBack() }
    for placing in placings { placing.rollBack() }
    if isMove, lock.isHeld {
      for log in journal.logs { Reflog(path: log).retract(journal.logLine) }
      lock.release()
    }
    clear()
  }

  private func clear() {
    unlink(lock.file)
    unlink(repository.journalPath(name))
  }
}
