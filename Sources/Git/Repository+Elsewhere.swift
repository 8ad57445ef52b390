import CLibgit2
import Glibc
import Languages

/// Where a repository says that its work tree is.
extension Repository {
  /// Refuses a repository, in a folder or in the nearest above, that is told of a work tree elsewhere which is not there.
  ///
  /// - Parameter ceiling: as of `discover`.
  static func mustHaveWorkTree(from directory: String, ceiling: [String]) throws(GitError) {
    guard let start = resolved(directory) else { return }
    let ceiling = Set(ceiling.compactMap(resolved))
    var folder = start
    while FileStamp.at(folder + "/.git") == nil {
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
      if ceiling.contains(folder) { return }
    }
    let file = folder + "/.git/config"
    guard FileStamp.at(file) != nil, let place = try workTree(in: file) else { return }
    guard FileStamp.at(place.hasPrefix("/") ? place : "\(folder)/.git/\(place)") == nil else { return }
    let repository = folder == start ? ".git" : GitError.typed(folder + "/.git")
    throw GitError(
      kind: .unsupportedRepository,
      message: Localized(
        en: "the work tree of this repository is to be \(place) (core.worktree), which is not there",
        nl: "de werkmap van deze repository moet \(place) zijn (core.worktree), en die is er niet"),
      operation: .openingRepository, path: directory,
      remedy: "git --git-dir=\(repository) config --unset core.worktree")
  }

  /// What a file of settings says of the work tree; nil where it says nothing.
  private static func workTree(in file: String) throws(GitError) -> String? {
    let settings = try Handle(.readingSettings, path: file, freedBy: git_config_free) {
      git_config_open_ondisk(&$0, file)
    }
    var found = git_buf()
    guard git_config_get_string_buf(&found, settings.pointer, "core.worktree") == 0 else { return nil }
    defer { git_buf_dispose(&found) }
    return String(cString: found.ptr)
  }

  /// A folder by its own name, from the root, without links; nil where it is not there.
  private static func resolved(_ folder: String) -> String? {
    guard let real = realpath(folder, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
