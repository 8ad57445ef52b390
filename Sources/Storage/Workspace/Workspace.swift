package import Deliberation
package import Git

/// A git repository with papers in it: where the drafts, the records and the decisions lie.
///
/// One repository handle, so one workspace a thread.
package final class Workspace {
  package let repository: Repository
  /// The full name of the branch that holds drafts, collected records and decisions.
  package let mainReference: String

  /// Opens the workspace that a directory lies in.
  ///
  /// - Throws: a `Refusal` where there is no repository, `GitError` where it cannot be used.
  package init(at directory: String) throws {
    repository = try Self.repository(around: directory)
    mainReference = try Self.mainReference(of: repository)
  }

  private static func repository(around directory: String) throws -> Repository {
    do {
      return try Repository.discover(from: directory)
    } catch {
      guard error.kind == .notFound else { throw error }
      throw Refusal(
        "There is no git repository in \(directory), nor above it.",
        hints: ["make a workspace with: beraad init", "or get the alliance's with: git clone"])
    }
  }

  /// The short name of the main branch.
  package var mainBranch: String { String(mainReference.dropFirst("refs/heads/".count)) }

  /// The full name of the branch that a partner's records go to.
  package static func reference(of partner: Slug) -> String { "\(partnerPrefix)\(partner)" }

  static let partnerPrefix = "refs/heads/partners/"

  /// What main holds now.
  ///
  /// - Throws: a `Refusal` where there is no commit yet, or no roster: then it is no workspace.
  package func snapshot() throws -> Snapshot {
    guard let tip = try repository.tip(of: mainReference) else {
      throw Refusal(
        "This repository has no commit on its branch '\(mainBranch)' yet.",
        hints: ["make it a workspace with: beraad init"])
    }
    return try Snapshot(workspace: self, commit: tip)
  }

  /// The partner branches at hand, by partner; a branch whose name is no partner's could have is left out.
  package func partnerTips() throws -> [(partner: Slug, tip: ObjectID)] {
    try repository.branches(matching: Self.partnerPrefix).compactMap { branch in
      Slug(String(branch.name.dropFirst(Self.partnerPrefix.count))).map { ($0, branch.tip) }
    }
  }

  /// `beraad.main` where git's configuration has it, else `main` or `master`, else the branch checked out.
  private static func mainReference(of repository: Repository) throws -> String {
    if let named = try repository.config("beraad.main") { return "refs/heads/\(named)" }
    for name in ["refs/heads/main", "refs/heads/master"] where try repository.tip(of: name) != nil {
      return name
    }
    if case .branch(let name, _) = try repository.head() { return name }
    return "refs/heads/main"
  }
}
