package import ObjectIDs
package import Prose

/// What became of one hunk.
package enum HunkStatus: Hashable, Sendable {
  case open
  case withdrawn
  /// Its partner put it again, on a later draft: that amendment is open in its place.
  case putAgain(as: RecordID)
  /// Decided, and not in the draft (yet).
  case decided(Outcome, by: RecordID)
  /// In the draft, by this commit.
  case merged(commit: ObjectID)

  /// The word for it in a list.
  package var name: String {
    switch self {
    case .open: "open"
    case .withdrawn: "withdrawn"
    case .putAgain: "put-again"
    case .decided(let outcome, _): outcome.rawValue
    case .merged: "merged"
    }
  }

  /// The amendment by which it was put again, if it was.
  package var putAgain: RecordID? { if case .putAgain(let id) = self { id } else { nil } }

  /// Whether it may still come into the draft: undecided, or adopted and not merged.
  package var isPending: Bool {
    switch self {
    case .open, .decided(.adopted, _): true
    default: false
    }
  }
}

/// An amendment with what became of each of its hunks.
package struct AmendmentFile: Sendable {
  package let filed: Filed
  package let amendment: Amendment
  /// One for each hunk, in their order.
  package let statuses: [HunkStatus]
  /// The hunks, by their place in that order, about which decisions were made apart and nobody has settled it.
  package let unsettled: Set<Int>

  package var id: RecordID { filed.record.id }
  package var partner: Slug { filed.record.header.partner }

  /// Whether a hunk may still come into the draft: nothing final was decided about it, or two things were.
  package func isPending(_ index: Int) -> Bool { statuses[index].isPending || unsettled.contains(index) }

  /// Whether one of its hunks may.
  package var isPending: Bool { statuses.indices.contains(where: isPending) }

  /// The targets whose hunks have a status that fits.
  package func targets(where fits: (HunkStatus) -> Bool) -> [Target] {
    statuses.indices.filter { fits(statuses[$0]) }.map { Target(id, hunk: $0 + 1) }
  }

  /// One word for the whole: the status that all hunks share, else `partly`.
  package var status: String {
    let names = Set(statuses.map(\.name))
    return names.count == 1 ? statuses[0].name : "partly"
  }

  package var isOpen: Bool { statuses.contains(.open) }
}

extension Dossier {
  /// All amendments in causal order.
  package var amendments: [AmendmentFile] { records.compactMap(amendmentFile) }

  /// The amendment with this id; nil where the id is of something else.
  package func amendment(_ id: RecordID) -> AmendmentFile? { self[id].flatMap(amendmentFile) }

  private func amendmentFile(_ filed: Filed) -> AmendmentFile? {
    guard case .amendment(let amendment) = filed.record.body else { return nil }
    func target(_ index: Int) -> Target { Target(filed.record.id, hunk: index + 1) }
    let statuses = amendment.hunks.indices.map { status(of: target($0)) }
    let unsettled = statuses.indices.filter { index in
      if case .decided = statuses[index] { isUnsettled(target(index)) } else { false }
    }
    return AmendmentFile(
      filed: filed, amendment: amendment, statuses: statuses, unsettled: Set(unsettled))
  }

  /// Whether what was merged was decided otherwise in the end: rejected, or put off. Of what is in the draft only a decision that
  /// settles others can say so.
  package func isDecidedOtherwise(_ target: Target) -> Bool {
    guard case .decision(let decision)? = decision(about: target)?.record.body else { return false }
    return decision.outcome != .adopted && !isUnsettled(target)
  }

  /// What became of one hunk. Merged beats all, unless a decision that settles what was made apart rejects it afterwards; then what was decided twice, apart; then a withdrawal, unless it was adopted or rejected by
  /// somebody who could not have seen the withdrawal, or had to choose. What was put again after it was adopted is no longer waited for; of what was
  /// rejected, that stays true beside the new one.
  private func status(of target: Target) -> HunkStatus {
    if let commit = merged[target], !isDecidedOtherwise(target) { return .merged(commit: commit) }
    let withdrawal = withdrawal(of: target)
    let again = again(target)
    guard let decision = decision(about: target), case .decision(let body) = decision.record.body else {
      if withdrawal != nil { return .withdrawn }
      return again.map { .putAgain(as: $0.record.id) } ?? .open
    }
    if withdrawal != nil, !isDecidedApart(target) {
      let isFinal = body.outcome == .adopted || body.outcome == .rejected
      if !isFinal || isTakenBack(target) { return .withdrawn }
    }
    if let again, body.outcome != .rejected, !isDecidedApart(target) {
      // Adopted and put again apart: the decision holds.
      if body.outcome != .adopted || witnessed(decision.record.id, by: again) {
        return .putAgain(as: again.record.id)
      }
    }
    return .decided(body.outcome, by: decision.record.id)
  }

  /// Whether nothing final was decided about a hunk: it is open, put off or handed on, or was decided apart.
  package func waits(_ target: Target) -> Bool {
    switch hunkStatus(of: target) {
    case .open, .decided(.postponed, _), .decided(.referred, _): true
    case .decided: isUnsettled(target)
    case .withdrawn, .putAgain, .merged, nil: false
    }
  }

  /// What became of the hunk that a target names; nil where there is none.
  package func hunkStatus(of target: Target) -> HunkStatus? {
    hunk(target) == nil ? nil : status(of: target)
  }

  /// The hunk that a target names; nil where there is none.
  package func hunk(_ target: Target) -> Hunk? {
    guard let number = target.hunk, case .amendment(let amendment)? = self[target.record]?.record.body,
      amendment.hunks.indices.contains(number - 1)
    else { return nil }
    return amendment.hunks[number - 1]
  }
}
