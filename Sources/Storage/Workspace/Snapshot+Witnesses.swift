import Deliberation
import Git
import ObjectIDs

/// What a record's writer had before them.
extension Snapshot {
  /// For each decision the withdrawals of its targets, and the closings of motions about them, that main had when it
  /// was made; for each withdrawal, and each amendment that puts another one again, the decisions about that one; for each closing of a
  /// motion, the closings of others about the same; for each edition, the votes that no closing lists.
  func witnessed(among filed: [Filed], polls: [Slug: PollFile]) throws -> [RecordID: Set<RecordID>] {
    let bearing = Self.bearing(among: filed, polls: polls)
    var witnessed = try unlistedVotes(beforeEditions: filed)
    guard !bearing.isEmpty else { return witnessed }
    for filed in filed {
      let candidates: [Record] =
        switch filed.record.body {
        case .decision(let decision):
          Set(decision.targets.map(\.record)).flatMap { bearing[$0] ?? [] }.filter { candidate in
            if case .withdrawal(let body) = candidate.body {
              decision.targets.contains(where: body.of.overlaps)
            } else {
              candidate.kind != .decision
            }
          }
        case .amendment(let body):
          Set(body.again.map(\.record)).flatMap { bearing[$0] ?? [] }.filter { $0.kind == .decision }
        case .withdrawal(let body): (bearing[body.of.record] ?? []).filter { $0.kind == .decision }
        case .closing(let closing):
          Self.subjects(of: closing, polls).flatMap { bearing[$0] ?? [] }.filter { candidate in
            if case .closing(let other) = candidate.body { other.poll != closing.poll } else { false }
          }
        default: []
        }
      guard !candidates.isEmpty else { continue }
      let header = filed.record.header
      for candidate in candidates where try isSeen(candidate, by: header) {
        witnessed[filed.record.id, default: []].insert(candidate.id)
      }
    }
    return witnessed
  }

  /// For each edition, the votes that no closing lists and that main had when it was made.
  private func unlistedVotes(beforeEditions filed: [Filed]) throws -> [RecordID: Set<RecordID>] {
    let editions = filed.filter { $0.record.kind == .edition }
    guard !editions.isEmpty else { return [:] }
    var (closed, listed): (Set<Slug>, Set<RecordID>) = ([], [])
    for case .closing(let closing) in filed.lazy.map(\.record.body) {
      closed.insert(closing.poll)
      listed.formUnion(closing.counts.union(closing.setAside))
    }
    for filed in filed where filed.record.kind == .vote { listed.formUnion(filed.record.body.replaces) }
    let votes = filed.filter { filed in
      guard case .vote(let vote) = filed.record.body else { return false }
      return closed.contains(vote.poll) && !listed.contains(filed.record.id)
    }
    var found: [RecordID: Set<RecordID>] = [:]
    for edition in editions {
      for vote in votes {
        // Where a rebase left behind what the edition was made on, the order tells.
        let isKnown =
          try history().contains(edition.record.header.seen)
          ? isSeen(vote.record, by: edition.record.header) : vote.order.comesBefore(edition.order)
        if isKnown { found[edition.record.id, default: []].insert(vote.record.id) }
      }
    }
    return found
  }

  /// The withdrawals and closings that bear on a comment or amendment, and the decisions about what was withdrawn or put again,
  /// by its id.
  private static func bearing(among filed: [Filed], polls: [Slug: PollFile]) -> [RecordID: [Record]] {
    var bearing: [RecordID: [Record]] = [:]
    let takenBack = Set(
      filed.flatMap { filed -> [RecordID] in
        switch filed.record.body {
        case .amendment(let body): body.again.map(\.record)
        case .withdrawal(let body): [body.of.record]
        default: []
        }
      })
    for (target, withdrawal) in withdrawals(among: filed) {
      bearing[target.record, default: []].append(withdrawal)
    }
    for filed in filed {
      switch filed.record.body {
      case .decision(let decision):
        for id in Set(decision.targets.map(\.record)).intersection(takenBack) {
          bearing[id, default: []].append(filed.record)
        }
      case .closing(let closing):
        for target in Self.subjects(of: closing, polls) { bearing[target, default: []].append(filed.record) }
      default: continue
      }
    }
    return bearing
  }

  /// The amendments that a motion is about; none for any other poll.
  private static func subjects(of closing: Closing, _ polls: [Slug: PollFile]) -> Set<RecordID> {
    guard case .motion(let form)? = polls[closing.poll]?.poll.form else { return [] }
    return Set(form.alternatives.flatMap(\.targets).map(\.record))
  }

  /// Of each record, and each change, that its partner took back the withdrawal that counts: a thousand more of them say nothing new.
  private static func withdrawals(among filed: [Filed]) -> [Target: Record] {
    let candidates = filed.filter { $0.record.kind == .withdrawal }
    guard !candidates.isEmpty else { return [:] }
    let records = Dictionary(
      filed.map { ($0.record.id, $0.record) }, uniquingKeysWith: { first, _ in first })
    var first: [Target: Filed] = [:]
    for candidate in candidates {
      guard case .withdrawal(let body) = candidate.record.body,
        let taken = records[body.of.record], taken.has(body.of),
        taken.header.partner == candidate.record.header.partner
      else { continue }
      if let other = first[body.of], !candidate.order.comesBefore(other.order) { continue }
      first[body.of] = candidate
    }
    return first.mapValues(\.record)
  }

  /// Whether a record's writer had another one before them: the commit that was read has it, or the record names it. Where a rebase left
  /// that commit behind, what is not named counts as not seen: people are asked, and nothing that was acknowledged goes without a word.
  private func isSeen(_ record: Record, by header: Record.Header) throws -> Bool {
    if header.saw.contains(record.id) { return true }
    guard try history().contains(header.seen) else { return false }
    return try repository.entry(at: Layout.path(of: record), in: header.seen) != nil
  }
}
