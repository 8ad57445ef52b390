/// What the closings that stand say of the records of a poll.
struct ClosingLists {
  /// What all of them list: while two exclude each other, only that is certain. Nil while the poll is not closed.
  let certain: Set<RecordID>?
  /// What any of them lists.
  private let listed: Set<RecordID>
  /// What one of them chose against, and none lists.
  private let setAside: Set<RecordID>
  /// What a listed record took the place of, at once or by way of others: a correction before the closing, and not late.
  private let replaced: Set<RecordID>

  init(_ closings: Standing, among records: [Filed]) {
    let standing = Set(closings.replaced)
    let bodies = records.compactMap { filed -> Closing? in
      guard standing.contains(filed.record.id), case .closing(let closing) = filed.record.body else {
        return nil
      }
      return closing
    }
    certain = bodies.first.map { first in
      bodies.dropFirst().reduce(first.counts) { $0.intersection($1.counts) }
    }
    listed = Set(bodies.flatMap(\.counts))
    setAside = Set(bodies.flatMap(\.setAside)).subtracting(listed)
    replaced = Self.replaced(by: listed, among: records)
  }

  /// Only records of one key replace each other: nobody has another partner's vote pass for corrected.
  static func replaced(by listed: Set<RecordID>, among records: [Filed]) -> Set<RecordID> {
    let known = Dictionary(records.map { ($0.record.id, $0.record) }, uniquingKeysWith: { first, _ in first })
    var replaced: Set<RecordID> = []
    var open = Array(listed)
    while let id = open.popLast() {
      guard let record = known[id] else { continue }
      for earlier in record.body.replaces.compactMap({ known[$0] })
      where earlier.meeting == record.meeting && earlier.voter == record.voter
        && replaced.insert(earlier.id).inserted
      {
        open.append(earlier.id)
      }
    }
    return replaced.subtracting(listed)
  }

  func isListed(_ filed: Filed) -> Bool { listed.contains(filed.record.id) }

  /// Of the records of one key those between which a choice is made: all while the poll is open; then what is listed,
  /// and what was made apart from that and nobody has chosen against.
  func choice(among members: [Filed], namesUnlisted: Bool) -> [Filed] {
    guard certain != nil else { return members }
    let listed = members.filter(isListed)
    guard namesUnlisted, !listed.isEmpty, listed.count < members.count else { return listed }
    // What takes the place of something listed is a correction that came too late, and so is what it led to.
    var late = Set(listed.map(\.record.id))
    var left = members.filter { !isListed($0) && !setAside.contains($0.record.id) }
    while let index = left.firstIndex(where: { !late.isDisjoint(with: $0.record.body.replaces) }) {
      late.insert(left.remove(at: index).record.id)
    }
    // Such a correction settles what it names besides: that stands no more.
    let gone = Set(
      members.filter { late.contains($0.record.id) && !isListed($0) }.flatMap(\.record.body.replaces))
    return listed + left.filter { !gone.contains($0.record.id) }
  }

  /// Whether a record was made apart from one that a closing lists and says the same: nothing of it came too late.
  private func agrees(_ filed: Filed, with held: Filed?) -> Bool {
    guard let held, isListed(held) else { return false }
    return filed.record.body.saysSame(as: held.record.body)
      && listed.isDisjoint(with: filed.record.body.replaces)
  }

  /// Why a record that keeps the poll's rules has no part in the result; nil where it has one, or a later one took
  /// its place.
  ///
  /// - Parameter standing: what stands of its key.
  func reasonToPassOver(_ filed: Filed, beside standing: Standing?) -> PollState.PassedOver.Reason? {
    let id = filed.record.id
    let isExcluded = standing?.others.contains { $0 === filed } == true
    let holds = standing?.holds?.record.id
    guard let certain, !certain.contains(id) else {
      return isExcluded ? holds.map { .excluded(by: $0) } : nil
    }
    guard !listed.contains(id) else { return .unsettled }
    guard !replaced.contains(id) else { return nil }
    guard isExcluded || setAside.contains(id), let holds else {
      return agrees(filed, with: standing?.holds) ? nil : .late
    }
    return certain.contains(holds) ? .excluded(by: holds) : .unsettled
  }
}
