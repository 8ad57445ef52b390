package import Languages

/// A lock file of git that stands in the repository: in use now, or left by a process that was killed.
package struct StaleLock: Hashable, Sendable {
  /// The file.
  package let path: String
  /// Its length in bytes.
  package let size: Int64
  /// Seconds since it was last written, when it was looked at; below zero where a clock was wrong.
  package let age: Int64

  let inode: UInt64
  let modifiedAt: Int64
}

extension StaleLock {
  /// Whether it stops those who write here with Beraad: the lock of an index or of a branch. Others stop plain git.
  package var stopsOurWriters: Bool { path.hasSuffix("/index.lock") || path.contains("/refs/heads/") }

  /// Whether it is too old to be one of a moment ago; one from the future is as well, whatever left it there.
  package var isOld: Bool { abs(age) > Repository.staleAge }

  /// How old it is, in words.
  package var ageInWords: Localized {
    age < 0
      ? Localized(
        en: "\(-age) seconds ahead of this machine's clock",
        nl: "\(-age) seconden vóór op de klok van deze computer")
      : Localized(en: "\(age) seconds old", nl: "\(age) seconden oud")
  }

  /// The refusal of somebody who meets a lock: its path, size and age.
  static func inTheWay(_ path: String, operation: GitOperation) -> GitError {
    let lock = Repository.look(at: path)
    let what = lock.map { lock in lock.ageInWords.map { ": \(lock.size) bytes, \($0)" } } ?? .nothing
    return GitError(
      kind: .locked,
      message: Localized(en: "\(path) is in the way", nl: "\(path) staat in de weg").joined(to: what),
      operation: operation, path: path)
  }
}
