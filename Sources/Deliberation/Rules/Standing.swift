/// What stands of the records about one thing: a vote of one partner, a count of one meeting, a decision on one hunk.
///
/// Each such record names in `replaces` the ones that its writer had before them. Those that no other replaces stand.
/// One of them is the ordinary case. Several were made apart, and exclude each other unless they say the same: then a
/// rule gives every reader the same one, and a later record that names them all settles it.
package struct Standing: Sendable {
  /// The record that every reader takes; nil where there is none.
  package let holds: Filed?
  /// All that stand, in causal order.
  package let standing: [Filed]
  /// The others that stand and say something else, in causal order.
  package let others: [Filed]
  /// Those that a new record takes the place of: all that stand, also those that say the same.
  package let replaced: [RecordID]

  /// Which of several that stand holds.
  package enum Rule: Sendable {
    /// What begins or ends something: the first, so that what was told to people stays.
    case first
    /// What states something: the last.
    case last
  }

  /// - Parameters:
  ///   - members: all records about the thing, in any order.
  ///   - preferred: what holds before anything else that stands.
  ///   - agree: whether two that stand say the same.
  package init(
    _ members: [Filed], rule: Rule, preferring preferred: (Filed) -> Bool = { _ in true },
    agree: (Record.Body, Record.Body) -> Bool
  ) {
    let gone = members.count > 1 ? Set(members.flatMap(\.record.body.replaces)) : []
    let heads = members.filter { !gone.contains($0.record.id) }
      .sorted { $0.order.comesBefore($1.order) }
    let first = heads.filter(preferred)
    let candidates = first.isEmpty ? heads : first
    let holds = rule == .first ? candidates.first : candidates.last
    self.holds = holds
    standing = heads
    replaced = heads.map(\.record.id).sorted()
    others = heads.filter { head in
      guard let holds, head !== holds else { return false }
      return !agree(head.record.body, holds.record.body)
    }
  }
}

extension Record.Body {
  /// The earlier records about the same thing that it takes the place of.
  package var replaces: [RecordID] {
    switch self {
    case .decision(let body): body.replaces
    case .opening(let body): body.replaces
    case .closing(let body): body.replaces
    case .vote(let body): body.replaces
    case .count(let body): body.replaces
    case .ballots(let body): body.replaces
    case .tie(let body): body.replaces
    case .edition(let body): body.replaces
    case .point(let body): body.replaces
    case .comment, .reply, .amendment, .withdrawal, .link, .response: []
    }
  }
}
