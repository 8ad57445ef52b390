import CLibgit2
import Glibc
import ObjectIDs

extension Repository {
  /// Rolls forward or back what writers that are dead began in this repository. Cheap where nothing was.
  ///
  /// Never waits for a writer that lives, and never removes a lock that somebody else made. What stands in the way of one
  /// branch keeps no other one back.
  ///
  /// - Throws: what first kept something from being finished, as `.readOnly`; the next call tries again.
  package func recover() throws(GitError) {
    try recoverSettings()
    try recoverRemoval()
    try recoverGuests()
    var first: GitError?
    for name in begun() {
      do throws(GitError) {
        try recoverIfLeft(name)
      } catch {
        first = first ?? error
      }
    }
    if let first { throw first }
    // A move that somebody else is finishing may still need them.
    if begun().isEmpty { try recoverPacks() }
  }

  private func recoverIfLeft(_ name: String) throws(GitError) {
    guard let lock = try FileLock.takeNow(name + ".lock", inFolder: beraadFolder) else { return }
    defer { lock.release() }
    try recover(name)
    // Of a writer that was stopped while it still looked around.
    for draft in drafts where draft.hasSuffix("/\(name).index") {
      unlink(draft)
      unlink(draft + ".lock")
    }
  }

  /// The names of the branches of which something of a writer stands.
  private func begun() -> [String] {
    var names = Set(drafts.map { String($0.dropLast(".index".count).split(separator: "/").last ?? "") })
    for file in Folder.names(in: journalFolder) where file.hasSuffix(".json") {
      names.insert(String(file.dropLast(".json".count)))
    }
    return names.sorted()
  }

  /// The drafts of the indexes that stand now, here and in the main work tree.
  private var drafts: [String] {
    Set([beraadFolder, gitDirectory + "/beraad"]).flatMap { folder in
      Folder.names(in: folder).compactMap { name in
        name.hasSuffix(".index")
          ? "\(folder)/\(name)"
          : name.hasSuffix(".index.lock") ? "\(folder)/\(name.dropLast(".lock".count))" : nil
      }
    }
  }

  /// Rolls forward or back what was begun on one branch; under its flock.
  func recover(_ name: String) throws(GitError) {
    let path = journalPath(name)
    guard FileStamp.at(path) != nil else { return }
    let signals = HeldSignals()
    defer { signals.release() }
    guard let journal = try Journal.read(path) else {
      // It was not written to its end: nothing was begun.
      unlink(path)
      return
    }
    let isMoved = try isMoved(journal)
    let transaction = try transaction(of: journal)
    let isReserved = isMoved ? false : try transaction.isReserved()
    if isMoved || isReserved {
      try transaction.finish(isMoved: isMoved)
    } else {
      transaction.rollBack()
    }
  }

  private func isMoved(_ journal: Journal) throws(GitError) -> Bool {
    guard let tip = try tip(of: journal.reference) else { return false }
    if tip == journal.new { return true }
    if tip == journal.old { return false }
    var (descendant, ancestor) = (tip.libgit2, journal.new.libgit2)
    return git_graph_descendant_of(pointer, &descendant, &ancestor) == 1
  }

  private func transaction(of journal: Journal) throws(GitError) -> Transaction {
    var followers: [Follower] = []
    let trees = journal.trees.isEmpty ? [] : try workTrees()
    for tree in journal.trees {
      let folder = commonDirectory + tree.gitDirectory
      // A work tree that is gone has taken its temporary files along.
      guard let repository = trees.first(where: { $0.gitDirectory == folder }) else { continue }
      let changes = try self.changes(in: journal.paths, from: journal.old, to: journal.new)
      followers.append(
        Follower(repository: repository, journal: journal, tree: tree, changes: changes, draft: nil))
    }
    return Transaction(repository: self, journal: journal, followers: followers)
  }
}
