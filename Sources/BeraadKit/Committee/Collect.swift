import Deliberation
import Git
import Storage

/// What `collect` did with each partner's branch.
package struct Collected: Encodable, Sendable {
  package struct Branch: Encodable, Sendable {
    package let partner: String
    /// The records that main has now and had not before, by path.
    package let taken: [String]
    /// What was left, and why, one sentence each.
    package let refused: [String]
  }

  package let branches: [Branch]
  /// The commit that main was moved to; nil where there was nothing to take, or nothing was to be written.
  package let commit: String?
}

extension Context {
  /// Checks the partners' branches at hand and takes what is right into main, in one commit.
  ///
  /// One wrong file blocks neither its partner's other records nor the other partners.
  ///
  /// - Parameter names: the partners to collect from; all where it is empty.
  package func collect(from names: [String], dryRun: Bool) throws -> Collected {
    let desk = try Desk(self)
    let identity = try desk.identity()
    try identity.mustBe(.committee, to: "collect")
    let wanted = Set(try names.map { try desk.roster.partner(named: $0).id })
    let tips = try desk.workspace.partnerTips().filter { wanted.isEmpty || wanted.contains($0.partner) }
    let checked = try tips.map { try BranchCheck(partner: $0.partner, tip: $0.tip, snapshot: desk.snapshot) }
    let commit = dryRun ? nil : try desk.take(checked, by: identity)
    return Collected(
      branches: checked.map {
        .init(partner: $0.partner.description, taken: $0.right.map(\.path), refused: $0.wrong)
      }, commit: commit?.hex)
  }
}

extension Desk {
  /// Adds what is right to main. A branch that is right as a whole becomes a parent; of another one the right
  /// files are taken, and the rest is met again at the next collecting.
  fileprivate func take(_ branches: [BranchCheck], by identity: Identity) throws -> ObjectID? {
    let files = branches.flatMap(\.right)
    let whole = branches.filter { $0.wrong.isEmpty && !$0.isMerged }
    guard !files.isEmpty || !whole.isEmpty else { return nil }
    let repository = workspace.repository
    let partners = branches.filter { !$0.right.isEmpty }.map(\.partner.description)
    let records = files.count == 1 ? "1 record" : "\(files.count) records"
    let summary =
      "collect: \(records) of \(partners.isEmpty ? "nobody new" : partners.joined(separator: ", "))"
      .summaryLine
    let signature = identity.signature(at: context.now())
    return try workspace.moveMain(log: summary) { tip in
      let tree = try repository.tree(updating: repository.tree(of: tip), set: files.map { ($0.path, $0.id) })
      let commit = try repository.createCommit(
        tree: tree, parents: [tip] + whole.map(\.tip), author: signature, committer: signature,
        message: Workspace.message(
          summary, body: partners.map { "- \($0)" }.joined(separator: "\n"),
          trailers: [("Partner", identity.partner.id.description)]))
      return (commit, files.map(\.path), commit)
    }
  }
}

/// One partner's branch, held against the rules: only new files, only in that partner's own folders, each a
/// record at the path that its content computes.
struct BranchCheck {
  let partner: Slug
  let tip: ObjectID
  private(set) var right: [(path: String, id: ObjectID)] = []
  private(set) var wrong: [String] = []
  /// Whether main has the tip in its history already.
  let isMerged: Bool

  init(partner: Slug, tip: ObjectID, snapshot: Snapshot) throws {
    self.partner = partner
    self.tip = tip
    let repository = snapshot.workspace.repository
    isMerged = try repository.isAncestor(tip, of: snapshot.commit)
    guard !isMerged else { return }
    guard snapshot.roster[partner] != nil else {
      wrong = ["The branch partners/\(partner) is of nobody in reviewers.json."]
      return
    }
    let base = try repository.mergeBase(snapshot.commit, tip)
    for change in try repository.changes(under: "", from: base, to: tip) {
      try check(change, snapshot: snapshot)
    }
  }

  private mutating func check(_ change: TreeChange, snapshot: Snapshot) throws {
    let path = change.path
    guard change.kind == .added, let new = change.new else {
      wrong.append(
        "\(path) was \(change.kind == .deleted ? "deleted" : "changed"): a partner's branch only adds records."
      )
      return
    }
    guard new.kind == .blob, new.mode == 0o100644 else {
      wrong.append("\(path) is not a plain file.")
      return
    }
    if let present = try snapshot.workspace.repository.entry(at: path, in: snapshot.commit) {
      if present.id != new.id { wrong.append("\(path) differs from the record that main has.") }
      return
    }
    let size = try snapshot.workspace.repository.blobSize(new.id)
    guard size <= RecordCoding.largest else {
      wrong.append("\(path) has \(size) bytes: a record has at most \(RecordCoding.largest).")
      return
    }
    do {
      let record = try RecordCoding.decodeChecked(snapshot.workspace.repository.blob(new.id), path: path)
      try mayStand(record, path: path, snapshot: snapshot)
      right.append((path, new.id))
    } catch let error as any Explained {
      wrong.append(error.explanation.message)
    }
  }

  private func mayStand(_ record: Record, path: String, snapshot: Snapshot) throws {
    guard record.header.partner == partner else {
      throw Refusal("\(path) is written in the name of \(record.header.partner).")
    }
    switch record.kind {
    case .comment, .reply, .amendment, .withdrawal, .vote: break
    default: throw Refusal("\(path) is a \(record.kind.rawValue): that is the committee's to record.")
    }
    _ = try snapshot.paper(named: record.header.paper.description)
    if case .amendment(let amendment) = record.body {
      guard let base = ObjectID(hex: amendment.base), snapshot.workspace.repository.contains(base) else {
        throw Refusal("\(path) changes a text that is not in this repository: \(amendment.base.prefix(7)).")
      }
    }
  }
}
