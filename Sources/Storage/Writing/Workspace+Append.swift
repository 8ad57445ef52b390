package import Deliberation
import Git
import ObjectIDs

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
  /// The commit stands on all that is at hand of that branch, here and as the remotes had it: whoever pushes it has
  /// nothing to force, and what two machines of one partner wrote apart is united. Writing the same records again
  /// writes nothing, so a retry is safe.
  ///
  /// - Parameter verb: makes the records from what it is given, inside the lock; called again where the branch moved.
  /// - Throws: what the verb throws, `GitError`; then nothing was added.
  package func append<Result>(
    as identity: Identity, at instant: Instant, _ verb: (Snapshot) throws -> Appending<Result>
  ) throws -> Result {
    try mustBeWritable()
    let partner = identity.partner.id
    let committer = Committer(at: instant)
    return try repository.update(
      Layout.reference(of: partner), log: "beraad: a record of \(partner)",
      by: identity.signature(at: instant)
    ) { tip in
      let snapshot = try snapshot()
      let appending = try verb(snapshot)
      let base = try ground(for: partner, on: tip, main: snapshot.commit)
      var batch = ObjectBatch(in: repository)
      var files: [(path: String, blob: ObjectID)] = []
      for record in appending.records {
        let path = Layout.path(of: record)
        if try repository.entry(at: path, inTree: base.tree) != nil
          || repository.entry(at: path, in: snapshot.commit) != nil
        {
          continue
        }
        files.append((path, try batch.add(blob: RecordCoding.encode(record))))
      }
      guard !files.isEmpty else { return BranchMove(commit: nil, result: appending.result) }
      let commit = try committer.commit(
        tree: batch.tree(updating: base.tree, set: files), parents: base.parents, author: identity,
        committer: identity, message: CommitMessage(appending.summary), in: &batch)
      try batch.write()
      return BranchMove(commit: commit, paths: nil, result: appending.result)
    }
  }

  /// What the next commit of a partner's branch stands on.
  private func ground(
    for partner: Slug, on tip: ObjectID?, main: ObjectID
  ) throws -> (tree: ObjectID, parents: [ObjectID]) {
    let heads = try partnerBranch(of: partner)?.tips ?? []
    guard heads.count > 1 else {
      let head = heads.first ?? main
      return (try repository.tree(of: head), [head])
    }
    // United on main as it is, so that the branch differs from it by the partner's own records and nothing else.
    let snapshot = try Snapshot(workspace: self, commit: main)
    var files: [String: ObjectID] = [:]
    for head in heads {
      for paper in try repository.entries(of: Layout.papers, in: head).compactMap({ Slug($0.name) }) {
        for folder in try snapshot.partnerFolders(of: partner, paper: paper, in: head) {
          for file in try repository.files(under: folder, in: head)
          where file.kind == .blob && Layout.isRecord(file.path) { files[file.path] = file.id }
        }
      }
    }
    let missing = try files.filter { try repository.entry(at: $0.key, in: main) == nil }
    let tree = try repository.tree(
      updating: repository.tree(of: main), set: missing.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    let first = tip.map { tip in heads.filter { $0 == tip } } ?? []
    let rest = heads.filter { $0 != tip }
    let holdsMain = try heads.contains { try repository.isAncestor(main, of: $0) }
    return (tree, first + rest + (holdsMain ? [] : [main]))
  }
}
