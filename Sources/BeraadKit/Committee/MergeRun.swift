import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

/// One run of `merge`: what was adopted, tried on a growing text; then, if it is to be, written.
struct MergeRun {
  let dossier: Dossier
  private let settlements: [Settlement]
  private let identity: Identity
  private let agenda: Agenda
  /// The hunks of the accepted steps, in bytes of the draft as it is: no two of them meet.
  private var taken: HunkSet
  private var accepted: [(step: MergeStep, index: Int)] = []
  private var steps: [MergeOutcome.Step] = []
  private var unsettled: [MergeOutcome.Unsettled] = []
  private var commits: [Int: ObjectID] = [:]

  init(desk: Desk, identity: Identity, paper: String) throws {
    let known = try desk.dossier(of: paper).complete(for: .merging).withWithdrawalsAtHand
    (settlements, dossier) = try desk.settleMotions(of: known, by: identity)
    self.identity = identity
    agenda = try Agenda(of: dossier, in: desk.repository)
    taken = HunkSet(of: dossier.paper.text)
  }

  var outcome: MergeOutcome {
    MergeOutcome(
      motions: settlements.map(\.motion),
      steps: steps.enumerated().map { index, step in
        commits[index].map { step.merged(by: $0) } ?? step
      }, unsettled: unsettled)
  }

  /// Tries each change in turn, beside those that were taken before it.
  mutating func prepare(_ accept: (MergeOutcome.Step) -> Bool) {
    unsettled = Unsettling(agenda: agenda, dossier: dossier).found
    for unit in MergePlan(agenda).units { take(MergeStep(unit), accept) }
  }

  private mutating func take(_ step: MergeStep, _ accept: (MergeOutcome.Step) -> Bool) {
    let shown = step.shown(on: dossier.paper.text, dossier: dossier)
    guard taken.takes(step.parts) else {
      // What came before changes its words: on the draft that has these it is asked about again.
      steps.append(shown.waiting)
      return
    }
    if step.wantsYes, !accept(shown) {
      steps.append(shown)
      return
    }
    taken.add(step.parts)
    accepted.append((step, steps.count))
    steps.append(shown.accepted)
  }

  /// Puts a commit for each settled motion and each accepted step on top.
  mutating func write(to desk: ChangeDesk) throws {
    for settlement in settlements where !settlement.records.isEmpty {
      let poll = settlement.motion.poll
      try desk.commit(
        settlement.records,
        CommitMessage("decide: as the vote \(poll) went", trailers: [.init("Poll", poll)]))
    }
    let path = Layout.draft(of: dossier.paper.slug)
    for ((step, index), text) in zip(accepted, try desk.change.add(series())) {
      let authors = step.files.map { dossier.author(of: $0) }
      var commit = MainChange.Step(
        step.message(authors: authors, dossier: dossier),
        files: [.init(path, .blob(text))])
      commit.author = authors[0]
      commit.isMadeAnyway = step.isThereAlready
      commits[index] = try desk.commit(commit)
    }
  }
}

extension MergeRun {
  /// The draft behind each accepted step.
  private func series() -> TextSeries {
    let pieces = accepted.map { accepted in
      accepted.step.parts.map { TextSeries.Piece($0.range, Array($0.new.utf8), rank: $0.rank) }
    }
    guard let series = TextSeries(dossier.paper.text, steps: pieces) else {
      preconditionFailure("changes were taken that do not apply together")
    }
    return series
  }
}

extension Dossier {
  /// What main holds, and of the partners' branches at hand what was withdrawn: what people see as withdrawn, or made apart, does
  /// not come into the draft before that is collected and settled.
  fileprivate var withWithdrawalsAtHand: Dossier {
    guard records.contains(where: { !$0.isCollected }) else { return self }
    return with(
      records: records.filter { $0.isCollected || $0.record.kind == .withdrawal }, witnessed: witnessed)
  }

  /// Who proposed an amendment, as a commit names them.
  fileprivate func author(of file: AmendmentFile) -> Identity {
    let header = file.filed.record.header
    let partner =
      partner(header.partner) ?? Partner(id: header.partner, name: header.partner.description, people: [])
    return Identity(partner: partner, person: header.person)
  }
}
