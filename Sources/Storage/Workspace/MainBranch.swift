import Deliberation
package import Git
import ObjectIDs

/// Which branch of a repository is the alliance's main: the same in every clone, whatever is checked out there.
package struct MainBranch {
  /// Its full name.
  package let reference: String
  /// The remote that has it, where this clone has no such branch; nil otherwise.
  package let remote: String?
  /// Its short name.
  package var name: String { String(reference.dropFirst("refs/heads/".count)) }

  /// `beraad.main` where git's configuration has it; else the workspace that the HEAD of the host names, where `main` has no roster or went on
  /// in it, unless this clone's `master` follows the host's `main`; else this clone's `main`, or its `master` where there is no `main` here and none of the host went on from it, if that ever held a
  /// roster; else the `main` or `master` of a remote with a roster, or what its HEAD names; else the branch checked out.
  ///
  /// A partner's branch is never main, though it holds the roster as main does.
  package init(of repository: Repository) throws {
    let reference = try Self.reference(in: repository)
    let name = reference.dropFirst("refs/heads/".count)
    self.reference = reference
    let isHere = try repository.tip(of: reference) != nil
    remote =
      isHere
      ? nil
      : try Hosts(of: repository, main: String(name)).names.first {
        try repository.tip(of: "\(Layout.remotePrefix)\($0)/\(name)") != nil
      }
  }

  private static func reference(in repository: Repository) throws -> String {
    if let named = try repository.config("beraad.main") { return "refs/heads/\(named)" }
    let here = try names.map { "refs/heads/\($0)" }.filter { try repository.tip(of: $0) != nil }
    if try !isRenamed(here.first, in: repository) {
      if let branch = try branchOfHost(beside: here.first, in: repository) { return branch }
      if here.first == "refs/heads/master", try isLeftBehind("refs/heads/master", in: repository) {
        return "refs/heads/main"
      }
    }
    // Nearly always: then nothing else is looked at.
    if let main = here.first, everHadRoster(main, in: repository) { return main }
    if let branch = try workspaces(atRemotesOf: repository).first?.branch { return branch }
    if let branch = here.first(where: { everHadRoster($0, in: repository) }) ?? here.first { return branch }
    if case .branch(let name, _) = try repository.head(), mayBeMain(name) { return name }
    return "refs/heads/main"
  }

  /// What main is called where nothing says otherwise, and what git called it before.
  static let names = ["main", "master"]

  /// The branches of remotes that hold a workspace, by their short names and whatever these are; none where it is here.
  package static func elsewhere(in repository: Repository) throws -> [(name: String, remote: String)] {
    let main = try MainBranch(of: repository)
    if let tip = try repository.tip(of: main.reference), isWorkspace(tip, in: repository) { return [] }
    return try workspaces(atRemotesOf: repository, among: nil).map {
      (String($0.branch.dropFirst("refs/heads/".count)), $0.remote)
    }
  }

  /// The branches of remotes that hold a roster, as this clone last saw them, by the names that they would have here.
  ///
  /// - Parameter names: the branches that are asked besides that of the remote's HEAD; all where it is nil. What is mostly main comes
  ///   first.
  static func workspaces(
    atRemotesOf repository: Repository, among names: [String]? = Self.names
  ) throws -> [(branch: String, remote: String)] {
    var found: [(branch: String, remote: String)] = []
    for remote in try Hosts(of: repository).names {
      let prefix = "\(Layout.remotePrefix)\(remote)/"
      let usual = try usual(at: remote, in: repository)
      let all = try names == nil ? repository.branches(matching: prefix).map(\.name) : []
      for branch in usual + all where branch.hasPrefix(prefix) {
        let here = "refs/heads/\(branch.dropFirst(prefix.count))"
        guard mayBeMain(here), !found.contains(where: { $0.branch == here }),
          let tip = try repository.tip(of: branch), isWorkspace(tip, in: repository)
        else { continue }
        found.append((here, remote))
      }
    }
    return found
  }

  /// The branches of a remote that are mostly main, by their full names. What the host's HEAD names comes last: whoever sets a host up from a
  /// clone that stands on a branch of somebody's work has that there.
  static func usual(at remote: String, in repository: Repository) throws(GitError) -> [String] {
    let prefix = "\(Layout.remotePrefix)\(remote)/"
    return names.map { prefix + $0 } + [try repository.directName(of: prefix + "HEAD")]
  }

  /// The branch that the HEAD of the host names, as this clone last saw it, where that is a workspace and `main` was renamed to it: what is
  /// older than `main`, or lies beside it, is somebody's work or a name that was left behind.
  private static func branchOfHost(beside main: String?, in repository: Repository) throws -> String? {
    guard let remote = try Hosts(of: repository).names.first else { return nil }
    let prefix = "\(Layout.remotePrefix)\(remote)/"
    let head = try repository.directName(of: prefix + "HEAD")
    let branch = "refs/heads/\(head.dropFirst(prefix.count))"
    guard head.hasPrefix(prefix), branch != main, mayBeMain(branch), let tip = try repository.tip(of: head),
      isWorkspace(tip, in: repository)
    else { return nil }
    let others = [main].compactMap(\.self) + names.map { prefix + $0 }.filter { $0 != head }
    for other in others {
      guard let own = try repository.tip(of: other), try hasRoster(own, in: repository) else { continue }
      return try own != tip && DescentCache(of: repository).isAncestor(own, of: tip) ? branch : nil
    }
    return branch
  }

  /// Whether a `master` of this clone was its `main`: git has it follow the host's `main` still.
  private static func isRenamed(_ branch: String?, in repository: Repository) throws -> Bool {
    try branch == "refs/heads/master" && repository.config("branch.master.merge") == "refs/heads/main"
  }

  /// Whether the host has a `main` that came in the place of a `master`: the same workspace, as far or farther on.
  private static func isLeftBehind(_ master: String, in repository: Repository) throws -> Bool {
    guard let remote = try Hosts(of: repository).names.first,
      let tip = try repository.tip(of: "\(Layout.remotePrefix)\(remote)/main"),
      let own = try repository.tip(of: master), isWorkspace(tip, in: repository)
    else { return false }
    return try DescentCache(of: repository).isAncestor(own, of: tip)
  }

  /// Another workspace than main that the HEAD of the host names, as this clone last saw it; nil where there is none. Whoever clones the host
  /// stands on it.
  package func rival(in repository: Repository) throws -> String? {
    guard let remote = try Hosts(of: repository, main: name).names.first else { return nil }
    let prefix = "\(Layout.remotePrefix)\(remote)/"
    let head = try repository.directName(of: prefix + "HEAD")
    guard head.hasPrefix(prefix), head != prefix + name, let tip = try repository.tip(of: head) else {
      return nil
    }
    let other = String(head.dropFirst(prefix.count))
    return Self.mayBeMain("refs/heads/" + other) && Self.isWorkspace(tip, in: repository) ? other : nil
  }

  static func mayBeMain(_ reference: String) -> Bool {
    reference.hasPrefix("refs/heads/") && !reference.hasPrefix(Layout.partnerPrefix)
      && !reference.hasPrefix(Layout.keptPrefix) && reference != "refs/heads/HEAD"
  }

  /// Whether a commit of somebody else's holds a roster that can be read: other tools have files of that name.
  private static func isWorkspace(_ commit: ObjectID, in repository: Repository) -> Bool {
    guard let bytes = try? repository.blob(at: Layout.roster, in: commit) else { return false }
    return (try? RosterCoding.decode(bytes)) != nil
  }

  static func hasRoster(_ commit: ObjectID, in repository: Repository) throws -> Bool {
    try repository.entry(at: Layout.roster, in: commit) != nil
  }

  /// Of a branch that cannot be read that is taken for granted: whoever reads it says what is wrong.
  private static func everHadRoster(_ reference: String, in repository: Repository) -> Bool {
    do {
      guard let tip = try repository.tip(of: reference) else { return false }
      return try hasRoster(tip, in: repository) || Snapshot.lastRoster(at: tip, in: repository) != nil
    } catch {
      return true
    }
  }
}
