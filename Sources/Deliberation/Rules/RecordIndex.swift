/// The records of a dossier by what they are about.
struct RecordIndex: Sendable {
  private(set) var byID: [RecordID: Filed] = [:]
  private(set) var decisions: [Target: [Filed]] = [:]
  private(set) var answers: [RecordID: [Filed]] = [:]
  private(set) var polled: [Slug: [Filed]] = [:]
  private(set) var editions: [Int: [Filed]] = [:]
  private(set) var withdrawals: [RecordID: Filed] = [:]
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
    for filed in takenBack.sorted(by: { $0.order.comesBefore($1.order) }) {
      guard case .withdrawal(let withdrawal) = filed.record.body, withdrawals[withdrawal.of] == nil,
        let old = byID[withdrawal.of]?.record,
        old.kind.isOfCommittee || old.header.partner == filed.record.header.partner
      else { continue }
      withdrawals[withdrawal.of] = filed
    }
  }

  /// As with withdrawals: what somebody else says of an amendment does not close it.
  private mutating func noteSuccessors(among records: [Filed]) {
    let repeats = records.filter {
      if case .amendment(let body) = $0.record.body { !body.again.isEmpty } else { false }
    }
    for filed in repeats.sorted(by: { $0.order.comesBefore($1.order) }) {
      guard case .amendment(let body) = filed.record.body, withdrawals[filed.record.id] == nil else {
        continue
      }
      for old in body.again where successors[old] == nil {
        guard byID[old.record]?.record.header.partner == filed.record.header.partner else { continue }
        successors[old] = filed
      }
    }
  }
}
