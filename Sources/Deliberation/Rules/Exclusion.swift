package import ObjectIDs

/// Records or commits that cannot hold together, mostly since they were made apart: a value that every reader of a commit finds alike.
package struct Exclusion: Hashable, Sendable {
  /// What they are about.
  package enum Subject: Hashable, Sendable {
    /// The question itself, put twice under one name.
    case definition(poll: Slug)
    /// Another question, put into the file of one that an opening had frozen, or that file taken away, by somebody who did not know of
    /// the opening.
    case replacement(poll: Slug)
    case opening(poll: Slug)
    case closing(poll: Slug)
    case vote(poll: Slug, partner: Slug)
    case count(poll: Slug, meeting: Slug)
    /// Where an item of a poll was taken up in the text.
    case tie(poll: Slug, item: BoardItem)
    case decision(Target)
    /// What its partner took back and the committee adopted, neither knowing of the other.
    case withdrawal(Target)
    /// A merge, and a decision that did not know of it and does not adopt.
    case merge(Target)
    /// What was merged, taken out again and decided otherwise, and is in the draft once more.
    case putBack(Target)
    /// A closing that chose otherwise than what is in the draft by an earlier one, or than another vote that was closed apart.
    case motion(poll: Slug, Target)
    case edition(Int)
    /// The draft itself, begun twice under one name.
    case draft
  }

  /// The change that it is about; nil where it is about none.
  package var target: Target? {
    switch subject {
    case .decision(let target), .withdrawal(let target), .merge(let target), .putBack(let target),
      .motion(_, let target):
      target
    default: nil
    }
  }

  /// One of what excludes each other: a record, or the commit that began a draft, put a question or merged a change.
  package enum Candidate: Hashable, Sendable, CustomStringConvertible {
    case record(RecordID)
    case commit(ObjectID)

    package var description: String {
      switch self {
      case .record(let id): id.description
      case .commit(let commit): commit.hex
      }
    }

    /// The record that it is; nil for a commit.
    package var record: RecordID? {
      if case .record(let id) = self { id } else { nil }
    }
  }

  package let subject: Subject
  /// What every reader takes until it is settled.
  package let holds: Candidate
  /// What it excludes, in causal order.
  package let others: [Candidate]

  package init(subject: Subject, holds: Candidate, others: [Candidate]) {
    self.subject = subject
    self.holds = holds
    self.others = others
  }

  /// How often something was done, as a sentence has it.
  package static func times(_ number: Int) -> Localized {
    Localized(
      en: number == 2 ? "twice" : "\(number) times", nl: number == 2 ? "twee keer" : "\(number) keer")
  }

  /// Nil where nothing is excluded.
  init?(_ standing: Standing, about subject: Subject) {
    guard let holds = standing.holds, !standing.others.isEmpty else { return nil }
    self.init(
      subject: subject, holds: .record(holds.record.id),
      others: standing.others.map { .record($0.record.id) })
  }

  /// What several commits made apart under one name; nil where one did, or none.
  init?(_ subject: Subject, beginnings commits: [ObjectID]) {
    guard let first = commits.first, commits.count > 1 else { return nil }
    self.init(subject: subject, holds: .commit(first), others: commits.dropFirst().map { .commit($0) })
  }
}

extension Dossier {
  /// All that was made apart and is not settled: the draft, decisions, withdrawals, merges, polls by name, editions.
  package var exclusions: [Exclusion] {
    var found = [Exclusion(.draft, beginnings: begun)].compactMap(\.self)
    found += decidedTargets.filter(isDecidedApart).compactMap {
      Exclusion(decisions(about: $0), about: .decision($0))
    }
    found += decidedTargets.compactMap(withdrawnApart) + allMergedApart
    found += pollFiles.flatMap(\.exclusions) + pollFiles.flatMap(turnedRound) + pollFiles.flatMap(chosenApart)
    found += editionNumbers.compactMap { Exclusion(editions(numbered: $0), about: .edition($0)) }
    return found
  }

  /// Whether a decision on this target waits for people, because another one, a withdrawal, a merge or a later closing excludes it.
  package func isUnsettled(_ target: Target) -> Bool { isExcluded(target) || waitsForMotion(target) }

  /// Whether one of the exclusions is about this target: then a decision settles it, whatever else was recorded about it.
  package func isExcluded(_ target: Target) -> Bool {
    isDecidedApart(target) || withdrawnApart(target) != nil || mergedApart(target) != nil
      || merged[target] != nil && waitsForMotion(target) || isChosenApart(target)
  }

  /// Whether something about this target excludes something else, and it was merged.
  package func isApartInDraft(_ target: Target) -> Bool { merged[target] != nil && isExcluded(target) }

  /// Whether two decisions on this target exclude each other: not, where each of them knew that it was withdrawn, or was known to
  /// the partner that withdrew it.
  func isDecidedApart(_ target: Target) -> Bool {
    let decided = decisions(about: target)
    guard !decided.others.isEmpty else { return false }
    guard merged[target] == nil, let withdrawal = withdrawal(of: target) else { return true }
    return !decided.standing.allSatisfy {
      isIdle($0, about: target, against: withdrawal) || witnessed($0.record.id, by: withdrawal)
    }
  }

  /// The adoption of a hunk that its partner withdrew, neither knowing of the other; nil where there is none, or somebody who knew
  /// of both has decided since.
  package func withdrawnApart(_ target: Target) -> Exclusion? {
    let decided = decisions(about: target)
    guard self[target.record]?.record.kind == .amendment, decided.others.isEmpty,
      let withdrawal = withdrawal(of: target), let decision = decided.holds,
      decided.standing.contains(where: { adopts($0) && !witnessed(withdrawal.record.id, by: $0) }),
      !decided.standing.contains(where: {
        witnessed($0.record.id, by: withdrawal) || chose($0, about: target, against: withdrawal)
      })
    else { return nil }
    return Exclusion(
      subject: .withdrawal(target), holds: .record(decision.record.id),
      others: [.record(withdrawal.record.id)])
  }

  /// Whether a withdrawal leaves no decision on this target any force.
  func isTakenBack(_ target: Target) -> Bool {
    guard let withdrawal = withdrawal(of: target) else { return false }
    let decided = decisions(about: target)
    guard decided.others.isEmpty else { return !isDecidedApart(target) }
    return decided.standing.allSatisfy { isIdle($0, about: target, against: withdrawal) }
  }

  /// Whether whoever made a decision knew of a withdrawal, and had nothing to choose.
  private func isIdle(_ decision: Filed, about target: Target, against withdrawal: Filed) -> Bool {
    witnessed(withdrawal.record.id, by: decision) && !chose(decision, about: target, against: withdrawal)
  }

  /// Whether whoever made a decision knew of a withdrawal and had to choose: below what it replaced is an adoption by somebody
  /// who did not know of it, or decisions that exclude each other.
  private func chose(_ decision: Filed, about target: Target, against withdrawal: Filed) -> Bool {
    guard witnessed(withdrawal.record.id, by: decision) else { return false }
    var seen: Set<RecordID> = []
    var open = [decision]
    while let next = open.popLast() {
      guard witnessed(withdrawal.record.id, by: next) else {
        if adopts(next) { return true }
        continue
      }
      let replaced = next.record.body.replaces.compactMap { self[$0] }.filter { $0.isDecision(about: target) }
      if Set(replaced.map(\.outcome)).count > 1 { return true }
      open += replaced.filter { seen.insert($0.record.id).inserted }
    }
    return false
  }

  private func adopts(_ decision: Filed) -> Bool { decision.outcome == .adopted }

  /// The numbers of the editions, in order.
  package var editionNumbers: [Int] { editions.keys.sorted() }

  /// The records of one edition.
  package func editions(numbered number: Int) -> Standing {
    Standing(editions[number] ?? [], rule: .first) { one, other in
      guard case .edition(let one) = one, case .edition(let other) = other else { return false }
      return one.commit == other.commit && one.files == other.files
    }
  }
}

extension Filed {
  /// What a decision says; nil of anything else.
  package var outcome: Outcome? {
    if case .decision(let decision) = record.body { decision.outcome } else { nil }
  }

  /// Whether it decides on a target, or on the whole record that it is part of.
  fileprivate func isDecision(about target: Target) -> Bool {
    guard case .decision(let decision) = record.body else { return false }
    return decision.targets.contains { $0 == target || $0 == Target(target.record) }
  }
}
