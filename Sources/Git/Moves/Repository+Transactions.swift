import Languages
import CLibgit2
import Glibc
import ObjectIDs

extension Repository {
  /// What of this repository is ours alone.
  var beraadFolder: String { commonDirectory + "/beraad" }

  /// Where the journals lie.
  var journalFolder: String { beraadFolder + "/journal" }

  func journalPath(_ name: String) -> String { "\(journalFolder)/\(name).json" }

  /// A name for files of ours that belong to a reference.
  static func fileName(for reference: String) -> String {
    let name = reference.split(separator: "/").joined(separator: "%")
    guard name.utf8.count > 200 else { return name }
    var id = git_oid()
    git_odb_hash(&id, name, name.utf8.count, GIT_OBJECT_BLOB)
    return name.prefix(100) + "~" + ObjectID(id).hex
  }

  /// The reference that a symbolic one names in the end; itself where it is none.
  ///
  /// - Throws: `.invalid` for a name that git does not allow, and for a circle.
  package func directName(of reference: String) throws(GitError) -> String {
    let operation = GitOperation.readingBranch
    var name = reference
    for _ in 0..<6 {
      var found: OpaquePointer?
      let code = git_reference_lookup(&found, pointer, name)
      if code == GIT_ENOTFOUND.rawValue { return name }
      try checkReading(code, of: name)
      guard let found else { return name }
      defer { git_reference_free(found) }
      guard let target = git_reference_symbolic_target(found) else { return name }
      name = String(cString: target)
    }
    throw GitError(
      kind: .invalid,
      message: Localized(en: "\(reference) leads in a circle", nl: "\(reference) verwijst in een kring"),
      operation: operation, path: reference)
  }

  /// The work trees that stand on a branch, this handle for its own.
  func followers(of reference: String) throws(GitError) -> [Repository] {
    var found: [Repository] = []
    for tree in try workTrees() {
      guard tree.workDirectory != nil, case .branch(let name, _) = try tree.head(),
        try directName(of: name) == reference
      else { continue }
      found.append(tree)
    }
    return found
  }

  /// Moves a branch by a transaction, or refuses it where a work tree could not follow.
  func carryOut<Result>(
    _ move: BranchMove<Result>, on reference: String, from old: ObjectID?, to new: ObjectID,
    log message: String, by signature: Signature
  ) throws(GitError) {
    let line = try reflogLine(from: old, to: new, by: signature, message)
    let trees = try old == new ? [] : followers(of: reference)
    if old != new,
      let away = try (workTreesAway() + workTreesAstray()).first(where: { $0.reference == reference })
    {
      throw away.refusal
    }
    for tree in trees { try tree.waitForIndexLock() }
    let signals = HeldSignals()
    defer { signals.release() }
    let transaction: Transaction
    do throws(GitError) {
      transaction = try plan(
        reference, from: old, to: new, paths: move.paths, adopted: move.adopted, placements: move.placements,
        line: line, for: trees)
    } catch {
      for tree in trees { tree.dropDraft(for: reference) }
      throw error
    }
    try transaction.run(placing: move.placements)
  }

  /// Plans the move of a branch, and refuses it where a work tree could not follow.
  private func plan(
    _ reference: String, from old: ObjectID?, to new: ObjectID, paths: [String]?, adopted: Set<String>,
    placements: [FolderPlacement], line: String, for trees: [Repository]
  ) throws(GitError) -> Transaction {
    let id = Journal.newID()
    if old != new { try mustBeFree(reference, isNew: old == nil) }
    var plans: [(repository: Repository, tree: Journal.Tree, index: DraftIndex)] = []
    let changes = try trees.isEmpty ? [] : changes(in: paths, from: old, to: new)
    for tree in trees {
      do throws(GitError) {
        try tree.mustBeAtRest()
        try tree.mustHaveIndex()
        let index = try DraftIndex(of: tree, for: reference)
        try tree.mustBeMerged(index.file)
        plans.append((tree, try plan(changes, adopted: adopted, for: tree, index.file), index))
      } catch {
        throw tree === self ? error : error.met(in: tree.workDirectory ?? tree.gitDirectory)
      }
    }
    var places: [Journal.Placement] = []
    for (number, placement) in placements.enumerated() {
      places.append(try Placing.plan(placement, id: id, number: number))
    }
    let journal = Journal(
      id: id, reference: reference, old: old, new: new, logLine: line,
      logs: try logs(of: reference, and: trees), paths: paths, trees: plans.map(\.tree), placements: places)
    return Transaction(
      repository: self, journal: journal,
      followers: plans.map {
        Follower(
          repository: $0.repository, journal: journal, tree: $0.tree, changes: changes, draft: $0.index)
      })
  }

  private func plan(
    _ changes: [TreeChange], adopted: Set<String>, for tree: Repository, _ index: IndexFile
  ) throws(GitError) -> Journal.Tree {
    // What this work tree holds, another one need not.
    let adopted = tree === self ? adopted : []
    let (steps, folders) = try tree.steps(for: changes, adopted: adopted, in: index)
    return Journal.Tree(
      gitDirectory: String(tree.gitDirectory.dropFirst(commonDirectory.count)), steps: steps,
      folders: folders, adopted: adopted.sorted())
  }

  /// The files in which two commits differ, of all or of these paths.
  func changes(
    in paths: [String]?, from old: ObjectID?, to new: ObjectID
  ) throws(GitError) -> [TreeChange] {
    guard let paths else { return try changes(under: "", from: old, to: new) }
    var found: [TreeChange] = []
    for path in Set(paths).sorted() { found += try changes(under: path, from: old, to: new) }
    return found
  }

  /// Waits about two seconds for whoever has this work tree's index.
  ///
  /// - Throws: `.locked` with the lock's size and age.
  private func waitForIndexLock() throws(GitError) {
    let path = indexPath + ".lock"
    let end = ContinuousClock.now + .seconds(2)
    var pause = Backoff()
    while FileStamp.at(path) != nil {
      guard ContinuousClock.now < end else {
        throw StaleLock.inTheWay(path, operation: .updatingIndex)
      }
      pause.wait()
    }
  }

  /// Refuses a branch that is being rebased somewhere, and one whose name leaves no room for another.
  private func mustBeFree(_ reference: String, isNew: Bool) throws(GitError) {
    try mustNotBeRebased(reference)
    if isNew { try mustHaveRoom(reference) }
  }

  /// Refuses a branch that is being rebased here or in another work tree: it still stands where it was, and is about to be another.
  ///
  /// - Throws: `.underWay` with the commands that end it.
  package func mustNotBeRebased(_ reference: String) throws(GitError) {
    let linked = Folder.names(in: commonDirectory + "/worktrees").map { "\(commonDirectory)/worktrees/\($0)" }
    for folder in [commonDirectory] + linked {
      for kind in ["rebase-merge", "rebase-apply"] {
        guard let bytes = WholeFile.bytes("\(folder)/\(kind)/head-name"),
          String(decoding: bytes, as: UTF8.self) == reference + "\n"
        else { continue }
        let tree = folder == gitDirectory ? self : try? Repository.open(at: folder)
        throw Self.underWay(
          "rebase",
          Localized(
            en: "a rebase of \(reference) was begun and is not finished",
            nl: "een rebase van \(reference) is begonnen en niet afgemaakt"), path: folder,
          index: folder + "/index",
          operation: .movingBranch,
          unsaved: tree?.unsavedWork ?? UnsavedWork(),
          isEmpty: kind == "rebase-apply" && tree?.hasNothingToCommit == true)
      }
    }
  }

  /// Refuses a new branch whose name begins with another's, or is the beginning of another's.
  func mustHaveRoom(_ reference: String) throws(GitError) {
    for shorter in FolderCheck.folders(of: reference) where shorter.hasPrefix("refs/heads/") {
      guard try tip(of: shorter) != nil else { continue }
      let branch = shorter.dropFirst("refs/heads/".count)
      throw GitError(
        kind: .noRoomForBranch,
        message: Localized(
          en: "the branch \(branch) leaves no room for \(reference.dropFirst("refs/heads/".count))",
          nl: "de branch \(branch) laat geen plaats voor \(reference.dropFirst("refs/heads/".count))"),
        operation: .makingBranch, path: shorter, remedy: "git branch -m \(branch) old-\(branch)")
    }
    if let longer = try branches(matching: reference + "/").first {
      throw GitError(
        kind: .noRoomForBranch,
        message: Localized(
          en: "\(longer.name) leaves no room for \(reference)",
          nl: "\(longer.name) laat geen plaats voor \(reference)"), operation: .makingBranch,
        path: longer.name)
    }
  }

  private func reflogLine(
    from old: ObjectID?, to new: ObjectID, by signature: Signature, _ message: String
  ) throws(GitError) -> String {
    let text = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "\(old ?? .zero) \(new) \(try line(for: signature))\t\(text)\n"
  }

  /// The reflogs that get a line: the branch's and the HEADs', where git keeps them.
  private func logs(of reference: String, and trees: [Repository]) throws(GitError) -> [String] {
    let setting = try config("core.logAllRefUpdates")?.lowercased()
    let isOn = setting.map { !["false", "no", "off", "0"].contains($0) } ?? !isBare
    let logs =
      ["\(commonDirectory)/logs/\(reference)"] + trees.map { $0.gitDirectory + "/logs/HEAD" }
    return logs.filter { isOn || FileStamp.at($0) != nil }
  }
}
