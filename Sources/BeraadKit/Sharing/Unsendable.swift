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

  /// Whether all of it is records: then nothing that is recorded on top of them would be left out.
  let isOfRecords: Bool

  /// The branch on which `sync` keeps them.
  var branch: String { "kept/\(here.abbreviated())" }

  /// Nil where there are none.
  ///
  /// - Parameter remote: a host, with what was last heard of it.
  init?(of identity: Identity?, at remote: Remote?, in desk: Desk) throws {
    guard let identity, identity.partner.roles.isEmpty, let remote else { return nil }
    let main = try desk.workspace.main(at: remote.name)
    guard let here = main.here, let there = main.there, main.standing == .ahead || main.standing == .apart
    else { return nil }
    // `init` and `join` sign what plain git commits here with this address; what others made may still reach the host.
    let email = identity.signature(at: desk.context.now()).email
    let base = try desk.repository.mergeBase(here, there)
    var (isOwn, left) = (false, 1_000)
    try desk.repository.walk(from: here, until: base) { (commit) throws(GitError) in
      isOwn = commit.committer.email == email
      left -= 1
      return !isOwn && left > 0
    }
    guard isOwn else { return nil }
    isOfRecords = try desk.repository.changes(under: "", from: base, to: here).allSatisfy {
      $0.kind == .added && Layout.isRecord($0.path)
    }
    // A branch of records that was merged into main here comes back with the host's main, once it is collected.
    if isOfRecords, main.standing == .ahead { return nil }
    (self.here, self.there) = (here, there)
  }

  /// The no for who records something on top of them.
  var refusal: Refusal {
    Refusal(
      "The draft in this clone has changes that the host does not take: only authors and the committee change it. What is recorded on them would be left out.",
      hints: ["keep them on a branch of their own, and go on from what the host has, with: beraad sync"])
  }
}
