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

/// A record in its place among the others. It never changes, and is a reference because every table and list of a
/// dossier holds it.
package final class Filed: Hashable, Sendable {
  package let record: Record
  /// False while it stands on its partner's branch only.
  package let isCollected: Bool
  package let order: Order

  package init(record: Record, isCollected: Bool, position: Int) {
    self.record = record
    self.isCollected = isCollected
    order = Order(position: position, at: record.header.at, id: record.id)
  }

  package static func == (a: Filed, b: Filed) -> Bool {
    a === b || (a.record == b.record && a.isCollected == b.isCollected && a.order == b.order)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(record.id) }

  /// The place on the main branch, from 0, of the commit that the record was written against.
  package var position: Int { order.position }

  /// Causal first: by the place on the main branch of the commit that the record was written against.
  /// Records that saw the same commit are listed by time and id; where something depends on who was last, a
  /// clock has no say.
  package struct Order: Hashable, Comparable, Sendable {
    let position: Int
    let at: Instant
    let id: RecordID

    package static func < (a: Order, b: Order) -> Bool {
      (a.position, a.at, a.id) < (b.position, b.at, b.id)
    }

    /// The order that decides: by what was seen, then by id.
    package func isCausallyBefore(_ other: Order) -> Bool {
      (position, id) < (other.position, other.id)
    }

    /// Whether the other was written against a later commit of main: causally behind, not by time or id.
    package func precedes(_ other: Order) -> Bool { position < other.position }
  }
}

/// A poll's definition as it lies in the repository.
package struct PollFile: Hashable, Sendable {
  package let poll: Poll
  /// The object id of `poll.json`, in hex.
  package let blob: String

  package init(poll: Poll, blob: String) {
    self.poll = poll
    self.blob = blob
  }
}
