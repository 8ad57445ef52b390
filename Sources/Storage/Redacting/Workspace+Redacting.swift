package import Deliberation
package import Git
package import ObjectIDs

extension MainChange {
  /// Takes words out of all that the tip reaches: what comes next stands on main as it is without them.
  ///
  /// - Throws: a `Refusal` where a signature cannot be checked here, `GitError`.
  package func remake(without targets: [Target], of paper: Slug) throws {
    guard !isDryRun else { return }
    var remaking = Remaking(in: snapshot.workspace)
    let new = try remaking.remake(tip, without: targets, of: paper)
    try remaking.write()
    standOn(new, besides: remaking.paths)
  }
}

extension Workspace {
  /// A commit of another main as it is without what redactions took out that are not part of it. What comes back is written.
  ///
  /// - Parameter redactions: in their order.
  package func remade(_ commit: ObjectID, by redactions: [Snapshot.MadeRedaction]) throws -> ObjectID {
    var tip = commit
    for redaction in redactions {
      var remaking = Remaking(in: self)
      tip = try remaking.remake(
        tip, without: redaction.redaction.targets, of: redaction.record.header.paper)
      try remaking.write()
    }
    return tip
  }

  /// Whether somebody of the committee signed a commit, as a roster has their keys.
  package func isSignedByCommittee(_ commit: ObjectID, as roster: Roster) throws -> Bool {
    let ring = KeyRing(roster)
    let facts = try signatures.facts(of: commit, keys: ring.digests)
    guard let maker = facts.maker, roster[maker]?.roles.contains(.committee) == true,
      case .success = ring.voucher(for: facts, of: maker)
    else { return false }
    return true
  }

  /// What signs a commit that only this clone has, when it is made anew; nil where whoever acts did not make it, or signs nothing.
  package func signing(
    _ commit: CommitInfo, as identity: Identity, under policy: SignaturePolicy
  ) throws -> ((String) throws -> String)? {
    guard Slug.maker(ofAddress: commit.committer.email) == identity.partner.id else { return nil }
    return try signer?.signature(identity, policy)
  }

  /// Has what is open of a paper read anew.
  package func forgetOpen(of paper: Slug) {
    DerivedFile.remove(Layout.open(of: paper, in: repository.commonDirectory))
  }

  /// Moves a branch of this clone to what a redaction made of it; index and work tree follow.
  ///
  /// - Throws: a `Refusal` where it moved meanwhile, `GitError`.
  package func replace(_ reference: String, from old: ObjectID, with new: ObjectID, at instant: Instant)
    throws
  {
    let nobody = Signature(name: "Beraad", email: "beraad@beraad.invalid", seconds: instant.seconds)
    try repository.update(reference, log: "beraad: redacted", by: nobody) { tip in
      guard tip == old else {
        throw Refusal("\(reference) moved meanwhile; it was not moved.", hints: ["try again: beraad sync"])
      }
      return BranchMove(commit: new, result: ())
    }
  }

  /// Begins the branch of whoever acts anew on main, with the records that it had and main has not, in one commit.
  ///
  /// - Parameters:
  ///   - heads: what is at hand of the branch.
  ///   - main: main without what was taken out.
  package func beginAnew(
    _ identity: Identity, from heads: [ObjectID], on main: ObjectID, at instant: Instant
  ) throws {
    let partner = identity.partner.id
    try repository.update(
      Layout.reference(of: partner), log: "beraad: redacted", by: identity.signature(at: instant)
    ) { tip in
      guard tip != nil else { return BranchMove(commit: nil, result: ()) }
      let snapshot = try Snapshot(workspace: self, commit: main)
      let files = try ownRecords(of: partner, in: heads, besides: snapshot)
      guard !files.isEmpty else { return BranchMove(commit: main, paths: nil, result: ()) }
      let committer = Committer(for: self, at: instant, policy: snapshot.roster.signatures)
      var batch = ObjectBatch(in: repository)
      let commit = try committer.commit(
        tree: batch.tree(updating: main, set: files), parents: [main], author: identity, committer: identity,
        message: CommitMessage("records of \(partner), on main without what was redacted"), in: &batch)
      try batch.write()
      return BranchMove(commit: commit, paths: nil, result: ())
    }
  }

  /// The records of a partner that stand on some commits in its own folders, and not on main.
  package func ownRecords(
    of partner: Slug, in heads: [ObjectID], besides main: Snapshot
  ) throws -> [(path: String, blob: ObjectID)] {
    var found: [String: ObjectID] = [:]
    for head in heads {
      for paper in try main.papers() {
        for folder in try main.partnerFolders(of: partner, paper: paper, in: head) {
          for entry in try repository.survey(under: folder, from: main.commit, to: head, additionsOnly: true)
            .changes.compactMap({ $0.kind == .added ? $0.new : nil })
          where entry.kind == .blob && Layout.isRecord(entry.path) {
            found[entry.path] = entry.id
          }
        }
      }
    }
    return found.sorted { $0.key < $1.key }.map { (path: $0.key, blob: $0.value) }
  }
}
