/// The records of a dossier by what they are about.
struct RecordIndex: Sendable {
  private(set) var byID: [RecordID: Filed] = [:]
  private(set) var decisions: [Target: [Filed]] = [:]
  private(set) var answers: [RecordID: [Filed]] = [:]
  private(set) var polled: [Slug: [Filed]] = [:]
  private(set) var editions: [Int: [Filed]] = [:]
  /// By the record that they are about, in causal order: the first of the whole, and the first of each of its changes.
  private(set) var withdrawals: [RecordID: [Filed]] = [:]
  /// The amendments by which changes were put again.
  private(set) var successors: [Target: Filed] = [:]

  /// - Parameter records: in causal order.
  init(of records: [Filed]) {
    byID.reserveCapacity(records.count)
    for filed in records {
      byID[filed.record.id] = filed
      switch filed.record.body {
      case .decision(let decision):
        for target in decision.targets { decisions[target, default: []].append(filed) }
      case .reply(let reply): answers[reply.to, default: []].append(filed)
      case .edition(let edition): editions[edition.number, default: []].append(filed)
      default: if let poll = filed.record.body.poll { polled[poll, default: []].append(filed) }
      }
    }
    noteWithdrawals(among: records)
    noteSuccessors(among: records)
  }

  /// Only its own partner can withdraw a record; what somebody else wrote about it has no force. A point is nobody's own: whoever marks
  /// points takes them back; so are responses.
  private mutating func noteWithdrawals(among records: [Filed]) {
    let takenBack = records.filter { $0.record.kind == .withdrawal }
    var named: Set<Target> = []
    for filed in takenBack.sorted(by: { $0.order.comesBefore($1.order) }) {
      guard case .withdrawal(let withdrawal) = filed.record.body,
        let taken = byID[withdrawal.of.record]?.record, taken.has(withdrawal.of),
        taken.kind.isOfCommittee || taken.header.partner == filed.record.header.partner,
        named.insert(withdrawal.of).inserted
      else { continue }
      withdrawals[taken.id, default: []].append(filed)
    }
  }

  /// Whether its partner took a record back as a whole, at once or one change after the other.
  private func isTakenBack(_ record: Record) -> Bool {
    let taken = (withdrawals[record.id] ?? []).compactMap(\.withdrawn)
    guard case .amendment(let amendment) = record.body, !taken.contains(Target(record.id)) else {
      return !taken.isEmpty
    }
    return taken.count == amendment.hunks.count
  }

  /// As with withdrawals: what somebody else says of an amendment does not close it.
  private mutating func noteSuccessors(among records: [Filed]) {
    let repeats = records.filter {
      if case .amendment(let body) = $0.record.body { !body.again.isEmpty } else { false }
    }
    for filed in repeats.sorted(by: { $0.order.comesBefore($1.order) }) {
      guard case .amendment(let body) = filed.record.body, !isTakenBack(filed.record) else { continue }
      for old in body.again where successors[old] == nil {
        guard byID[old.record]?.record.header.partner == filed.record.header.partner else { continue }
        successors[old] = filed
      }
    }
  }
}

extension Filed {
  /// What a withdrawal takes back; nil of anything else.
  package var withdrawn: Target? {
    if case .withdrawal(let withdrawal) = record.body { withdrawal.of } else { nil }
  }
}

extension Record {
  /// Whether a target is this record, or a change that it has.
  package func has(_ target: Target) -> Bool {
    guard target.record == id, let hunk = target.hunk else { return target.record == id }
    if case .amendment(let amendment) = body { return amendment.hunks.indices.contains(hunk - 1) }
    return false
  }
}
