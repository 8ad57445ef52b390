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
  private let partner: Slug
  private let surveys: CommitSurveys

  /// - Parameters:
  ///   - commits: those of a branch that main does not have.
  ///   - surveys: what they changed.
  init(_ commits: [CommitInfo], by partner: Slug, snapshot: Snapshot, _ surveys: CommitSurveys) throws {
    (self.commits, self.partner, self.surveys) = (commits, partner, surveys)
    repository = snapshot.workspace.repository
    let history = try snapshot.history()
    let ofMain = try Set(
      commits.filter { commit in
        try Self.isOfMain(commit, besides: partner, in: snapshot, surveys)
          || Self.isPull(commit, in: snapshot)
          || history.mayBeCopies(of: commit).contains { try Self.isCopy($0, of: commit, in: snapshot) }
      }.map(\.id))
    ids = ofMain.union(Self.collected(by: ofMain, among: commits))
  }

  /// What the commits of main took in of partners' branches: it came with them.
  private static func collected(by ofMain: Set<ObjectID>, among commits: [CommitInfo]) -> Set<ObjectID> {
    var found = Set(
      commits.filter { ofMain.contains($0.id) }.flatMap { $0.trailerCommits(CommitFacts.collected) })
    // Children come before their parents.
    for commit in commits where found.contains(commit.id) { found.formUnion(commit.parents) }
    return found
  }

  var isEmpty: Bool { ids.isEmpty }

  func contains(_ commit: CommitInfo) -> Bool { ids.contains(commit.id) }

  /// Whether nothing but these commits changed a path on the way to the tip.
  func explains(_ path: String) throws -> Bool {
    guard !ids.isEmpty else { return false }
    for commit in commits where !ids.contains(commit.id) {
      // What unites two lines of main has of each what it has.
      if commit.parents.count > 1, try BranchCheck.isOwn(commit, of: partner, in: surveys) { continue }
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

  /// Whether a commit of main is what a rebase made of another: it says the same of itself, and changed the same paths.
  private static func isCopy(
    _ copy: ObjectID, of commit: CommitInfo, in snapshot: Snapshot
  ) throws -> Bool {
    let copy = try snapshot.workspace.repository.commit(copy)
    guard copy.author == commit.author, copy.message == commit.message else { return false }
    return try change(copy, in: snapshot) == change(commit, in: snapshot)
  }

  /// Whether a commit is what a merging `git pull` makes of two lines, and nothing more: a rebase leaves such a one out.
  private static func isPull(_ commit: CommitInfo, in snapshot: Snapshot) throws -> Bool {
    guard 2...16 ~= commit.parents.count, commit.trailerValues("Partner").isEmpty else { return false }
    let repository = snapshot.workspace.repository
    return try repository.unitedTree(of: commit.parents) == repository.tree(of: commit.id)
  }

  /// Whether somebody who may write main made a commit for it: a merge, as `collect` makes, is not copied by a rebase.
  private static func isOfMain(
    _ commit: CommitInfo, besides partner: Slug, in snapshot: Snapshot, _ surveys: CommitSurveys
  ) throws -> Bool {
    guard let id = Slug.maker(ofAddress: commit.committer.email), let maker = try snapshot.partner(id),
      !maker.roles.isEmpty
    else { return false }
    // A plain commit of theirs is as good as one of Beraad's. Of the partner's own, what only main's commits say tells.
    if id != partner || BranchCheck.claims(of: commit) != nil { return true }
    return try !BranchCheck.isOwn(commit, of: partner, in: surveys)
  }
}
