/// Why a linked work tree that git lists for a repository does not follow it.
package enum StrayWorkTree: Hashable, Sendable {
  /// What stands there belongs to another repository, as where this one is a copy.
  case others
  /// It looks for this repository at a place where nothing is any more.
  case lost
  /// It got another name, and this repository was not told.
  case moved

  /// What is so, without a full stop; nil for what is none of ours.
  func sentence(about folder: String) -> String? {
    switch self {
    case .others: nil
    case .lost: "the work tree \(folder) looks for this repository at another place"
    case .moved: "the work tree \(folder) was moved without git"
    }
  }

  /// What is typed: for one of another repository there, for ours here.
  func remedy(for folder: String) -> String {
    self == .others ? "git worktree repair" : "git worktree repair \(GitError.typed(folder))"
  }
}
