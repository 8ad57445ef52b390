package import ObjectIDs

/// Something that stands in the way of writing in a repository, or makes what is read there wrong.
package enum Finding: Hashable, Sendable {
  /// A lock file that stands there, and who may hold it.
  case lock(StaleLock, holder: LockHolder)
  /// An operation of git that is not finished (`.underWay`), unmerged entries (`.unmerged`), a split or sparse
  /// index (`.unreadableIndex`), a locked work tree that is away (`.workTreeAway`), a branch that leaves no room for others (`.noRoomForBranch`), what a dead
  /// writer began and cannot be finished: the error that a move would meet, with its remedy.
  case refusal(GitError)
  /// Objects of the history that were left out when the repository was cloned, and are not here.
  case partialClone(remedy: String)
  /// The history was cut off when the repository was cloned.
  case shallow(remedy: String)
  /// Files of a work tree that index and disk have as an older commit of HEAD's has them: the branch moved and
  /// they did not follow, so that the next commit of all changes would take back what came since.
  case workTreeBehind(workTree: String, commit: ObjectID, paths: [String])
  /// A linked work tree that git lists here and that does not follow this repository: one of the two was put at another place, or is a copy.
  case strayWorkTree(String, StrayWorkTree, remedy: String)

  /// The same, found in another work tree than the one that the user stands in.
  func met(in folder: String) -> Finding {
    if case .refusal(let error) = self { .refusal(error.met(in: folder)) } else { self }
  }
}
