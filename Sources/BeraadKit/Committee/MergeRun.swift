import Deliberation
import Git
import Prose
import Storage

/// One run of `merge`: the plan applied to a growing text, then written at once.
struct MergeRun {
  let desk: Desk
  let dossier: Dossier
  let settlements: [Settlement]
  let identity: Identity
  let accept: (MergeOutcome.Step) -> Bool
  /// The hunks of the accepted steps, in bytes of the draft as it is: no two of them meet.
  private var taken: [Hunk] = []
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
  }

  var outcome: MergeOutcome {
    MergeOutcome(
      motions: settlements.map(\.motion),
      steps: steps.enumerated().map { index, step in
        commits[index].map { step.merged(by: $0.hex) } ?? step
      }, unsettled: unsettled)
  }

  /// Tries each change in turn, beside those that were taken before it.
  mutating func prepare() throws {
    let changes = try PlacedChanges(of: dossier, in: desk.workspace.repository) {
      if case .decided(.adopted, _) = $0 { true } else { false }
    }
    unsettled = Unsettling(changes: changes, dossier: dossier).found
    for unit in MergePlan(changes).units { take(MergeStep(unit, in: changes, beside: taken)) }
  }

  private mutating func take(_ step: MergeStep) {
    guard let text = (taken + step.hunks).applied(to: dossier.paper.text) else { return }
    let shown = step.shown(on: dossier.paper.text, dossier: dossier)
    if step.proposal != nil, !accept(shown) {
      steps.append(shown)
      return
    }
    taken += step.hunks
    accepted.append((step, text, steps.count))
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
