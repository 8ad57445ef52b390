import Languages
import CLibgit2
import Glibc

/// A git repository on this machine.
///
/// One handle belongs to one thread: open another for a second one. What its functions return is copied and
/// may outlive it. Nothing here runs a program, asks a question or uses the network.
package final class Repository {
  let pointer: OpaquePointer
  let objects: Handle
  private(set) lazy var packs = PackReader(objects: commonDirectory + "/objects")
  private(set) lazy var loose = LooseReader(objects: commonDirectory + "/objects")
  /// Whether a branch is being moved, and the packs that it is to name.
  var isUpdating = false
  var keptPacks: [KeptPack] = []

  /// The folder that holds this work tree's HEAD and index, without a slash at the end.
  package let gitDirectory: String
  /// The folder with the objects and branches, which linked work trees share; mostly the same as
  /// `gitDirectory`.
  package let commonDirectory: String
  /// The folder with the files, without a slash at the end; nil in a bare repository.
  package let workDirectory: String?

  private init(_ operation: GitOperation, path: String, _ make: (inout OpaquePointer?) -> Int32)
    throws(GitError)
  {
    _ = Libgit2.started
    var made: OpaquePointer?
    try check(make(&made), operation, path: path)
    guard let made else {
      throw GitError(
        kind: .other, message: Localized(en: "git returned nothing", nl: "git gaf niets terug"),
        operation: operation, path: path)
    }
    do throws(GitError) {
      objects = try Handle(.openingObjects, path: path, freedBy: git_odb_free) {
        git_repository_odb(&$0, made)
      }
    } catch {
      git_repository_free(made)
      throw error
    }
    pointer = made
    gitDirectory = Self.folder(git_repository_path(made)) ?? path
    commonDirectory = Self.folder(git_repository_commondir(made)) ?? gitDirectory
    try Self.addWorkTreeSettings(to: made, in: gitDirectory)
    workDirectory = Self.folder(git_repository_workdir(made))
    try shareWithOthers()
    if gitDirectory != commonDirectory, let workDirectory, FileStamp.at(workDirectory) == nil {
      throw GitError(
        kind: .unsupportedRepository,
        message: Localized(
          en: "the work tree was moved here from \(workDirectory), and its repository was not told",
          nl: "de werkmap is vanuit \(workDirectory) hierheen verplaatst, en de repository weet dat niet"),
        operation: operation, path: path, remedy: "git worktree repair")
    }
  }

  deinit { git_repository_free(pointer) }

  /// The repository that holds `directory`: there, or in the nearest folder above.
  ///
  /// - Parameter ceiling: absolute folders above which the search does not go.
  /// - Throws: `.notFound` where there is none; `.ownership` with the command that trusts it;
  ///   `.unsupportedRepository` for SHA-256 objects and extensions that libgit2 does not know.
  package static func discover(from directory: String, ceiling: [String] = []) throws(GitError) -> Repository
  {
    do throws(GitError) {
      return try Repository(.openingRepository, path: directory) { made in
        git_repository_open_ext(&made, directory, 0, ceiling.joined(separator: ":"))
      }
    } catch {
      // libgit2 says that there is no repository where its work tree is not there.
      if error.kind == .notFound { try mustHaveWorkTree(from: directory, ceiling: ceiling) }
      throw error
    }
  }

  /// The repository whose work tree or git folder is exactly `directory`.
  ///
  /// - Throws: as `discover`.
  package static func open(at directory: String) throws(GitError) -> Repository {
    try Repository(.openingRepository, path: directory) { made in
      git_repository_open_ext(&made, directory, UInt32(GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue), nil)
    }
  }

  /// A new repository with a work tree; folders that lack are made. It comes to stand there whole, whatever stops it.
  ///
  /// - Parameter initialBranch: the short name of the branch that HEAD names, still without a commit.
  /// - Throws: `.exists` where `directory` is a repository already; `.readOnly` and `.noSpace`.
  package static func create(at directory: String, initialBranch: String) throws(GitError) -> Repository {
    let operation = GitOperation.makingRepository
    guard FileStamp.at(directory + "/.git") == nil else {
      throw GitError(
        kind: .exists, message: Localized(en: "there is one", nl: "er is er al een"), operation: operation,
        path: directory)
    }
    let signals = HeldSignals()
    defer { signals.release() }
    let draft = try DraftFolder(for: directory + "/.git", waiting: .seconds(5))
    defer { draft.remove() }
    _ = try Repository(operation, path: directory) { made in
      var options = git_repository_init_options()
      git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION))
      options.flags = GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_NO_REINIT.rawValue
      return initialBranch.withCString { branch in
        options.initial_head = branch
        return git_repository_init_ext(&made, draft.path, &options)
      }
    }
    try draft.put(".git")
    return try open(at: directory)
  }

  /// Whether there is no work tree.
  package var isBare: Bool { git_repository_is_bare(pointer) == 1 }

  /// That git is told of a clone that it has no work tree, with what tells it otherwise; nil of any other repository. An index it has only
  /// for such a tree.
  package var refusalOfBareClone: GitError? {
    guard isBare, gitDirectory.hasSuffix("/.git"), FileStamp.at(gitDirectory + "/index") != nil else {
      return nil
    }
    return GitError(
      kind: .bareRepository,
      message: Localized(
        en: "git is told that this clone has no work tree (core.bare is true)",
        nl: "volgens git heeft deze kloon geen werkmap (core.bare is true)"),
      operation: .lookingAtWorkTree, path: gitDirectory, remedy: "git config core.bare false")
  }

  /// Whether the history was cut off when it was cloned.
  package var isShallow: Bool { git_repository_is_shallow(pointer) == 1 }

  private static func folder(_ path: UnsafePointer<CChar>?) -> String? {
    guard let path else { return nil }
    var folder = String(cString: path)
    if folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return folder
  }
}
