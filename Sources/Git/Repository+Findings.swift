import CLibgit2
import ObjectIDs

extension Repository {
  /// What is in the way in this repository and its work trees; reads only, but for what `recover` finishes.
  ///
  /// - Parameter prefixes: the full names of branches that are going to be folders of branches
  ///   ("refs/heads/partners"): a branch of that very name leaves them no room.
  package func findings(reserving prefixes: [String] = []) throws(GitError) -> [Finding] {
    var found: [Finding] = []
    do throws(GitError) { try recover() } catch { found.append(.refusal(error)) }
    found += try staleLocks().map { .lock($0, holder: holder(of: $0)) }
    for folder in Set([beraadFolder, gitDirectory + "/beraad"]).sorted() where FileStamp.at(folder) != nil {
      // Every command that writes makes it, or finds it there.
      do throws(GitError) { try Folder.make(folder) } catch { found.append(.refusal(error)) }
    }
    if let refusal = refusalOfBareClone { found.append(.refusal(refusal)) }
    for tree in try workTrees() where !tree.isBare {
      let own = try tree.ownFindings()
      found += tree === self ? own : own.map { $0.met(in: tree.workDirectory ?? tree.gitDirectory) }
    }
    found += try workTreesAway().map { .refusal($0.refusal) } + strayWorkTrees()
    for prefix in prefixes {
      do throws(GitError) { try mustHaveRoom(prefix + "/ID") } catch { found.append(.refusal(error)) }
    }
    if try isMissingObjects() { found.append(.partialClone(remedy: fetchAll)) }
    if isShallow { found.append(.shallow(remedy: "git fetch --unshallow")) }
    return found
  }

  /// What is in the way in this work tree alone.
  private func ownFindings() throws(GitError) -> [Finding] {
    var found: [Finding] = []
    do throws(GitError) { try mustBeAtRest() } catch { found.append(.refusal(error)) }
    // What is under way names the files that it stopped at.
    guard found.isEmpty else { return found }
    do throws(GitError) {
      try mustHaveIndex()
      try mustBeMerged(IndexFile(indexPath))
    } catch {
      found.append(.refusal(error))
    }
    guard found.isEmpty else { return found }
    do throws(GitError) {
      if let behind = try behind() { found.append(behind) }
    } catch {
      // What older commits hold may not be here: that is a finding of its own.
      guard error.kind == .partialClone || error.kind == .shallow else { throw error }
    }
    return found
  }

  /// The staged paths that stand, in index and work tree, as one of the last commits before HEAD has them.
  private func behind() throws(GitError) -> Finding? {
    guard let workDirectory, let head = try head().commit else { return nil }
    let index = try IndexFile(indexPath)
    let staged = try workTreeChanges().filter { $0.status == .staged }.map(\.path)
    guard !staged.isEmpty else { return nil }
    var commit = head
    for _ in 0..<20 {
      guard let parent = try links(of: commit).parents.first, contains(parent) else { return nil }
      commit = parent
      var paths: [String] = []
      for path in staged where try isAs(commit, path, in: index) {
        if index.entry(at: path) == nil, try wasTakenAway(path, staged, since: commit, head, index) {
          continue
        }
        paths.append(path)
      }
      if !paths.isEmpty { return .workTreeBehind(workTree: workDirectory, commit: commit, paths: paths) }
    }
    return nil
  }

  /// Whether somebody took a file away or renamed it, and did not just stand still before the commit that brought it: it goes on under another
  /// name, or something that came since is there.
  private func wasTakenAway(
    _ path: String, _ staged: [String], since commit: ObjectID, _ head: ObjectID, _ index: IndexFile
  ) throws(GitError) -> Bool {
    let file = try entry(at: path, in: head)
    for other in staged where index.entry(at: other)?.id == file?.id {
      if try entry(at: other, in: head) == nil { return true }
    }
    // What one commit brought is behind by itself: that move did not arrive.
    guard try links(of: head).parents.first != commit else { return false }
    for change in try changes(in: nil, from: commit, to: head) where change.path != path {
      if index.entry(at: change.path)?.id == change.new?.id { return true }
    }
    return false
  }

  private func isAs(_ commit: ObjectID, _ path: String, in index: IndexFile) throws(GitError)
    -> Bool
  {
    let file = try entry(at: path, in: commit)
    guard index.entry(at: path)?.id == file?.id else { return false }
    // What is no file at all is as no commit has it.
    guard let found = try? onDisk(path) else { return false }
    return found.id == file?.id
  }

  /// Whether a partial clone lacks a file of HEAD's history.
  private func isMissingObjects() throws(GitError) -> Bool {
    guard isPartialClone, let head = try head().commit else { return false }
    var seen: Set<ObjectID> = []
    var pending = [head]
    while let commit = pending.popLast() {
      guard contains(commit) else {
        if isShallow { continue }
        return true
      }
      let (tree, parents) = try links(of: commit)
      if try isMissing(below: tree, &seen) { return true }
      for parent in parents where seen.insert(parent).inserted { pending.append(parent) }
    }
    return false
  }

  private func isMissing(below tree: ObjectID, _ seen: inout Set<ObjectID>) throws(GitError) -> Bool {
    guard seen.insert(tree).inserted else { return false }
    guard contains(tree) else { return true }
    for entry in try entries(of: tree, under: "") {
      switch entry.kind {
      case .tree: if try isMissing(below: entry.id, &seen) { return true }
      case .commit: continue
      default: if seen.insert(entry.id).inserted, !contains(entry.id) { return true }
      }
    }
    return false
  }
}
