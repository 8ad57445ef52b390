import Deliberation
import Git
import ObjectIDs
import Storage

/// Commits of main that a rebase left behind, and on which a partner's branch still stands: it began on them before they
/// were shared. Nothing is taken from them, and they do not become part of main; but they are nobody's fault.
struct LeftBehind {
  private let commits: [CommitInfo]
  private let ids: Set<ObjectID>
  private let repository: Repository

  /// - Parameter commits: those of a branch that main does not have.
  init(_ commits: [CommitInfo], by partner: Slug, snapshot: Snapshot) throws {
    self.commits = commits
    repository = snapshot.workspace.repository
    let ofMain = try snapshot.history().parents.keys.map { try snapshot.workspace.repository.commit($0) }
    let copies = Dictionary(grouping: ofMain, by: Origin.init)
    ids = try Set(
      commits.filter { commit in
        try Self.isOfMain(commit, besides: partner, in: snapshot)
          || (copies[Origin(commit)] ?? []).contains {
            try Self.change($0, in: snapshot) == Self.change(commit, in: snapshot)
          }
      }.map(\.id))
  }

  var isEmpty: Bool { ids.isEmpty }

  func contains(_ commit: CommitInfo) -> Bool { ids.contains(commit.id) }

  /// Whether nothing but these commits changed a path on the way to the tip.
  func explains(_ path: String) throws -> Bool {
    guard !ids.isEmpty else { return false }
    for commit in commits where !ids.contains(commit.id) {
      let here = try repository.entry(at: path, in: commit.id)
      let there = try commit.parents.map { try repository.entry(at: path, in: $0) }
      if !there.contains(here) { return false }
    }
    return true
  }

  /// The paths that a commit changed.
  private static func change(_ commit: CommitInfo, in snapshot: Snapshot) throws -> [String] {
    try snapshot.workspace.repository.changes(under: "", from: commit.parents.first, to: commit.id).map(
      \.path)
  }

  /// What a rebase copies from one commit to the next, beside the paths that it changed: main has such a commit under
  /// another id.
  private struct Origin: Hashable {
    let name: String
    let email: String
    let seconds: Int64
    let message: String

    init(_ commit: CommitInfo) {
      (name, email) = (commit.author.name, commit.author.email)
      (seconds, message) = (commit.author.seconds, commit.message)
    }
  }

  /// Whether somebody who may write main made a commit for it: a merge, as `collect` makes, is not copied by a rebase.
  private static func isOfMain(
    _ commit: CommitInfo, besides partner: Slug, in snapshot: Snapshot
  ) throws -> Bool {
    guard let id = Slug(ofAddress: commit.committer.email), let maker = try snapshot.partner(id),
      !maker.roles.isEmpty, commit.trailerValues("Partner").contains(id.description)
    else { return false }
    return id != partner || BranchCheck.claims(of: commit) != nil
  }
}

extension Slug {
  /// The partner whose people sign with an address; nil where it is nobody's of an alliance.
  init?(ofAddress email: String) {
    guard let domain = email.split(separator: "@").last, domain.hasSuffix(".beraad.invalid") else {
      return nil
    }
    self.init(String(domain.dropLast(".beraad.invalid".count)))
  }
}
