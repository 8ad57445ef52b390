import Deliberation
import Foundation
import Git
import ObjectIDs
import Prose
import TestSupport
import Testing

@testable import Storage

/// A workspace in which random things are recorded, collected, removed and decided on, by any tool.
struct RandomHistory {
  let sample: SampleWorkspace
  private var random: SplitMix
  private var known: [RecordID] = []
  private var number = 0

  init(seed: UInt64) throws {
    sample = try SampleWorkspace()
    random = SplitMix(seed: seed)
  }

  /// What a reader is told of what is open, and how many records that took.
  ///
  /// - Parameter without: whether an index that is there is passed over, and left as it is.
  func story(indexingFrom least: Int, without: Bool = false) throws -> (lines: [String], records: Int) {
    let path = try path()
    let kept = without ? DerivedFile.contents(of: path) : nil
    if kept != nil { try deleteIndex() }
    defer { if let kept { DerivedFile.put(kept, at: path) } }
    // As a new process: nothing is remembered from the last one.
    let snapshot = try Workspace(at: sample.temporary.path).snapshot()
    let open = try snapshot.openDossier(of: snapshot.paper(named: "housing"), indexingFrom: least)
    let dossier = open.dossier
    var lines = open.threads.map { "\($0.id) \($0.status) \($0.filed.order) \($0.replies.map(\.record.id))" }
    lines += dossier.amendments.filter { $0.isPending }
      .map { "\($0.id) \($0.statuses)" }
    lines +=
      dossier.exclusions.map { "\($0)" } + dossier.undecided.map(\.sentence.english)
      + open.problems.map(\.english)
    lines += dossier.records.filter { !$0.isCollected }.map { "\($0.record.id)" }
    lines += ["\(open.settledThreads) settled, editions \(dossier.editionNumbers)"]
    return (lines, dossier.records.count)
  }

  func path() throws -> String {
    Layout.open(of: try Samples.slug("housing"), in: sample.workspace.repository.commonDirectory)
  }

  func index() throws -> OpenIndex? { OpenIndex.read(at: try path()) }

  func deleteIndex() throws { try FileManager.default.removeItem(atPath: path()) }

  // MARK: Steps

  /// Does something at random, and says what.
  mutating func step() throws -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<4: return try add(comment(), "comment")
    case 4..<6:
      let hunks = [Hunk(range: 8..<12, old: "want", new: "\(number)")]
      let comments = try Bool.random(using: &random) ? [pick("c")] : []
      return try add(
        .amendment(Amendment(base: Samples.blob, hunks: hunks, reason: "So.", comments: comments)),
        "amendment")
    case 6..<8: return try add(.reply(Reply(to: pick("cr"), text: "\(number)")), "reply")
    case 8: return try add(.withdrawal(Withdrawal(of: pick("ca"), reason: "\(number)")), "withdrawal")
    case 9..<13: return try decide(pick("cca"))
    case 13..<16: return try settle()
    case 16: return try remove()
    case 17: return try changeRoster()
    case 18: return try merge()
    default:
      return try add(
        .edition(Edition(number: number % 3, commit: Samples.commit, tool: "t", files: [:])), "edition",
        by: "board")
    }
  }

  /// A comment with its answer, both on main.
  mutating func settle() throws -> String {
    number += 1
    let comment = try sample.record(Samples.comment("\(number)"))
    let decision = try sample.record(
      .decision(Decision(targets: [Target(comment.id)], outcome: .rejected, reason: "\(number)", poll: nil)),
      by: "board")
    known += [comment.id, decision.id]
    try commit(set: [comment, decision].map { (Layout.path(of: $0), RecordCoding.encode($0)) })
    return "settled comment"
  }

  private func comment() -> Record.Body { Samples.comment("Number \(number)") }

  private mutating func decide(_ id: RecordID) throws -> String {
    let outcome = Outcome.allCases.randomElement(using: &random) ?? .adopted
    let replaces = try Bool.random(using: &random) ? [pick("d")] : []
    return try add(
      .decision(
        Decision(targets: [Target(id)], outcome: outcome, reason: "\(number)", poll: nil, replaces: replaces)),
      "decision", by: "board")
  }

  /// A known id of these kinds; now and then one that nobody has recorded.
  private mutating func pick(_ letters: String) throws -> RecordID {
    let fitting = known.filter { letters.contains($0.description.prefix(1)) }
    if Int.random(in: 0..<12, using: &random) > 0, let id = fitting.randomElement(using: &random) {
      return id
    }
    return try Samples.id(String(letters.prefix(1)), number)
  }

  /// Puts a record on main, or on its partner's branch only.
  private mutating func add(_ body: Record.Body, _ name: String, by partner: String? = nil) throws -> String {
    number += 1
    let partner = partner ?? ["tenants", "carers", "board"].randomElement(using: &random) ?? "board"
    let record = try sample.record(body, by: partner)
    known.append(record.id)
    let isCommittees = [.decision, .edition].contains(body.kind)
    guard isCommittees || Int.random(in: 0..<3, using: &random) > 0 else {
      try sample.append([record], by: partner)
      return "\(name) on the branch of \(partner)"
    }
    try commit(set: [(Layout.path(of: record), RecordCoding.encode(record))])
    return "\(name) of \(partner)"
  }

  private mutating func remove() throws -> String {
    let repository = sample.workspace.repository
    let main = try #require(try repository.tip(of: "refs/heads/main"))
    let paths = try repository.files(under: "papers/housing", in: main).map(\.path).filter(Layout.isRecord)
    guard let path = paths.randomElement(using: &random) else { return "nothing to remove" }
    if Bool.random(using: &random) {
      try commit(remove: [path])
      return "removed \(path)"
    }
    // Copied to where it does not belong: two records of one id.
    let entry = try #require(try repository.entry(at: path, in: main))
    try commit(set: [("papers/housing/comments/elsewhere/\(number).json", try repository.blob(entry.id))])
    return "copied \(path)"
  }

  private mutating func changeRoster() throws -> String {
    let roster = try #require(
      try sample.workspace.repository.blob(at: Layout.roster, in: sample.snapshot.commit))
    var text = String(decoding: roster, as: UTF8.self)
    if text.contains("\"author\"") {
      text = text.replacing(", \"roles\": [\"author\"]", with: "")
    } else {
      text = text.replacing(
        "\"name\": \"The <carers>\"", with: "\"name\": \"The <carers>\", \"roles\": [\"author\"]")
    }
    try commit(set: [(Layout.roster, Array(text.utf8))])
    return "roster"
  }

  private mutating func merge() throws -> String {
    let id = try pick("a")
    number += 1
    let draft = SampleWorkspace.draft + "Line \(number).\n"
    try commit(
      set: [("papers/housing/paper.md", Array(draft.utf8))],
      message: "housing: a change\n\nAmendment: \(id)/1\nPartner: tenants\n")
    return "merged \(id)"
  }

  /// A commit on main without any of Beraad's own checks.
  private func commit(
    set files: [(path: String, bytes: [UInt8])] = [], remove removed: [String] = [], message: String = "x\n"
  ) throws {
    let repository = sample.workspace.repository
    let tip = try #require(try repository.tip(of: "refs/heads/main"))
    let tree = try repository.tree(
      updating: repository.tree(of: tip),
      set: files.map { ($0.path, try repository.write(blob: $0.bytes)) }, remove: removed)
    let nobody = Signature(name: "Nobody", email: "", seconds: 1_700_000_000)
    let commit = try repository.createCommit(
      tree: tree, parents: [tip], author: nobody, committer: nobody, message: message)
    try sample.temporary.git("update-ref", "refs/heads/main", commit.hex)
  }
}
