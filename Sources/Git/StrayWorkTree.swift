import Languages

/// Why a linked work tree that git lists for a repository does not follow it.
package enum StrayWorkTree: Hashable, Sendable {
  /// What stands there belongs to another repository, as where this one is a copy.
  case others
  /// It looks for this repository at a place where nothing is any more.
  case lost
  /// It got another name, and this repository was not told.
  case moved

  /// What is so, without a full stop; nil for what is none of ours.
  func sentence(about folder: String) -> Localized? {
    switch self {
    case .others: nil
    case .lost:
      Localized(
        en: "the work tree \(folder) looks for this repository at another place",
        nl: "de werkmap \(folder) zoekt deze repository op een andere plaats")
    case .moved:
      Localized(
        en: "the work tree \(folder) was moved without git",
        nl: "de werkmap \(folder) is buiten git om verplaatst")
    }
  }

  /// What is typed: for one of another repository there, for ours here.
  func remedy(for folder: String) -> String {
    self == .others ? "git worktree repair" : "git worktree repair \(GitError.typed(folder))"
  }
}
