import CLibgit2

/// A git repository of one test, with git's own program to fill it and to check what we did to it.
///
/// Hermetic: a HOME of its own, no system or user configuration, a fixed identity and clock, `TZ=UTC`.
/// libgit2 in this process ignores the user's configuration too.
package final class TemporaryRepository: Sendable {
  private let folder: TemporaryFolder

  /// The work tree (or the bare repository), absolute.
  package let path: String
  /// An empty HOME beside it.
  package let home: String

  /// A new repository whose HEAD names `main`, without a commit.
  package init(bare: Bool = false) throws {
    _ = Self.isolation
    folder = try TemporaryFolder()
    path = folder.path + "/repository"
    home = folder.path + "/home"
    try folder.write("", to: "home/.gitconfig")
    let kind = bare ? ["--bare"] : []
    try Command.run(
      ["git", "init", "--quiet", "--initial-branch=main"] + kind + [path], in: folder.path,
      environment: Self.environment(home: home))
  }

  /// A clone of a repository, a bundle or an address, with `main` or its default branch checked out.
  package init(cloning source: String, options: [String] = []) throws {
    _ = Self.isolation
    folder = try TemporaryFolder()
    path = folder.path + "/repository"
    home = folder.path + "/home"
    try folder.write("", to: "home/.gitconfig")
    try Command.run(
      ["git", "clone", "--quiet"] + options + [source, path], in: folder.path,
      environment: Self.environment(home: home))
  }

  /// The folder above the work tree: room for a second clone, a bundle, a linked work tree.
  package var surroundings: String { folder.path }

  /// The environment that git runs in, and that a program under test should.
  package static func environment(home: String) -> [String: String] {
    [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home, "TZ": "UTC", "LC_ALL": "C.UTF-8",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
      "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
      "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
      "GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000",
    ]
  }

  /// Runs git in the repository and returns what it printed.
  ///
  /// - Throws: `CommandFailure`.
  @discardableResult
  package func git(
    _ arguments: String..., input: String = "", environment extra: [String: String] = [:]
  ) throws -> String {
    try git(arguments, input: input, environment: extra)
  }

  /// Runs git in the repository and returns what it printed.
  ///
  /// - Throws: `CommandFailure`.
  @discardableResult
  package func git(
    _ arguments: [String], input: String = "", environment extra: [String: String] = [:]
  ) throws -> String {
    let environment = Self.environment(home: home).merging(extra) { $1 }
    return try Command.run(["git"] + arguments, in: path, environment: environment, input: input)
  }

  /// Writes a file of the work tree.
  package func write(_ text: String, to file: String) throws {
    try folder.write(text, to: "repository/" + file)
  }

  /// The text of a file of the work tree.
  package func read(_ file: String) throws -> String { try folder.read("repository/" + file) }

  /// Writes files, stages everything and commits it.
  ///
  /// - Parameters:
  ///   - author: the author's name; the address follows from it.
  ///   - at: author's and committer's time, in seconds since 1970.
  /// - Returns: the commit's 40 hexadecimal digits.
  @discardableResult
  package func commit(
    _ files: [String: String] = [:], message: String = "Change", author: String = "Ada",
    at seconds: Int = 1_700_000_000
  ) throws -> String {
    for (file, text) in files { try write(text, to: file) }
    try git("add", "--all")
    let date = "@\(seconds) +0000"
    let who = ["GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": "\(author.lowercased())@example.org"]
    let when = ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date]
    try git("commit", "--quiet", "--allow-empty", "--message", message, environment: who.merging(when) { $1 })
    return try revision("HEAD")
  }

  /// The 40 hexadecimal digits of a revision.
  package func revision(_ name: String) throws -> String {
    String(try git("rev-parse", "--verify", name).prefix(40))
  }

  // libgit2 reads HOME when it starts, which may be before any test: take the search paths away instead.
  private static let isolation: Void = {
    git_libgit2_init()
    for level in [GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL] {
      beraad_set_search_path(level, "")
    }
  }()
}
