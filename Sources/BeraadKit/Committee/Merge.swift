import Deliberation
import Git
import Prose
import Storage

/// What `merge` did, or would do.
package struct MergeOutcome: Encodable, Sendable {
  package struct Step: Encodable, Sendable {
    /// `merged`, `would-merge`, or `proposal` for what still waits for a yes.
    package let state: String
    package let targets: [String]
    package let partners: [String]
    package let changes: [WordChange]
    /// Why somebody should look: how the passage was changed otherwise, and words that turn its meaning.
    package let attention: [String]
    package let commit: String?
  }

  /// An adopted hunk that people have to settle first.
  package struct Unsettled: Encodable, Sendable {
    package let targets: [String]
    package let partners: [String]
    package let reason: String
    /// What stands there now.
    package let draft: String
    /// What each would make of it.
    package let alternatives: [String]
  }

  /// The closed motions that were not settled before.
  package let motions: [SettledMotion]
  package let steps: [Step]
  package let unsettled: [Unsettled]

  /// Whether something is left for people.
  package var needsPeople: Bool {
    !unsettled.isEmpty || steps.contains { $0.state == "proposal" } || motions.contains { $0.winner == nil }
  }
}

/// One change in words.
package struct WordChange: Encodable, Sendable {
  package let old: String
  package let new: String
  /// The words before and behind, for reading.
  package let before: String
  package let after: String

  package init(old: String, new: String, before: String = "", after: String = "") {
    self.old = old
    self.new = new
    self.before = before
    self.after = after
  }
}

extension Context {
  /// Puts what was adopted into the draft, a commit for each change, in the name of who proposed it; before that,
  /// what closed motions chose is adopted, and what they did not choose is rejected.
  ///
  /// - Parameters:
  ///   - accept: asked for each change that fits by its words only; false leaves it for later.
  /// - Throws: `Refusal` where the draft in the work tree has changes of its own; then nothing is written.
  package func merge(
    _ paper: String, dryRun: Bool, accept: @escaping (MergeOutcome.Step) -> Bool
  ) throws -> MergeOutcome {
    let desk = try Desk(self)
    let identity = try desk.identity()
    try identity.mustBe(.committee, to: "merge")
    let collected = try desk.dossier(of: paper, scope: .collected).dossier
    let (settlements, dossier) = desk.settleMotions(of: collected, by: identity)
    var run = MergeRun(
      desk: desk, dossier: dossier, settlements: settlements, identity: identity, accept: accept)
    try run.prepare()
    if !dryRun { try run.write() }
    return run.outcome
  }
}

/// One run of `merge`: the plan applied to a growing text, then written at once.
private struct MergeRun {
  let desk: Desk
  let dossier: Dossier
  let settlements: [Settlement]
  let identity: Identity
  let accept: (MergeOutcome.Step) -> Bool
  private var text: [UInt8]
  private var accepted: [(step: MergeStep, text: [UInt8], index: Int)] = []
  private var steps: [MergeOutcome.Step] = []
  private var unsettled: [MergeOutcome.Unsettled] = []
  private var commits: [Int: ObjectID] = [:]

  init(
    desk: Desk, dossier: Dossier, settlements: [Settlement], identity: Identity,
    accept: @escaping (MergeOutcome.Step) -> Bool
  ) {
    (self.desk, self.dossier, self.settlements) = (desk, dossier, settlements)
    (self.identity, self.accept) = (identity, accept)
    text = dossier.paper.text
  }

  var outcome: MergeOutcome {
    MergeOutcome(
      motions: settlements.map(\.motion),
      steps: steps.enumerated().map { index, step in
        commits[index].map { step.merged(by: $0.hex) } ?? step
      }, unsettled: unsettled)
  }

  /// Tries each change in turn on the text as the ones before left it.
  mutating func prepare() throws {
    let changes = try placed(dossier.paper.text)
    unsettled = Unsettling(changes: changes, dossier: dossier).found
    for unit in MergePlan(changes).units {
      let now = try placed(text)
      guard let step = MergeStep(unit, in: now) else {
        unsettled.append(unit.overtaken(dossier))
        continue
      }
      try take(step)
    }
  }

  private func placed(_ text: [UInt8]) throws -> PlacedChanges {
    try PlacedChanges(of: dossier, in: desk.workspace.repository, text: text) {
      if case .decided(.adopted, _) = $0 { true } else { false }
    }
  }

  private mutating func take(_ step: MergeStep) throws {
    guard let changed = step.hunks.applied(to: text) else { return }
    let shown = step.shown(on: text, dossier: dossier)
    if step.proposal != nil, !accept(shown) {
      steps.append(shown)
      return
    }
    text = changed
    accepted.append((step, changed, steps.count))
    steps.append(shown.accepted)
  }

  mutating func write() throws {
    let settled = settlements.filter { !$0.records.isEmpty }
    if !accepted.isEmpty || !settled.isEmpty { commits = try commitAll(settled) }
  }

  /// Writes a commit for each settled motion and each accepted step, and moves main once.
  private func commitAll(_ settled: [Settlement]) throws -> [Int: ObjectID] {
    let path = Snapshot.draftPath(of: dossier.paper.slug)
    let repository = desk.workspace.repository
    return try desk.workspace.moveMain(log: "merge \(dossier.paper.slug)") { tip in
      guard try repository.entry(at: path, in: tip)?.id.hex == dossier.paper.blob else {
        throw Refusal(
          "The draft of \(dossier.paper.slug) changed on main meanwhile.", hints: ["run the merge again"])
      }
      var commits: [Int: ObjectID] = [:]
      var parent = tip
      for settlement in settled { parent = try commit(settlement, parent: parent) }
      for (step, text, index) in accepted {
        let tree = try repository.tree(
          updating: repository.tree(of: parent), set: [(path, try repository.write(blob: text))])
        parent = try commit(step, tree: tree, parent: parent)
        commits[index] = parent
      }
      let records = settled.flatMap(\.files).map(\.path)
      return (parent, (accepted.isEmpty ? [] : [path]) + records, commits)
    }
  }

  private func commit(_ settlement: Settlement, parent: ObjectID) throws -> ObjectID {
    let repository = desk.workspace.repository
    let files = try settlement.files.map { (path: $0.path, blob: try repository.write(blob: $0.bytes)) }
    let signature = identity.signature(at: desk.context.now())
    let message = Workspace.message(
      "decide: as the vote \(settlement.motion.poll) went",
      trailers: [("Partner", identity.partner.id.description), ("Poll", settlement.motion.poll)])
    return try repository.createCommit(
      tree: repository.tree(updating: repository.tree(of: parent), set: files), parents: [parent],
      author: signature, committer: signature, message: message)
  }

  private func commit(_ step: MergeStep, tree: ObjectID, parent: ObjectID) throws -> ObjectID {
    let authors = step.files.map { file in
      let header = file.filed.record.header
      let partner =
        dossier.roster[header.partner]
        ?? Partner(id: header.partner, name: header.partner.description, people: [])
      return Identity(partner: partner, person: header.person)
    }
    return try desk.workspace.repository.createCommit(
      tree: tree, parents: [parent], author: authors[0].signature(at: desk.context.now()),
      committer: identity.signature(at: desk.context.now()),
      message: Workspace.message(
        "\(dossier.paper.slug): \(step.files[0].amendment.reason)".summaryLine,
        body: step.isThereAlready ? "The draft said so already." : "",
        trailers: step.trailers(authors: authors, dossier: dossier)))
  }
}

extension MergeStep {
  /// A unit on a text; nil where something that was merged before it took its words away.
  fileprivate init?(_ unit: MergePlan.Unit, in changes: PlacedChanges) {
    var hunks: [Hunk] = []
    var proposal: (kind: CollisionClass, flags: [ReadingFlag])?
    var isThereAlready = true
    for target in unit.targets {
      guard let placed = changes[target.description] else { return nil }
      switch placed.rebased.fate {
      case .clean(let hunk):
        if !hunks.contains(hunk) { hunks.append(hunk) }
        isThereAlready = false
      case .proposal(let hunk, let kind, let flags):
        if !hunks.contains(hunk) { hunks.append(hunk) }
        proposal = (max(proposal?.kind ?? kind, kind), Set((proposal?.flags ?? []) + flags).sorted())
        isThereAlready = false
      case .alreadyThere: continue
      case .contested, .lost: return nil
      }
    }
    self.init(
      files: unit.files, targets: unit.targets, hunks: hunks, proposal: proposal,
      isThereAlready: isThereAlready)
  }

  fileprivate func shown(on text: [UInt8], dossier: Dossier) -> MergeOutcome.Step {
    MergeOutcome.Step(
      state: proposal == nil ? "would-merge" : "proposal", targets: targets.map(\.description),
      partners: files.map { dossier.name(of: $0.partner) },
      changes: hunks.map { WordChange($0, in: text) },
      attention: proposal.map { [$0.kind.rawValue] + $0.flags.map(\.rawValue) } ?? [], commit: nil)
  }

  /// The chain from the words of the commit back to who wanted them and who decided so.
  fileprivate func trailers(authors: [Identity], dossier: Dossier) -> [(String, String)] {
    var trailers = targets.map { ("Amendment", $0.description) }
    let comments = files.flatMap(\.amendment.comments).map(\.description)
    trailers += comments.uniqued().map { ("Comment", $0) }
    let decisions = targets.compactMap { dossier.decision(about: $0) }
    trailers += decisions.map(\.record.id.description).uniqued().map { ("Decision", $0) }
    let polls = decisions.compactMap { filed -> String? in
      if case .decision(let decision) = filed.record.body { decision.poll?.description } else { nil }
    }
    trailers += polls.uniqued().map { ("Poll", $0) }
    trailers += authors.map(\.partner.id.description).uniqued().map { ("Partner", $0) }
    for author in authors.dropFirst() where author != authors[0] {
      let signature = author.signature(at: Instant(seconds: 0))
      trailers.append(("Co-authored-by", "\(signature.name) <\(signature.email)>"))
    }
    return trailers
  }
}

extension MergeOutcome.Step {
  fileprivate var accepted: Self {
    Self(
      state: "would-merge", targets: targets, partners: partners, changes: changes, attention: attention,
      commit: nil)
  }

  fileprivate func merged(by commit: String) -> Self {
    Self(
      state: "merged", targets: targets, partners: partners, changes: changes, attention: attention,
      commit: commit)
  }
}

extension MergePlan.Unit {
  /// What is said of a change whose words another one took away in the same run.
  fileprivate func overtaken(_ dossier: Dossier) -> MergeOutcome.Unsettled {
    MergeOutcome.Unsettled(
      targets: targets.map(\.description), partners: files.map { dossier.name(of: $0.partner) },
      reason: "another adopted change took the words away", draft: "",
      alternatives: targets.compactMap { dossier.hunk($0)?.new })
  }
}

extension WordChange {
  init(_ hunk: Hunk, in text: [UInt8]) {
    let around = TextQuote(of: hunk.range, in: text)
    self.init(old: hunk.old, new: hunk.new, before: around.prefix, after: around.suffix)
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it stands first.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
