import Deliberation
import Git
import ObjectIDs
import Storage

/// One partner's branch, held against the rules: only new files, only in that partner's own folders, each a
/// record at the path that its content computes and that passes the gate.
///
/// Whatever stands there, the check ends: what cannot be read is one more sentence.
struct BranchCheck {
  let partner: Slug
  /// The records that main may take.
  private(set) var right: [(path: String, id: ObjectID)] = []
  /// What is not right, and why, one sentence each.
  private(set) var wrong: [String] = []
  /// The tips that main does not have in its history yet.
  let unmerged: [ObjectID]
  /// Whether everything that the branch would bring into main's history is the partner's own records and main's commits:
  /// nothing was left behind under it, and nothing else ever stood on it.
  private(set) var isWhole = true
  private let snapshot: Snapshot
  private let gate: RecordGate
  /// The commits that main does not have.
  private var commits: [CommitInfo] = []
  private var paths: Set<String> = []
  private var budget = 32 << 20

  private var repository: Repository { snapshot.workspace.repository }

  init(_ branch: PartnerBranch, snapshot: Snapshot) throws {
    partner = branch.partner
    self.snapshot = snapshot
    gate = try RecordGate(snapshot)
    let repository = snapshot.workspace.repository
    unmerged = try branch.tips.filter { try !repository.isPart($0, of: snapshot.commit) }
    guard !unmerged.isEmpty else { return }
    guard try snapshot.partner(partner) != nil else {
      wrong = ["The branch partners/\(partner) is of nobody in reviewers.json."]
      return
    }
    for tip in unmerged { try check(tip) }
    if !isWhole || !wrong.isEmpty { return }
    let history = try BranchHistory(of: commits, taking: right.map(\.id), snapshot: snapshot)
    isWhole = history.faults.isEmpty
    wrong += history.faults
  }

  private mutating func check(_ tip: ObjectID) throws {
    let base: ObjectID?
    let own: [CommitInfo]
    do {
      (base, own) = try line(to: tip)
    } catch {
      // Without its history nothing tells what the partner changed: only what stands in its own folders is taken.
      isWhole = false
      wrong.append(try RecordGate.sentence(about: error, at: "The history of partners/\(partner)"))
      try checkOwnFolders(of: tip)
      return
    }
    commits += own
    if base == nil {
      isWhole = false
      wrong.append("The history of partners/\(partner) has nothing in common with main.")
    }
    let survey = try repository.survey(under: "", from: base, to: tip)
    var plain = self
    plain.note(survey.faults)
    for commit in own { plain.checkMessage(of: commit) }
    for change in survey.changes where plain.wrong.count < Self.mostWrong { try plain.check(change) }
    guard !plain.wrong.isEmpty else {
      self = plain
      return
    }
    // Something is not the partner's: it may be main's, on which the branch began before a rebase left it behind.
    guard let left = try? LeftBehind(own, by: partner, snapshot: snapshot) else {
      self = plain
      isWhole = false
      return
    }
    isWhole = isWhole && left.isEmpty
    note(survey.faults)
    for commit in own where !left.contains(commit) { checkMessage(of: commit) }
    for change in survey.changes where wrong.count < Self.mostWrong {
      let before = wrong.count
      try check(change)
      // What is right is taken, whoever made the commit; what is not is no fault where it is main's own.
      if wrong.count > before, (try? left.explains(change.path)) == true {
        wrong.removeLast(wrong.count - before)
      }
    }
  }

  private mutating func checkOwnFolders(of tip: ObjectID) throws {
    for paper in try snapshot.papers() {
      for folder in try snapshot.partnerFolders(of: partner, paper: paper, in: tip) {
        let survey = try repository.survey(
          under: folder, from: snapshot.commit, to: tip, additionsOnly: true)
        note(survey.faults)
        for change in survey.changes where change.kind == .added && wrong.count < Self.mostWrong {
          try check(change)
        }
      }
    }
  }

  /// Where a tip's line left main's, and the commits since that main does not have.
  private func line(to tip: ObjectID) throws -> (base: ObjectID?, commits: [CommitInfo]) {
    let base = try repository.mergeBase(snapshot.commit, tip)
    let history = try snapshot.history()
    var commits: [CommitInfo] = []
    try repository.walk(from: tip, until: base) { (commit) throws(GitError) in
      if !history.contains(commit.id) { commits.append(commit) }
      return commits.count <= Self.mostCommits
    }
    guard commits.count <= Self.mostCommits else {
      throw Refusal(
        "The branch partners/\(partner) has more than \(Self.mostCommits) commits that main does not have.")
    }
    return (base, commits)
  }

  /// After so many faults nobody reads on.
  private static let mostWrong = 1_000
  private static let mostCommits = 50_000

  private mutating func note(_ faults: [TreeFault]) {
    guard !faults.isEmpty else { return }
    isWhole = false
    wrong += faults.map { $0.sentence(of: partner) }
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
    guard !paths.contains(path) else { return }
    guard change.kind == .added, let new = change.new else {
      wrong.append(
        "\(path) was \(change.kind == .deleted ? "deleted" : "changed"): a partner's branch only adds records."
      )
      return
    }
    do {
      if new.kind == .blob, let present = try repository.entry(at: path, in: snapshot.commit) {
        if present.id != new.id { wrong.append("\(path) differs from the record that main has.") }
        return
      }
      try gate.check(new)
      let size = try repository.weight(of: new.id).size
      guard budget >= size else {
        isWhole = false
        throw Refusal("\(path) is more than is taken of one branch at a time: collect again.")
      }
      budget -= size
      let record = try RecordCoding.decodeChecked(repository.blob(new.id), path: path)
      try gate.check(record, of: partner, at: path)
      paths.insert(path)
      right.append((path, new.id))
    } catch {
      // Where the clone lacks it, it is no fault of the partner's: another clone can tell.
      wrong.append(try RecordGate.sentence(about: error, at: path))
    }
  }
}
