import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// Commits of main in a partner's clone that nobody takes: a plain `git commit` of somebody who may not change the draft.
///
/// What is recorded on top of them names a text that only this clone has.
struct Unsendable {
  let here: ObjectID
  let there: ObjectID
  /// Where the two parted; nil where they have no beginning in common.
  let base: ObjectID?

  /// Whether all of it is records: then nothing that is recorded on top of them would be left out.
  let isOfRecords: Bool

  /// The papers whose draft they change.
  func drafts(in desk: Desk) throws -> [Slug] {
    try desk.repository.changes(under: Layout.papers, from: base, to: here)
      .compactMap { Layout.paper(ofDraft: $0.path) }
  }

  /// Nil where there are none.
  ///
  /// - Parameter remote: a host, with what was last heard of it.
  init?(of identity: Identity?, at remote: Remote?, in desk: Desk) throws {
    guard let identity, identity.partner.roles.isEmpty, let remote else { return nil }
    let main = try desk.workspace.main(at: remote.name)
    guard let here = main.here, let there = main.there, main.standing == .ahead || main.standing == .apart
    else { return nil }
    let base = try desk.repository.mergeBase(here, there)
    guard try Self.isOwn(here, since: base, of: identity, in: desk) else { return nil }
    isOfRecords = try desk.repository.changes(under: "", from: base, to: here).allSatisfy {
      $0.kind == .added && Layout.isRecord($0.path)
    }
    // A branch of records that was merged into main here comes back with the host's main, once it is collected.
    if isOfRecords, main.standing == .ahead { return nil }
    (self.here, self.there, self.base) = (here, there, base)
  }

  /// Whether the identity committed to main since the base, and nobody who may write main did: what such a one made, here or
  /// elsewhere, may still reach the host.
  private static func isOwn(
    _ here: ObjectID, since base: ObjectID?, of identity: Identity, in desk: Desk
  ) throws -> Bool {
    // `init` and `join` sign what plain git commits here with this address.
    let email = identity.signature(at: desk.context.now()).email
    // The lines of main only: what `collect` took in of a partner's branch is signed with its address as well.
    let lines = try desk.snapshot.history().parents
    var (seen, open, isOwn) = (Set<ObjectID>(), [here], false)
    while let id = open.popLast(), seen.count < mostCommits {
      guard id != base, seen.insert(id).inserted else { continue }
      if let base, try desk.repository.isAncestor(id, of: base) { continue }
      let committer = try desk.repository.commit(id).committer.email
      if let maker = Slug.maker(ofAddress: committer), let partner = desk.roster[maker],
        !partner.roles.isEmpty
      {
        return false
      }
      isOwn = isOwn || committer == email
      open += lines[id] ?? []
    }
    return isOwn
  }

  /// So many commits are looked at.
  private static let mostCommits = 1_000

  /// The no for who records something on top of them.
  var refusal: Refusal {
    Refusal(
      Localized(
        en:
          "The draft in this clone has changes that the host does not take: only authors and the committee change it. What is recorded on them would be left out.",
        nl:
          "In het concept van deze kloon staan wijzigingen die de host niet aanneemt: alleen auteurs en de commissie veranderen het. Wat daarop wordt vastgelegd, zou niet meekomen."
      ),
      hints: [
        Localized(
          en: "keep them on a branch of their own, and go on from what the host has, with: beraad sync",
          nl: "bewaar ze op een eigen branch, en ga verder met wat de host heeft, met: beraad sync")
      ])
  }
}
