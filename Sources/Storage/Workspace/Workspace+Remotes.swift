package import Deliberation
package import ObjectIDs
package import Git

/// A branch of this clone beside the same branch of a host, as it was when it was last fetched or pushed.
package struct SharedBranch: Sendable {
  /// Its short name.
  package let name: String
  package let here: ObjectID?
  package let there: ObjectID?
  package let standing: Standing

  /// How the two lie to each other.
  package enum Standing: Sendable {
    /// The same, or on neither side.
    case same
    /// Only this clone has what is newer.
    case ahead
    /// Only the host has.
    case behind
    /// Each has something that the other lacks.
    case apart
  }
}

extension Workspace {
  /// Main beside the main of a host.
  package func main(at remote: String) throws(GitError) -> SharedBranch {
    try shared(mainBranch, mainReference, at: remote)
  }

  /// Whether a host has the main of another alliance, as far as was last heard of it: it has no beginning in common with the one
  /// here, and either the roster is another alliance's, or nothing that the host ever had on it has such a beginning.
  package func isOfOthers(_ remote: String) throws(GitError) -> Bool {
    guard let here = try repository.tip(of: mainReference), let there = try heardMain(at: remote),
      here != there.tip
    else { return false }
    if let known = beginnings[[here, there.tip]] { return known }
    var isOther = try !haveBeginning(here, there.tip)
    if isOther, try wasMet(at: remote), try !isOfAnotherAlliance(there.tip) {
      // A main that was rewritten from its first commit on is the alliance's still.
      for old in try repository.reflog(of: there.reference, atMost: Self.mostHeard)
      where isOther && repository.contains(old) {
        isOther = try !haveBeginning(here, old)
      }
    }
    beginnings[[here, there.tip]] = isOther
    return isOther
  }

  /// Whether what was heard of a remote was heard at the address that it has now: `git remote set-url` keeps its branches.
  private func wasMet(at remote: String) throws(GitError) -> Bool {
    guard let met = try met(remote) else { return true }
    return try repository.configs("remote.\(remote).url").first == met
  }

  /// The address at which the alliance's main was met at a remote, as was noted in git's section of that remote: it goes with it where that
  /// gets another name or is taken away. Nil where nothing is noted.
  package func met(_ remote: String) throws(GitError) -> String? {
    try repository.config(Self.metKey(of: remote))
  }

  package func noteMet(_ remote: String, at address: String) throws(GitError) {
    try repository.setConfig(Self.metKey(of: remote), to: address)
  }

  private static func metKey(of remote: String) -> String { "remote.\(remote).beraad-met" }

  /// Whether a commit is another alliance's: its roster says so, and it has no beginning in common with main here.
  package func isStrange(_ commit: ObjectID) throws(GitError) -> Bool {
    // Nearly always the roster is enough, and no history is followed.
    guard try isOfAnotherAlliance(commit) else { return false }
    return try !standsOnMain(commit)
  }

  /// Whether the roster of a commit, where it has one that can be read, is another alliance's than that of main here.
  private func isOfAnotherAlliance(_ commit: ObjectID) throws(GitError) -> Bool {
    guard let main = try repository.tip(of: mainReference),
      let there = try repository.entry(at: Layout.roster, in: commit)?.id,
      let here = try repository.entry(at: Layout.roster, in: main)?.id, here != there,
      let theirs = try roster(there), let ours = try roster(here)
    else { return false }
    return theirs.alliance != ours.alliance
  }

  /// What a host had on main when it was last heard; of a host without a branch of that name, the branch that is its workspace.
  package func heardMain(at remote: String) throws(GitError) -> (reference: String, tip: ObjectID)? {
    let prefix = Layout.remotePrefix + remote + "/"
    if let tip = try repository.tip(of: prefix + mainBranch) { return (prefix + mainBranch, tip) }
    for reference in try MainBranch.usual(at: remote, in: repository) {
      guard reference.hasPrefix(prefix), let tip = try repository.tip(of: reference), try isWorkspace(tip)
      else { continue }
      return (reference, tip)
    }
    return nil
  }

  /// Whether a commit holds a roster that can be read.
  package func isWorkspace(_ commit: ObjectID) throws(GitError) -> Bool {
    guard let blob = try repository.entry(at: Layout.roster, in: commit)?.id else { return false }
    return try roster(blob) != nil
  }

  /// Whether a commit has a beginning in common with main here.
  package func standsOnMain(_ commit: ObjectID) throws(GitError) -> Bool {
    guard let main = try repository.tip(of: mainReference) else { return false }
    return try haveBeginning(commit, main)
  }

  /// So many of the commits that a host had on main are asked about.
  package static let mostHeard = 100

  /// Whether two commits have one in common; true where the clone does not go back that far.
  private func haveBeginning(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> Bool {
    do throws(GitError) {
      return try repository.mergeBase(one, other) != nil
    } catch {
      guard error.kind == .shallow || error.kind == .partialClone else { throw error }
      return true
    }
  }

  /// A partner's branch beside that of a host.
  package func branch(of partner: Slug, at remote: String) throws(GitError) -> SharedBranch {
    try shared(Layout.branch(of: partner), Layout.reference(of: partner), at: remote)
  }

  private func shared(
    _ name: String, _ reference: String, at remote: String
  ) throws(GitError) -> SharedBranch {
    let here = try repository.tip(of: reference)
    let there = try repository.tip(of: Layout.reference(of: name, at: remote))
    return SharedBranch(name: name, here: here, there: there, standing: try standing(here, there))
  }

  private func standing(_ here: ObjectID?, _ there: ObjectID?) throws(GitError) -> SharedBranch.Standing {
    guard here != there else { return .same }
    guard let here else { return .behind }
    guard let there else { return .ahead }
    if try repository.isAncestor(there, of: here) { return .ahead }
    return try repository.isAncestor(here, of: there) ? .behind : .apart
  }

  /// Takes away the branches that files brought and that main has by now.
  package func forgetBrought(heldBy main: ObjectID) throws(GitError) {
    for (name, tip) in try repository.branches(matching: Layout.broughtPrefix)
    where try repository.isAncestor(tip, of: main) {
      try repository.delete(name, from: tip)
    }
  }
}
