import CLibgit2
package import ObjectIDs

extension Repository {
  /// The one way by which a branch moves: asks for the next commit on the present tip, moves the branch and
  /// every work tree that stands on it if the branch still has that tip, and asks again where it has not.
  ///
  /// When this returns a result whose commit was not nil, the branch holds that commit, the disk has it, and
  /// index and files have followed. A refusal comes before anything is written.
  ///
  /// - Parameters:
  ///   - reference: the branch's full name; it need not exist. One that names another branch moves that.
  ///   - message: one line for the reflog.
  ///   - signature: who signs the reflog.
  ///   - deadline: how long to keep trying, however often that is.
  ///   - next: makes the commit on top of a tip (nil: the branch does not exist). Called again for each tip.
  /// - Throws: `.locked` past the deadline, with the path of what is in the way; `.conflict`, `.underWay`,
  ///   `.unmerged`, `.unreadableIndex`, `.readOnly` where a work tree cannot follow; `.noRoomForBranch`;
  ///   `.workTreeBehind` where the branch moved and a work tree did not, against all expectation; what `next`
  ///   throws.
  package func update<Result>(
    _ reference: String, log message: String, by signature: Signature, deadline: Duration = .seconds(10),
    _ next: (ObjectID?) throws -> BranchMove<Result>
  ) throws -> Result {
    let end = ContinuousClock.now + deadline
    // Another branch's trouble is not this one's.
    try? recover()
    let reference = try directName(of: reference)
    let lock = try writersLock(for: reference, until: end)
    defer { lock.release() }
    try recover(Self.fileName(for: reference))
    isUpdating = true
    var isWaiting = false
    defer {
      isUpdating = false
      letGoOfPacks(isWaiting: isWaiting)
    }
    var pause = Backoff()
    while true {
      let tip = try tip(of: reference)
      let move = try next(tip)
      guard let commit = move.commit, commit != tip || !move.placements.isEmpty else { return move.result }
      do throws(GitError) {
        try carryOut(move, on: reference, from: tip, to: commit, log: message, by: signature)
        return move.result
      } catch {
        isWaiting = error.kind == .branchWaits
        guard error.kind == .modified || error.kind == .locked, ContinuousClock.now < end else { throw error }
      }
      pause.wait()
    }
  }

  /// The lock that our own writers of a branch take before they look at it.
  func writersLock(
    for reference: String, until deadline: ContinuousClock.Instant
  ) throws(GitError) -> FileLock {
    try FileLock.take(
      Self.fileName(for: reference) + ".lock", inFolder: beraadFolder, until: deadline)
  }
}
