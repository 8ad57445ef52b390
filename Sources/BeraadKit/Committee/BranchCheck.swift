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
  /// The same, read.
  private(set) var records: [Record] = []
  /// What stands there and is not right.
  private(set) var faults: [Fault] = []
  /// What stands there no longer, or only in the message of a commit, and keeps its commits out of main for good: one sentence each.
  /// The records are taken all the same.
  private(set) var once: [Localized] = []
  /// What stands there and this clone cannot read, since an object is missing here or damaged: one sentence each. It may be right.
  private(set) var lost: [Localized] = []
  /// The tips that main does not have in its history yet.
  let unmerged: [ObjectID]
  private let tips: [ObjectID]
  /// Whether everything that the branch would bring into main's history is the partner's own records. Where it stands on
  /// main's commits of another clone, git would take for deleted here what the branch lacks of them.
  private(set) var isWhole = true
  private let snapshot: Snapshot
  private let surveys: CommitSurveys
  private let gate: RecordGate
  /// The commits that main does not have, but for those that are main's own.
  private var commits: [CommitInfo] = []
  private var paths: Set<String> = []
  private var budget = RecordGate.mostOfBranch

  /// Something that is not right, why, and the file that it is about; nil where it is about none.
  struct Fault: Hashable {
    let path: String?
    let sentence: Localized
    var kind = LeftOut.branch
  }

  /// What stands there and is not right, and why, one sentence each.
  var wrong: [Localized] { faults.map(\.sentence).uniqued() }

  /// How often something is wrong for each reason.
  var leftOut: [LeftOut: Int] { faults.uniqued().reduce(into: [:]) { $0[$1.kind, default: 0] += 1 } }

  /// Whether the branch may become part of main's history.
  var isMergeable: Bool { faults.isEmpty && once.isEmpty && isWhole }

  private var repository: Repository { snapshot.workspace.repository }

  init(_ branch: PartnerBranch, snapshot: Snapshot) throws {
    partner = branch.partner
    tips = branch.tips
    self.snapshot = snapshot
    gate = try RecordGate(snapshot)
    let repository = snapshot.workspace.repository
    surveys = CommitSurveys(in: repository)
    unmerged = try branch.tips.filter { try !snapshot.includes($0) }
    guard !unmerged.isEmpty else { return }
    guard try snapshot.partner(partner) != nil else {
      add(
        Localized(
          en: "The branch partners/\(partner) is of nobody in reviewers.json.",
          nl: "De branch partners/\(partner) is van niemand in reviewers.json."))
      return
    }
    for tip in unmerged { try check(tip) }
    guard faults.isEmpty else { return }
    let history = try BranchHistory(
      of: commits, by: partner, taking: right.map(\.id), snapshot: snapshot, surveys)
    isWhole = isWhole && history.faults.isEmpty
    once += history.faults
  }

  private mutating func check(_ tip: ObjectID) throws {
    let base: ObjectID?
    let own: [CommitInfo]
    do {
      (base, own) = try line(to: tip)
    } catch {
      // Without its history nothing tells what the partner changed: only what stands in its own folders is taken.
      isWhole = false
      let (english, dutch) = ("The history of partners/\(partner)", "De geschiedenis van partners/\(partner)")
      let told = try RecordGate.sentence(about: error, at: english)
      add(Localized(en: told.english, nl: told.dutch.replacing(english, with: dutch)))
      if snapshot.isLineLost(to: tip, atMost: Self.mostCommits), let said = faults.last?.sentence {
        lost.append(said)
      }
      try checkOwnFolders(of: tip)
      return
    }
    if base != nil, try isAllOwn(own) {
      commits += own
      return try checkOwn(own)
    }
    isWhole = false
    let left = try? LeftBehind(own, by: partner, snapshot: snapshot, surveys)
    commits += own.filter { left?.contains($0) != true }
    if base == nil {
      add(
        Localized(
          en: "The history of partners/\(partner) has nothing in common with main.",
          nl: "De geschiedenis van partners/\(partner) heeft niets gemeen met main."))
    }
    let survey = try repository.survey(under: "", from: base, to: tip)
    var plain = self
    plain.note(survey.faults)
    for commit in own { plain.checkMessage(of: commit) }
    for change in survey.changes where plain.faults.count < Self.mostWrong { try plain.check(change) }
    guard !plain.faults.isEmpty || !plain.once.isEmpty else {
      self = plain
      return
    }
    // Something is not the partner's: it may be main's, on which the branch began before a rebase left it behind.
    guard let left else {
      self = plain
      return
    }
    note(survey.faults)
    for commit in own where !left.contains(commit) { checkMessage(of: commit) }
    for change in survey.changes where faults.count < Self.mostWrong {
      let before = faults.count
      try check(change)
      // What is right is taken, whoever made the commit; what is not is no fault where it is main's own.
      if faults.count > before, (try? left.explains(change.path)) == true {
        faults.removeLast(faults.count - before)
      }
    }
  }

  private mutating func checkOwnFolders(of tip: ObjectID) throws {
    for paper in try snapshot.papers() {
      for folder in try snapshot.partnerFolders(of: partner, paper: paper, in: tip) {
        let survey = try repository.survey(
          under: folder, from: snapshot.commit, to: tip, additionsOnly: true)
        note(survey.faults)
        for change in survey.changes where change.kind == .added && faults.count < Self.mostWrong {
          try check(change)
        }
      }
    }
  }

  /// Where a tip's line left main's, and the commits since that main does not have.
  private func line(to tip: ObjectID) throws -> (base: ObjectID?, commits: [CommitInfo]) {
    // All that main has, also what it collected of others: where several lines of it are united below, one base hides too little.
    let beyond = snapshot.beyond(tip, atMost: Self.mostCommits)
    if let fault = beyond.fault { throw fault }
    guard beyond.commits.count <= Self.mostCommits else {
      throw Refusal(
        Localized(
          en:
            "The branch partners/\(partner) has more than \(Self.mostCommits) commits that main does not have.",
          nl: "De branch partners/\(partner) heeft meer dan \(Self.mostCommits) commits die main niet heeft.")
      )
    }
    // What they stand on of main is all that both have; of several one may be the other's.
    let base = beyond.edge.count > 1 ? try repository.mergeBase(snapshot.commit, tip) : beyond.edge.first
    return (base, try beyond.commits.map { try repository.commit($0) })
  }

  /// After so many faults nobody reads on.
  private static let mostWrong = 1_000
  private static let mostCommits = 50_000

  private mutating func add(_ sentence: Localized, at path: String? = nil, as kind: LeftOut = .branch) {
    faults.append(Fault(path: path, sentence: sentence, kind: kind))
  }

  private mutating func note(_ faults: [TreeFault]) {
    guard !faults.isEmpty else { return }
    isWhole = false
    self.faults += faults.map { Fault(path: nil, sentence: $0.sentence(of: partner)) }
    lost += faults.filter { if case .lost = $0.reason { true } else { false } }
      .map { $0.sentence(of: partner) }
  }

  private func isAllOwn(_ commits: [CommitInfo]) throws -> Bool {
    // What cannot be read is nobody's own: the look at the whole names it.
    (try? commits.allSatisfy { try Self.isOwn($0, of: partner, in: surveys) }) ?? false
  }

  /// What the partner's own commits added, each beside what it stands on. Against one commit of main nothing can be told
  /// where several lines of main are united below.
  private mutating func checkOwn(_ commits: [CommitInfo]) throws {
    for commit in commits {
      checkMessage(of: commit)
      guard commit.parents.count == 1 else { continue }
      for change in try surveys.survey(of: commit).changes where faults.count < Self.mostWrong {
        try check(change)
      }
    }
  }

  /// Whether a commit does what a partner's may: it adds files in that partner's folders, or unites what two machines wrote. One that
  /// says what only main's commits say, and adds nothing, is main's.
  static func isOwn(_ commit: CommitInfo, of partner: Slug, in surveys: CommitSurveys) throws -> Bool {
    guard commit.parents.count == 1 else {
      let repository = surveys.repository
      return try 2...16 ~= commit.parents.count && commit.trailerValues("Partner") == [partner.description]
        && repository.unitedTree(of: commit.parents) == repository.tree(of: commit.id)
    }
    let survey = try surveys.survey(of: commit)
    return survey.faults.isEmpty && (!survey.changes.isEmpty || claims(of: commit) == nil)
      && survey.changes.allSatisfy { change in
        change.kind == .added && Layout.isRecord(change.path)
          && change.path.split(separator: "/").contains { $0 == partner.description }
      }
  }

  /// How a partner takes back what it deleted on its own branch, though main has it: with a record. Nil for anything else.
  private func takingBack(_ path: String) throws -> Localized? {
    guard Layout.partner(ofRecord: path) == partner, Layout.poll(ofVote: path) == nil,
      let entry = try repository.entry(at: path, in: snapshot.commit),
      let record = try? RecordCoding.decodeChecked(repository.blob(entry.id), path: path),
      record.kind != .withdrawal
    else { return nil }
    return Localized(
      en:
        "Main keeps it; the partner takes it back with: beraad withdraw \(record.id) --because WHY",
      nl:
        "Op main blijft het staan; de partner neemt het terug met: beraad withdraw \(record.id) --because WAAROM"
    )
  }

  /// What a commit says of adopting and collecting is main's to say.
  private mutating func checkMessage(of commit: CommitInfo) {
    guard let claim = Self.claims(of: commit) else { return }
    once.append(
      Localized(
        en: "Commit \(commit.id.abbreviated()) says “\(claim)” in its message: only main's commits may.",
        nl:
          "Commit \(commit.id.abbreviated()) zegt “\(claim)” in het bericht: dat mogen alleen commits van main."
      ))
  }

  static func claims(of commit: CommitInfo) -> String? {
    commit.trailers.map(\.key).first { reserved.contains($0.lowercased()) }
  }

  private static let reserved = ["amendment", "decision", "collected", "settles", "keeps"]

  private mutating func check(_ change: TreeChange) throws {
    let path = change.path
    guard !paths.contains(path) else { return }
    guard change.kind == .added, let new = change.new else {
      let sentence = Localized(
        en:
          "\(path) was \(change.kind == .deleted ? "deleted" : "changed"): a partner's branch only adds records.",
        nl:
          "\(path) is \(change.kind == .deleted ? "verwijderd" : "veranderd"): op de branch van een partner komen er alleen bijdragen bij."
      )
      try add([sentence, takingBack(path)].compactMap(\.self).joined(separator: " "), at: path, as: .changed)
      return
    }
    guard Layout.isRecord(path) else {
      add(
        Localized(
          en: "\(path) is no record: a partner's branch holds nothing else.",
          nl: "\(path) is geen bijdrage: iets anders hoort niet op de branch van een partner."),
        at: path, as: .noRecord)
      return
    }
    do {
      if new.kind == .blob, let present = try repository.entry(at: path, in: snapshot.commit) {
        if present.id != new.id {
          add(
            Localized(
              en: "\(path) differs from the record that main has.",
              nl: "\(path) is anders dan de bijdrage die main heeft."), at: path, as: .noRecord)
        }
        return
      }
      let record = try gate.admit(new, of: partner, tips: tips, within: &budget)
      paths.insert(path)
      right.append((path, new.id))
      records.append(record)
    } catch {
      // Where the clone lacks it, it is no fault of the partner's: another clone can tell.
      let kind: LeftOut =
        switch PassedOver.Reason(error) {
        case .ahead: .ahead
        case .onNoMain: .onNoMain
        case .damaged: .damaged
        default: .refused
        }
      let sentence = try RecordGate.sentence(about: error, at: path)
      if GitError.isOfMissing(error) || !repository.isIntact(new.id) { lost.append(sentence) }
      add(sentence, at: path, as: kind)
    }
  }
}
