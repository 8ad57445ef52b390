import Languages
import CLibgit2
import Glibc

/// A work tree that follows its branch: its new files wait beside their places, its new index behind a lock.
struct Follower {
  let repository: Repository
  let journal: Journal
  let tree: Journal.Tree
  /// In the order of the tree's steps.
  let changes: [TreeChange]
  /// The index as it was looked at; nil where it is read anew, in `recover`.
  let draft: DraftIndex?

  private var root: String { (repository.workDirectory ?? "") + "/" }

  /// The lock of the index, and the index to be.
  var lock: OwnLock { repository.indexLock(for: journal.reference) }

  /// Writes what the files come to hold, each beside its place.
  func stageFiles() throws(GitError) {
    // A plain `git add` of this very moment, or after a kill, takes none of them along. Where that cannot be had, nothing is refused.
    try? repository.hideTemporaryFiles()
    for folder in tree.folders { try Folder.make(root + folder) }
    for (index, step) in tree.steps.enumerated() where step.kind == .write {
      guard let file = changes[index].new else { continue }
      try repository.writeFile(file, to: root + journal.temporary(index, of: step))
    }
  }

  /// Takes the lock of the index, with the new index in it.
  ///
  /// - Parameter isLate: whether the branch has moved already; then what somebody staged meanwhile stays.
  /// - Throws: `.locked` where somebody else has it; `.conflict` where the index changed since it was looked
  ///   at, in a path that matters.
  func lockIndex(isLate: Bool = false) throws(GitError) {
    for attempt in 0..<20 {
      let current: DraftIndex
      if attempt == 0, let draft, draft.isCurrent {
        current = draft
      } else {
        current = try DraftIndex(of: repository, for: journal.reference)
      }
      try bring(current, isLate: isLate)
      if try lock.take() {
        if current.isCurrent { return }
        lock.release()
      }
      // Git refreshes the index for a moment at every `git status`.
      usleep(2_000)
    }
    throw StaleLock.inTheWay(lock.path, operation: .updatingIndex)
  }

  /// Brings an index to the new commit, in our own file.
  private func bring(_ draft: DraftIndex, isLate: Bool) throws(GitError) {
    let index = draft.file
    if let source = draft.source {
      try index.settleRaces(with: source, in: root) { (path) throws(GitError) in
        // What cannot be hashed is not as the index has it.
        (try? repository.onDisk(path))?.id
      }
    }
    for (number, change) in changes.enumerated() {
      let entry = index.entry(at: change.path)
      if isLate, entry?.id != change.old?.id { continue }
      try repository.mustBeKnown(entry, change, isAdopted: tree.adopted.contains(change.path))
      guard let file = change.new else {
        try index.remove(change.path)
        continue
      }
      try index.set(change.path, to: file, status: entry?.isSkipped == true ? nil : status(of: number))
    }
    try index.write()
  }

  /// The file of a step as it will be: where it waits, or at its place.
  private func status(of number: Int) -> stat {
    let step = tree.steps[number]
    var status = stat()
    if step.kind == .write, lstat(root + journal.temporary(number, of: step), &status) == 0 { return status }
    lstat(root + step.path, &status)
    return status
  }

  /// Refuses to go on where a file is no longer what was looked at, or the work tree left the branch.
  func mustBeUnchanged() throws(GitError) {
    for step in tree.steps where FileStamp.at(root + step.path) != step.before {
      throw repository.inTheWay(
        step.path, Localized(en: "was changed just now", nl: "is zojuist veranderd"))
    }
    guard case .branch(let name, _) = try repository.head(),
      try repository.directName(of: name) == journal.reference
    else {
      throw GitError(
        kind: .modified,
        message: Localized(
          en: "another branch was checked out just now", nl: "er is zojuist een andere branch uitgecheckt"),
        operation: .movingBranch,
        path: repository.workDirectory)
    }
  }

  /// Whether a move that was stopped has changed something of this work tree: a file that waited beside its place has
  /// come there, or is gone from it.
  var hasBegun: Bool {
    tree.steps.enumerated().contains { index, step in
      switch step.kind {
      case .none: false
      case .write: FileStamp.at(root + journal.temporary(index, of: step)) == nil
      case .delete: step.before != nil && FileStamp.at(root + step.path) == nil
      }
    } || lock.isDone
  }

  /// Lets the files and then the index follow; what was done already is passed over. The index stays locked until
  /// `letGo`.
  func rollForward() throws(GitError) {
    for (index, step) in tree.steps.enumerated() {
      let place = root + step.path
      let temporary = root + journal.temporary(index, of: step)
      switch step.kind {
      case .none: continue
      case .write:
        guard FileStamp.at(temporary) != nil else { continue }
        // Somebody who wrote there in this very moment keeps what he wrote.
        guard FileStamp.at(place) == step.before else {
          unlink(temporary)
          continue
        }
        guard rename(temporary, place) == 0 else { throw behind(place) }
      case .delete:
        guard let now = FileStamp.at(place), now == step.before else { continue }
        guard unlink(place) == 0 || errno == ENOENT else { throw behind(place) }
        for folder in FolderCheck.folders(of: step.path).reversed() where rmdir(root + folder) != 0 { break }
      }
    }
    try putIndex()
  }

  private func putIndex() throws(GitError) {
    if lock.isDone { return }
    // Somebody may have removed our lock by hand, as git advises: then the index is made again.
    if !lock.isHeld {
      guard FileStamp.at(lock.file) != nil else { return }
      try lockIndex(isLate: true)
    }
    try lock.put()
  }

  /// Lets others have the index, when the branch has moved.
  func letGo() {
    lock.release()
    repository.dropDraft(for: journal.reference)
  }

  /// Waits for the git commands that were at work here while the index was replaced, and brings it up again
  /// where one of them wrote back what it had read before.
  ///
  /// `git commit` reads the index, then takes its lock, and does not read again: what came in between would be
  /// taken back by the next commit.
  func outlast() throws(GitError) {
    let end = ContinuousClock.now + .milliseconds(250)
    var others = repository.youngGitProcesses()
    var seen = FileStamp.at(repository.indexPath)
    while !others.isEmpty, ContinuousClock.now < end {
      usleep(1_000)
      others.removeAll { kill($0, 0) != 0 && errno == ESRCH }
      let now = FileStamp.at(repository.indexPath)
      guard now != seen else { continue }
      seen = now
      guard try isIndexBehind() else { continue }
      try lockIndex(isLate: true)
      try lock.commit()
      seen = FileStamp.at(repository.indexPath)
    }
    repository.dropDraft(for: journal.reference)
  }

  private func isIndexBehind() throws(GitError) -> Bool {
    let index = try IndexFile(repository.indexPath)
    return changes.contains { change in
      let entry = index.entry(at: change.path)
      return entry?.id == change.old?.id && entry?.id != change.new?.id
    }
  }

  /// Takes back what was staged; the branch has not moved.
  func rollBack() {
    lock.release()
    for (index, step) in tree.steps.enumerated() where step.kind == .write {
      unlink(root + journal.temporary(index, of: step))
    }
    for folder in tree.folders.reversed() { rmdir(root + folder) }
    repository.dropDraft(for: journal.reference)
  }

  private func behind(_ path: String) -> GitError {
    GitError(errno: errno, operation: .updatingWorkTree, path: path)
  }
}
