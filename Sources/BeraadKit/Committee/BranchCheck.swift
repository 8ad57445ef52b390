import Deliberation
import Git
import ObjectIDs
import Storage

/// One partner's branch, held against the rules: only new files, only in that partner's own folders, each a
/// record at the path that its content computes.
struct BranchCheck {
  let partner: Slug
  /// The records that main may take.
  private(set) var right: [(path: String, id: ObjectID)] = []
  /// The same, read.
  private(set) var records: [Record] = []
  /// What is not right, and why, one sentence each.
  private(set) var wrong: [String] = []
  /// The tips that main does not have in its history yet.
  let unmerged: [ObjectID]
  /// Whether the branch is made of the partner's own commits and main's: only then may it become part of main's history.
  /// Of main's commits on another clone git would take for deleted here what the branch lacks of them.
  private(set) var isWhole = true
  private let snapshot: Snapshot

  /// Whether the branch may become part of main's history.
  var isMergeable: Bool { wrong.isEmpty && isWhole }

  private var repository: Repository { snapshot.workspace.repository }

  init(_ branch: PartnerBranch, snapshot: Snapshot) throws {
    partner = branch.partner
    self.snapshot = snapshot
    let repository = snapshot.workspace.repository
    unmerged = try branch.tips.filter { try !repository.isAncestor($0, of: snapshot.commit) }
    guard !unmerged.isEmpty else { return }
    guard try snapshot.partner(partner) != nil else {
      wrong = ["The branch partners/\(partner) is of nobody in reviewers.json."]
      return
    }
    for tip in unmerged { try check(tip) }
  }

  private mutating func check(_ tip: ObjectID) throws {
    let base = try repository.mergeBase(snapshot.commit, tip)
    let commits = try commits(of: tip, since: base)
    if try commits.allSatisfy({ try Self.isOwn($0, of: partner, in: repository) }) {
      return try checkOwn(commits)
    }
    isWhole = false
    let changes = try repository.changes(under: "", from: base, to: tip)
    var plain = self
    for commit in commits { plain.checkMessage(of: commit) }
    for change in changes { try plain.check(change) }
    guard !plain.wrong.isEmpty else {
      self = plain
      return
    }
    // Something is not the partner's: it may be main's, on which the branch began before a rebase left it behind.
    let left = try LeftBehind(commits, by: partner, snapshot: snapshot)
    for commit in commits where !left.contains(commit) { checkMessage(of: commit) }
    for change in changes {
      let before = wrong.count
      try check(change)
      // What is right is taken, whoever made the commit; what is not is no fault where it is main's own.
      if wrong.count > before, try left.explains(change.path) { wrong.removeLast(wrong.count - before) }
    }
  }

  /// What the partner's own commits added, each beside what it stands on. Against one commit of main nothing can be told
  /// where several lines of main are united below.
  private mutating func checkOwn(_ commits: [CommitInfo]) throws {
    for commit in commits {
      checkMessage(of: commit)
      guard commit.parents.count == 1 else { continue }
      for change in try repository.changes(under: "", from: commit.parents[0], to: commit.id) {
        try check(change)
      }
    }
  }

  /// Whether a commit does what a partner's may: it adds records of that partner, or unites what two machines wrote.
  static func isOwn(_ commit: CommitInfo, of partner: Slug, in repository: Repository) throws -> Bool {
    guard commit.parents.count == 1 else {
      return try 2...16 ~= commit.parents.count && commit.trailerValues("Partner") == [partner.description]
        && repository.unitedTree(of: commit.parents) == repository.tree(of: commit.id)
    }
    return try repository.changes(under: "", from: commit.parents[0], to: commit.id).allSatisfy { change in
      change.kind == .added && Layout.isRecord(change.path)
        && change.path.split(separator: "/").contains { $0 == partner.description }
    }
  }

  /// The commits of a tip that main does not have.
  private func commits(of tip: ObjectID, since base: ObjectID?) throws -> [CommitInfo] {
    let history = try snapshot.history()
    var commits: [CommitInfo] = []
    try repository.walk(from: tip, until: base) { (commit) throws(GitError) in
      if !history.contains(commit.id) { commits.append(commit) }
      return true
    }
    return commits
  }

  /// What a commit says of adopting and collecting is main's to say.
  private mutating func checkMessage(of commit: CommitInfo) {
    guard let claim = Self.claims(of: commit) else { return }
    wrong.append("Commit \(commit.id.abbreviated()) says “\(claim)” in its message: only main's commits may.")
  }

  static func claims(of commit: CommitInfo) -> String? {
    commit.trailers.map(\.key).first { reserved.contains($0.lowercased()) }
  }

  private static let reserved = ["amendment", "decision", "collected", "settles"]

  private mutating func check(_ change: TreeChange) throws {
    let path = change.path
    guard !right.contains(where: { $0.path == path }) else { return }
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
    if let present = try repository.entry(at: path, in: snapshot.commit) {
      if present.id != new.id { wrong.append("\(path) differs from the record that main has.") }
      return
    }
    let size = try repository.blobSize(new.id)
    guard size <= RecordCoding.largest else {
      wrong.append("\(path) has \(size) bytes: a record has at most \(RecordCoding.largest).")
      return
    }
    do {
      let record = try RecordCoding.decodeChecked(repository.blob(new.id), path: path)
      try mayStand(record, path: path)
      right.append((path, new.id))
      records.append(record)
    } catch let error as GitError where error.kind == .partialClone {
      // No fault of the partner's: another clone can tell.
      throw error
    } catch let error as any Explained {
      wrong.append(error.explanation.message)
    }
  }

  private func mayStand(_ record: Record, path: String) throws {
    guard record.header.partner == partner else {
      throw Refusal("\(path) is written in the name of \(record.header.partner).")
    }
    guard try snapshot.knows(record.header) else {
      throw Refusal("\(path) is of \(partner), who was not on the roster when it was written.")
    }
    switch record.kind {
    case .comment, .reply, .amendment, .withdrawal, .vote: break
    default: throw Refusal("\(path) is a \(record.kind.rawValue): that is the committee's to record.")
    }
    _ = try snapshot.paper(named: record.header.paper.description)
    if case .amendment(let amendment) = record.body {
      guard try repository.has(amendment.base) else {
        throw Refusal(
          "\(path) changes a text that is not in this repository: \(amendment.base.abbreviated()).")
      }
    }
  }
}
