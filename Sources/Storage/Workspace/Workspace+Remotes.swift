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

  /// Whether a host has the main of another alliance, as far as was last heard of it: neither what it has nor what it ever had has
  /// a beginning in common with the one here.
  package func isOfOthers(_ remote: String) throws(GitError) -> Bool {
    let reference = Layout.reference(of: mainBranch, at: remote)
    guard let here = try repository.tip(of: mainReference), let there = try repository.tip(of: reference),
      here != there
    else { return false }
    if let known = beginnings[[here, there]] { return known }
    var isOther = try !haveBeginning(here, there)
    if isOther {
      // A main that was rewritten from its first commit on is the alliance's still.
      for old in try repository.reflog(of: reference, atMost: Self.mostHeard)
      where isOther && repository.contains(old) {
        isOther = try !haveBeginning(here, old)
      }
    }
    beginnings[[here, there]] = isOther
    return isOther
  }

  /// Whether a commit has a beginning in common with main here.
  func standsOnMain(_ commit: ObjectID) throws(GitError) -> Bool {
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
