import CLibgit2

extension Repository {
  /// Appends to a branch without losing what anybody else appends: asks for the next commit on the present
  /// tip, moves the branch if it still has that tip, and asks again where it has not.
  ///
  /// When this returns a result whose commit was not nil, the branch holds that commit and the disk has it.
  ///
  /// - Parameters:
  ///   - reference: the branch's full name; it need not exist.
  ///   - deadline: how long to keep trying, however often that is.
  ///   - message: one line for the reflog.
  ///   - next: makes the commit on top of a tip (nil: the branch does not exist), and the result to return.
  ///     No commit means that nothing is to be written, as when the record is there already. Called again for
  ///     each tip.
  /// - Throws: `.locked` past the deadline, with the path of what is in the way; what `next` throws.
  package func update<Result>(
    _ reference: String, deadline: Duration = .seconds(10), log message: String,
    _ next: (ObjectID?) throws -> (commit: ObjectID?, result: Result)
  ) throws -> Result {
    let end = ContinuousClock.now + deadline
    let lock = try writersLock(for: reference, until: end)
    defer { lock.release() }
    var pause = Backoff()
    while true {
      let tip = try tip(of: reference)
      let step = try next(tip)
      guard let commit = step.commit, commit != tip else { return step.result }
      do throws(GitError) {
        try move(reference, from: tip, to: commit, log: message)
        return step.result
      } catch {
        guard error.kind == .modified || error.kind == .locked else { throw error }
        guard ContinuousClock.now < end else { throw stuck(error, on: reference) }
      }
      pause.wait()
    }
  }

  /// The lock that our own writers of a branch take before they look at it.
  func writersLock(
    for reference: String, until deadline: ContinuousClock.Instant
  ) throws(GitError) -> FileLock {
    let folder = commonDirectory + "/beraad"
    let name = reference.split(separator: "/").joined(separator: "%")
    return try FileLock.take(name + ".lock", inFolder: folder, until: deadline)
  }

  private func stuck(_ error: GitError, on reference: String) -> GitError {
    let left = (try? staleLocks())?.first { $0.path.hasSuffix("/\(reference).lock") }
    guard error.kind == .locked, let left else { return error }
    return GitError(
      code: error.code, kind: .locked,
      message: "\(left.path) is in the way: \(left.size) bytes, \(left.age) seconds old",
      operation: error.operation, path: left.path)
  }
}
