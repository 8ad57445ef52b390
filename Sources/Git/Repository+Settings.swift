import Languages
import CLibgit2
import Glibc

extension Repository {
  /// Sets a value in the repository's own configuration, never in the user's.
  ///
  /// - Throws: `.invalid` for a name that git does not allow; `.readOnly`, `.noSpace`, `.locked`.
  package func setConfig(_ key: String, to value: String) throws(GitError) {
    try setConfig([(key, value)])
  }

  /// Names another repository, from which git fetches all branches.
  ///
  /// - Throws: `.exists` where there is a remote by that name, `.invalid`, `.readOnly`, `.noSpace`, `.locked`.
  package func addRemote(_ name: String, at address: String) throws(GitError) {
    guard try ownConfig("remote.\(name).url") == nil else {
      throw GitError(
        kind: .exists, message: Localized(en: "it has an address", nl: "die heeft al een adres"),
        operation: .namingRemote, path: name)
    }
    try setConfig([
      ("remote.\(name).url", address), ("remote.\(name).fetch", "+refs/heads/*:refs/remotes/\(name)/*"),
    ])
  }

  /// Sets values in the repository's own configuration: all of them, or none.
  ///
  /// libgit2's own way leaves its lock behind when the process is killed, and plain git then refuses to change a setting.
  /// So it changes a draft of ours, and the lock is a hard link to that: the next command sees whose it is.
  ///
  /// - Throws: `.conflict` where the settings of this work tree alone, which rank above, have another value.
  package func setConfig(_ values: [(key: String, value: String)]) throws(GitError) {
    try mustRankFirst(values)
    let signals = HeldSignals()
    defer { signals.release() }
    let turn = try FileLock.take(
      Self.settingsLock, inFolder: beraadFolder, until: ContinuousClock.now + .seconds(10))
    defer { turn.release() }
    let target = Self.resolved(commonDirectory + "/config")
    let lock = OwnLock(file: settingsDraft, path: target + ".lock")
    clearSettings(lock)
    defer { clearSettings(lock) }
    let deadline = ContinuousClock.now + .seconds(2)
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o644
    var pause = Backoff(end: 16_000)
    while true {
      guard let old = WholeFile.bytes(target) else {
        throw GitError(
          kind: .notFound, message: Localized(en: "it cannot be read", nl: "dat is niet te lezen"),
          operation: Self.changing, path: target)
      }
      try WholeFile.write(old, to: lock.file, replacing: true)
      try set(values, in: lock.file)
      chmod(lock.file, mode)
      // Under the lock nobody of git's changes the file: what was read stands there still, or it is read again.
      if try lock.take() {
        if WholeFile.bytes(target) == old { return try lock.commit() }
        lock.release()
      }
      guard ContinuousClock.now < deadline else {
        throw StaleLock.inTheWay(lock.path, operation: Self.changing)
      }
      pause.wait()
    }
  }

  /// Refuses values that would not count here.
  private func mustRankFirst(_ values: [(key: String, value: String)]) throws(GitError) {
    guard FileStamp.at(gitDirectory + "/config.worktree") != nil else { return }
    var above: [(key: String, value: String)] = []
    for one in values {
      if let own = try config(one.key, at: GIT_CONFIG_LEVEL_APP), own != one.value { above.append(one) }
    }
    guard !above.isEmpty else { return }
    throw GitError(
      kind: .conflict,
      message: Localized(
        en: "this work tree has a setting of its own for \(above.map(\.key).joined(separator: " and "))",
        nl: "deze werkmap heeft een eigen instelling voor \(above.map(\.key).joined(separator: " en "))"),
      operation: Self.changing,
      remedy: above.map { "git config --worktree \($0.key) \(GitError.typed($0.value))" }.joined(
        separator: " && "))
  }

  /// Takes back a change of the settings that was stopped: the lock that it left, if it is ours.
  func recoverSettings() throws(GitError) {
    guard FileStamp.at(settingsDraft) != nil else { return }
    guard let turn = try FileLock.takeNow(Self.settingsLock, inFolder: beraadFolder) else { return }
    defer { turn.release() }
    clearSettings(OwnLock(file: settingsDraft, path: Self.resolved(commonDirectory + "/config") + ".lock"))
  }

  private func set(_ values: [(key: String, value: String)], in file: String) throws(GitError) {
    let configuration = try Handle(Self.changing, path: file, freedBy: git_config_free) {
      git_config_open_ondisk(&$0, file)
    }
    for (key, value) in values {
      try check(git_config_set_string(configuration.pointer, key, value), Self.changing, path: key)
    }
    guard let bytes = WholeFile.bytes(file) else { return }
    try WholeFile.write(bytes, to: file, replacing: true, isSynced: true)
  }

  private func clearSettings(_ lock: OwnLock) {
    lock.release()
    for path in [lock.file, lock.file + ".lock"] { unlink(path) }
  }

  private var settingsDraft: String { beraadFolder + "/settings.draft" }
  private static let settingsLock = "settings.lock"
  private static let changing = GitOperation.changingConfiguration

  /// Where a file lies that may be a link.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
