import Deliberation
import Git
package import ObjectIDs
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
  package let commit: ObjectID?
}

extension Context {
  /// Checks the partners' branches at hand and takes what is right into main, in one commit.
  ///
  /// One wrong file blocks neither its partner's other records nor the other partners.
  ///
  /// - Parameter names: the partners to collect from; all where it is empty.
  package func collect(from names: [String], dryRun: Bool) throws -> Collected {
    try change("collect", isDryRun: dryRun) { desk in
      try desk.identity.mustBe(.committee, to: "collect")
      let wanted = Set(try names.map { try desk.desk.partner(named: $0) })
      return try desk.collect { wanted.isEmpty || wanted.contains($0) }
    }
  }
}

extension Desk {
  /// A partner, also one that has left and whose branch is still at hand.
  fileprivate func partner(named name: String) throws -> Slug {
    if let slug = Slug(name), try snapshot.partner(slug) != nil { return slug }
    return try roster.partner(named: name).id
  }
}

extension ChangeDesk {
  /// Takes what is right on the partners' branches, in one commit on top.
  ///
  /// A branch that is right as a whole becomes a parent; of another one the right files are taken, and the rest is met
  /// again at the next collecting.
  func collect(of wanted: (Slug) -> Bool = { _ in true }) throws -> Collected {
    let checks = try desk.workspace.partnerBranches().filter { wanted($0.partner) }
      .map { try BranchCheck($0, snapshot: snapshot) }
    var branches = checks.map {
      Collected.Branch(
        partner: $0.partner.description, taken: $0.right.map(\.path), refused: $0.wrong.shortened)
    }
    let broken = try desk.workspace.brokenBranches()
    if !broken.isEmpty { branches.append(.init(partner: "others", taken: [], refused: broken.shortened)) }
    return Collected(
      branches: branches, commit: try take(checks))
  }

  private func take(_ checks: [BranchCheck]) throws -> ObjectID? {
    let files = checks.flatMap(\.right)
    let whole = checks.filter { $0.wrong.isEmpty && $0.isWhole }.flatMap { check in
      check.unmerged.map { (partner: check.partner, tip: $0) }
    }
    guard !files.isEmpty || !whole.isEmpty else { return nil }
    let partners = checks.filter { !$0.right.isEmpty }.map(\.partner.description)
    let records = files.count == 1 ? "1 record" : "\(files.count) records"
    var step = MainChange.Step(
      CommitMessage(
        "collect: \(records) of \(partners.isEmpty ? "nobody new" : partners.joined(separator: ", "))",
        body: partners.map { "- \($0)" }.joined(separator: "\n")),
      files: files.map { .init($0.path, .blob($0.id)) })
    step.collected = whole
    return try commit(step)
  }
}
