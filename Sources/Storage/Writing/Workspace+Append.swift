package import Deliberation
import Git
package import ObjectIDs

/// Records that come onto a partner's branch, in one commit.
package struct Appending<Result> {
  package let records: [Record]
  package let summary: String
  package let result: Result

  package init(_ records: [Record], summary: String, result: Result) {
    (self.records, self.summary, self.result) = (records, summary, result)
  }
}

extension Workspace {
  /// Adds records to their partner's own branch, in one commit, without checking it out.
  ///
  /// What the partner itself deleted or changed there and main has comes back with it: a branch only adds, and what is to go is
  /// withdrawn.
  ///
  /// The commit stands on all that is at hand of that branch, here and as the remotes had it: whoever pushes it has
  /// nothing to force, and what two machines of one partner wrote apart is united. Writing the same records again
  /// writes nothing, so a retry is safe.
  ///
  /// - Parameters:
  ///   - shared: main as the host has it; nil where there is no host. A text that neither it nor the branch has may be rebased
  ///     away: the branch then takes in the commit of main that has it, so that every clone of the branch has the text.
  ///   - verb: makes the records from what it is given, inside the lock; called again where the branch moved.
  /// - Throws: what the verb throws, `GitError`; then nothing was added.
  package func append<Result>(
    as identity: Identity, at instant: Instant, shared: ObjectID?,
    _ verb: (Snapshot) throws -> Appending<Result>
  ) throws -> Result {
    try mustBeWritable()
    let partner = identity.partner.id
    try mustBeBranch(of: partner)
    return try repository.update(
      Layout.reference(of: partner), log: "beraad: a record of \(partner)",
      by: identity.signature(at: instant)
    ) { tip in
      let snapshot = try snapshot()
      let committer = Committer(for: self, at: instant, policy: snapshot.roster.signatures)
      let appending = try verb(snapshot)
      var batch = ObjectBatch(in: repository)
      let base = try ground(
        for: identity, on: tip, main: snapshot.commit, by: committer, in: &batch
      ) { heads in
        try loose(appending.records, held: heads, shared: shared)
          ?? (hasFilesForFolders(appending.records, heads, main: snapshot.commit) ? snapshot.commit : nil)
      }
      let tree = try batch.tree(of: base)
      var files: [(path: String, blob: ObjectID)] = []
      for record in appending.records {
        let path = Layout.path(of: record)
        if try repository.entry(at: path, inTree: tree) != nil
          || repository.entry(at: path, in: snapshot.commit) != nil
        {
          continue
        }
        files.append((path, try batch.add(blob: RecordCoding.encode(record))))
      }
      guard !files.isEmpty else { return BranchMove(commit: nil, result: appending.result) }
      files += snapshot.ownRecordsTakenOff(base, by: partner, besides: files.map(\.path))
      let commit = try committer.commit(
        tree: batch.tree(updating: tree, set: files), parents: [base], author: identity, committer: identity,
        message: CommitMessage(appending.summary), in: &batch)
      try batch.write()
      return BranchMove(commit: commit, paths: nil, result: appending.result)
    }
  }

  /// Brings a partner's branch of this clone to what is at hand of it anywhere: forward, or united where two machines
  /// wrote apart. Where this clone has no such branch, nothing is made.
  ///
  /// - Returns: whether it moved.
  /// - Throws: `GitError`.
  package func uniteBranch(of identity: Identity, at instant: Instant) throws -> Bool {
    let partner = identity.partner.id
    try mustBeBranch(of: partner)
    return try repository.update(
      Layout.reference(of: partner), log: "beraad: what \(partner) wrote elsewhere",
      by: identity.signature(at: instant)
    ) { tip in
      let heads = try partnerBranch(of: partner)?.tips ?? []
      guard let tip, !heads.isEmpty else { return BranchMove(commit: nil, result: false) }
      var batch = ObjectBatch(in: repository)
      let snapshot = try snapshot()
      let committer = Committer(for: self, at: instant, policy: snapshot.roster.signatures)
      let commit = try ground(for: identity, on: tip, main: snapshot.commit, by: committer, in: &batch) {
        try stranded(by: partner, on: $0, snapshot: snapshot)
      }
      try batch.write()
      return BranchMove(commit: commit == tip ? nil : commit, paths: nil, result: commit != tip)
    }
  }

  /// Makes the branch of whoever acts in this clone where there is none, from a commit that a host had of it; not where main has
  /// that already.
  ///
  /// - Throws: `GitError`.
  package func takeUp(_ commit: ObjectID, of identity: Identity, at instant: Instant) throws {
    let partner = identity.partner.id
    try mustBeBranch(of: partner)
    try repository.update(
      Layout.reference(of: partner), log: "beraad: what \(partner) sent",
      by: identity.signature(at: instant)
    ) { tip in
      let isHere = try tip != nil || repository.isAncestor(commit, of: snapshot().commit)
      return BranchMove(commit: isHere ? nil : commit, paths: nil, result: ())
    }
  }

  /// Refuses a partner's branch that is another name for a branch: a record would go onto that one.
  private func mustBeBranch(of partner: Slug) throws {
    guard let other = try otherName(of: partner) else { return }
    throw Refusal(
      Localized(
        en:
          "The branch \(Layout.branch(of: partner)) of this clone is another name for \(other): a record would go there.",
        nl:
          "De branch \(Layout.branch(of: partner)) van deze kloon is een andere naam voor \(other): wat wordt vastgelegd, zou daar terechtkomen."
      ),
      hints: [
        Localized(
          en: "take the name away with: git symbolic-ref --delete \(Layout.reference(of: partner))",
          nl: "haal die naam weg met: git symbolic-ref --delete \(Layout.reference(of: partner))")
      ])
  }

  /// Refuses to go on beside what the branch has in this clone and nobody can read.
  private func mustHold(_ tip: ObjectID?, of partner: Slug, in heads: [ObjectID]) throws {
    guard let tip, !heads.contains(tip) else { return }
    for head in heads where (try? repository.isAncestor(tip, of: head)) == true { return }
    let name = Layout.branch(of: partner)
    throw Refusal(
      Localized(
        en: "The branch \(name) of this clone cannot be read, and a new record would leave out what it has.",
        nl:
          "De branch \(name) van deze kloon is niet te lezen, en wat nu wordt vastgelegd, zou weglaten wat erop staat."
      ),
      causes: try brokenBranches().filter { $0.english.contains(name) },
      hints: [
        Localized(
          en: "see what is wrong with it: git log \(name)", nl: "kijk wat eraan schort: git log \(name)")
      ])
  }

  /// Whether the branch has a file where a folder of these records comes, as main had when the branch left it, and main has none by
  /// now: then the branch takes in main.
  private func hasFilesForFolders(
    _ records: [Record], _ heads: [ObjectID], main: ObjectID
  ) throws -> Bool {
    let folders = Set(
      records.flatMap { record in
        let parts = Layout.path(of: record).pathParts
        return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
      })
    func isFile(_ path: String, in commit: ObjectID) throws -> Bool {
      try repository.entry(at: path, in: commit).map { $0.kind != .tree } ?? false
    }
    return try folders.contains { folder in
      try heads.contains { try isFile(folder, in: $0) } && !isFile(folder, in: main)
    }
  }

  /// The commit of main that records were made on, where neither the host nor the branch has a text that they are about.
  private func loose(
    _ records: [Record], held heads: [ObjectID], shared: ObjectID?
  ) throws -> ObjectID? {
    guard let shared else { return nil }
    let holders = heads + [shared]
    return try records.first { record in
      let draft = Layout.draft(of: record.header.paper)
      let texts = record.body.texts
      return try texts.contains { text in
        try !holders.contains { try repository.entry(at: draft, in: $0)?.id == text }
      } && !holders.contains { try repository.isAncestor(record.header.seen, of: $0) }
    }?.header.seen
  }

  /// The commit that a record of the branch was made on, where main was rewritten since and nobody else has the text that the
  /// record is about.
  private func stranded(by partner: Slug, on heads: [ObjectID], snapshot: Snapshot) throws -> ObjectID? {
    let texts = HeldTexts(snapshot)
    for head in heads {
      let base = try repository.mergeBase(head, snapshot.commit)
      for change in try repository.changes(under: Layout.papers, from: base, to: head) {
        guard change.kind == .added, Layout.partner(ofRecord: change.path) == partner, let new = change.new,
          new.kind == .blob, try repository.weight(of: new.id).size <= RecordCoding.largest,
          try repository.entry(at: change.path, in: snapshot.commit) == nil,
          let record = try? RecordCoding.decodeChecked(repository.blob(new.id), path: change.path)
        else { continue }
        let (header, draft) = (record.header, Layout.draft(of: record.header.paper))
        for text in record.body.texts where try !texts.holds(text, for: header, tips: heads) {
          guard repository.contains(header.seen), try repository.entry(at: draft, in: header.seen)?.id == text
          else { continue }
          return header.seen
        }
      }
    }
    return nil
  }

  /// What the next commit of a partner's branch stands on: its one tip, or a commit that unites several, or that takes in a
  /// commit of main.
  ///
  /// A uniting commit brings nothing of its own, since a rebase leaves merges out. It holds all that its parents hold:
  /// else git would take what it lacks for deleted.
  ///
  /// - Parameter missing: the commit of main that the branch has to hold and does not, given its tips.
  private func ground(
    for identity: Identity, on tip: ObjectID?, main: ObjectID, by committer: Committer,
    in batch: inout ObjectBatch, missing: ([ObjectID]) throws -> ObjectID? = { _ in nil }
  ) throws -> ObjectID {
    let partner = identity.partner.id
    let heads = try partnerBranch(of: partner)?.tips ?? []
    try mustHold(tip, of: partner, in: heads)
    guard let only = heads.first else { return main }
    let parents: [ObjectID]
    let what: String
    if heads.count > 1 {
      let first = tip.map { tip in heads.filter { $0 == tip } } ?? []
      let holdsMain = try heads.contains { try repository.isAncestor(main, of: $0) }
      parents = first + heads.filter { $0 != tip } + (holdsMain ? [] : [main])
      what = "what \(partner) wrote on several machines"
    } else if let missing = try missing(heads) {
      (parents, what) = ([only, missing], missing == main ? "main" : "the text that \(partner) read")
    } else {
      return only
    }
    guard let tree = try repository.unitedTree(of: parents) else { return parents[0] }
    return try committer.commit(
      tree: tree, parents: parents, author: identity, committer: identity,
      message: CommitMessage("unite: \(what)"), in: &batch)
  }
}
