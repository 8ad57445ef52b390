import Glibc

/// A pack that no branch names yet. A `.keep` beside it, as git's own writers have one, tells a repack to leave it alone: else that takes
/// the pack for waste, and the branch comes to name what is not there.
///
/// A file in our own folder, locked by the writer, names it: of a writer that is dead anybody can clear both away.
struct KeptPack {
  private let keep: String
  private let marker: String
  private let lock: FileLock

  private static let ending = ".kept"
  private static let content = "beraad\n"

  /// Has a pack kept; before it gets its name.
  ///
  /// - Parameters:
  ///   - name: as in `pack-NAME.pack`.
  ///   - folder: our own folder, for the file that names it.
  /// - Returns: nil where somebody else keeps such a pack.
  init?(_ name: String, among packs: String, notedIn folder: String) throws(GitError) {
    keep = "\(packs)/pack-\(name).keep"
    marker = "\(folder)/\(name)\(Self.ending)"
    let end = ContinuousClock.now + .seconds(5)
    while true {
      let lock = try FileLock.take("\(name)\(Self.ending)", inFolder: folder, until: end)
      // Who clears up may have taken the file away between the two.
      guard lock.isOf(marker) else {
        lock.release()
        continue
      }
      self.lock = lock
      break
    }
    do throws(GitError) {
      try Folder.make(packs)
      try WholeFile.write(Array(Self.content.utf8), to: keep)
    } catch {
      unlink(marker)
      lock.release()
      guard error.kind == .exists else { throw error }
      return nil
    }
  }

  /// The branch names it, or never will.
  func letGo() {
    unlink(keep)
    unlink(marker)
    lock.release()
  }

  /// The branch is still to name it: whoever finishes that clears up.
  func leave() { lock.release() }

  /// Clears away what writers that are dead kept.
  static func recover(among packs: String, notedIn folder: String) throws(GitError) {
    for file in Folder.names(in: folder) where file.hasSuffix(ending) {
      guard let lock = try FileLock.takeNow(file, inFolder: folder) else { continue }
      defer { lock.release() }
      let keep = "\(packs)/pack-\(file.dropLast(ending.count)).keep"
      // It may have been stopped before it wrote anything there.
      if let bytes = WholeFile.bytes(keep), bytes.isEmpty || bytes == Array(content.utf8) { unlink(keep) }
      unlink("\(folder)/\(file)")
    }
  }
}

extension Repository {
  private var packFolder: String { commonDirectory + "/objects/pack" }

  /// Has a pack kept until the branch that is being moved names it.
  func keep(pack name: String) throws(GitError) {
    guard isUpdating, let kept = try KeptPack(name, among: packFolder, notedIn: beraadFolder) else { return }
    keptPacks.append(kept)
  }

  /// - Parameter isWaiting: whether the branch is still to name them.
  func letGoOfPacks(isWaiting: Bool) {
    for pack in keptPacks { if isWaiting { pack.leave() } else { pack.letGo() } }
    keptPacks = []
  }

  func recoverPacks() throws(GitError) { try KeptPack.recover(among: packFolder, notedIn: beraadFolder) }
}
