/// All that is recorded about one paper, and what follows from it: who commented what, and what became of it.
///
/// A value: the same records give the same dossier, in whatever order and from whichever branch they came.
package struct Dossier: Sendable {
  package let paper: Paper
  package let roster: Roster
  /// In causal order.
  package let records: [Filed]
  /// The commit that put a hunk into the draft, in hex, by hunk.
  package let merged: [Target: String]
  /// The definitions of the polls, by name.
  package let polls: [Slug: PollFile]
  /// Votes that were not reachable from what their poll's closing lists.
  package let lateVotes: Set<RecordID>

  private let byID: [RecordID: Filed]
  private let withdrawals: [RecordID: Filed]
  private let decisions: [Target: [Filed]]
  private let answers: [RecordID: [Filed]]

  package init(
    paper: Paper, roster: Roster, records: [Filed], merged: [Target: String], polls: [Slug: PollFile],
    lateVotes: Set<RecordID> = []
  ) {
    self.paper = paper
    self.roster = roster
    self.records = records.sorted { $0.order < $1.order }
    self.merged = merged
    self.polls = polls
    self.lateVotes = lateVotes
    var byID: [RecordID: Filed] = [:]
    var withdrawals: [RecordID: Filed] = [:]
    var decisions: [Target: [Filed]] = [:]
    var answers: [RecordID: [Filed]] = [:]
    for filed in self.records {
      byID[filed.record.id] = filed
      switch filed.record.body {
      case .decision(let decision):
        for target in decision.targets { decisions[target, default: []].append(filed) }
      case .reply(let reply): answers[reply.to, default: []].append(filed)
      default: break
      }
    }
    // Only its own partner can withdraw a record; what somebody else wrote about it has no force.
    let takenBack = self.records.filter { $0.record.kind == .withdrawal }
    for filed in takenBack.sorted(by: { $0.order.isCausallyBefore($1.order) }) {
      guard case .withdrawal(let withdrawal) = filed.record.body, withdrawals[withdrawal.of] == nil,
        byID[withdrawal.of]?.record.header.partner == filed.record.header.partner
      else { continue }
      withdrawals[withdrawal.of] = filed
    }
    (self.byID, self.withdrawals, self.decisions, self.answers) = (byID, withdrawals, decisions, answers)
  }

  package subscript(id: RecordID) -> Filed? { byID[id] }

  /// Who took a record back, if its partner did.
  package func withdrawal(of id: RecordID) -> Filed? { withdrawals[id] }

  /// The last decision about a target: about the hunk itself, or about the whole record it is part of.
  package func decision(about target: Target) -> Filed? {
    let own = decisions[target] ?? []
    let whole = target.hunk == nil ? [] : decisions[Target(target.record)] ?? []
    return (own + whole).max { $0.order.isCausallyBefore($1.order) }
  }

  /// The answers to a comment in the order they came, answers to answers behind them.
  package func replies(to id: RecordID) -> [Filed] {
    var found: [Filed] = []
    var open = [id]
    var seen: Set<RecordID> = [id]
    while let next = open.popLast() {
      for answer in answers[next] ?? [] where seen.insert(answer.record.id).inserted {
        found.append(answer)
        open.append(answer.record.id)
      }
    }
    return found.sorted { $0.order < $1.order }
  }

  /// The name of a partner as it stands on a page; its slug where the roster no longer has it.
  package func name(of partner: Slug) -> String { roster[partner]?.name ?? partner.description }
}
