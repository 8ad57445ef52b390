package import ObjectIDs

/// Where a work tree stands.
package enum Head: Hashable, Sendable {
  /// On a branch, by its full name; `commit` is nil while the branch has none ("unborn").
  case branch(name: String, commit: ObjectID?)
  /// On a commit and no branch.
  case detached(ObjectID)

  /// The commit, if there is one yet.
  package var commit: ObjectID? {
    switch self {
    case .branch(_, let commit): commit
    case .detached(let commit): commit
    }
  }
}
