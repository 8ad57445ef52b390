import Glibc

extension Repository {
  /// Leaves to others what the repository's own `core.sharedRepository` gives them of all that this process makes from here on: git sees to
  /// each file, libgit2 to none.
  ///
  /// For the whole process: two repositories in one get what either asks for. What is for its owner alone is made so by its own mode.
  func shareWithOthers() throws(GitError) {
    let shared = try sharedMode
    if shared != 0 { umask(Self.givenMask & ~shared) }
  }

  /// Whether what is made in this repository is others' as well.
  package var isShared: Bool { get throws(GitError) { try sharedMode != 0 } }

  /// What others may do with what is made here.
  private var sharedMode: mode_t {
    get throws(GitError) {
      switch try ownConfig("core.sharedrepository")?.lowercased() {
      case "group", "true", "yes", "on", "1": 0o070
      case "all", "world", "everybody", "2": 0o075
      case let octal? where octal.hasPrefix("0"): Self.searchable(mode_t(octal, radix: 8) ?? 0)
      default: 0
      }
    }
  }

  /// That of the process when this was asked first: there is no other way to ask than to set one.
  private static let givenMask: mode_t = {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }()

  /// What a file's mode gives to others, with the right to search a folder for whoever may read it.
  private static func searchable(_ mode: mode_t) -> mode_t { (mode | (mode & 0o044) >> 2) & 0o077 }
}
