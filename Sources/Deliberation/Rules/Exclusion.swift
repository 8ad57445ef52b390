package import ObjectIDs

/// Records that were made apart and cannot hold together: a value, that every reader of a commit finds alike.
package struct Exclusion: Hashable, Sendable {
  /// What they are about.
  package enum Subject: Hashable, Sendable {
    /// The question itself, put twice under one name.
    case definition(poll: Slug)
    case opening(poll: Slug)
    case closing(poll: Slug)
    case vote(poll: Slug, partner: Slug)
    case count(poll: Slug, meeting: Slug)
    case decision(Target)
    /// What its partner took back and the committee adopted, neither knowing of the other.
    case withdrawal(Target)
    /// A closing that chose otherwise than what is in the draft by an earlier one.
    case motion(poll: Slug, Target)
    case edition(Int)
    /// The draft itself, begun twice under one name.
    case draft
  }

  /// One of what excludes each other: a record, or the commit that began a draft or put a question.
  package enum Candidate: Hashable, Sendable, CustomStringConvertible {
    case record(RecordID)
    case beginning(ObjectID)

    package var description: String {
      switch self {
      case .record(let id): id.description
      case .beginning(let commit): commit.hex
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
    self.init(subject: subject, holds: .beginning(first), others: commits.dropFirst().map { .beginning($0) })
  }
}

extension Dossier {
  /// All that was made apart and is not settled: the draft, decisions, withdrawals, polls by name, editions.
  package var exclusions: [Exclusion] {
    var found = [Exclusion(.draft, beginnings: begun)].compactMap(\.self)
    found += decidedTargets.filter { withdrawal(of: $0.record) == nil || merged[$0] != nil }.compactMap {
      Exclusion(decisions(about: $0), about: .decision($0))
    }
    found += decidedTargets.compactMap(withdrawnApart)
    found += pollFiles.flatMap(\.exclusions) + pollFiles.flatMap(turnedRound)
    found += editionNumbers.compactMap { Exclusion(editions(numbered: $0), about: .edition($0)) }
    return found
  }

  /// Whether a decision on this target waits for people, because another one, a withdrawal or a later closing excludes it.
  package func isUnsettled(_ target: Target) -> Bool {
    isDecidedApart(target) || withdrawnApart(target) != nil || waitsForMotion(target)
  }

  /// Whether two decisions on this target exclude each other.
  func isDecidedApart(_ target: Target) -> Bool { !decisions(about: target).others.isEmpty }

  /// The adoption of a hunk that its partner withdrew, neither knowing of the other; nil where there is none, or somebody who knew
  /// of both has decided since.
  package func withdrawnApart(_ target: Target) -> Exclusion? {
    guard self[target.record]?.record.kind == .amendment, !isDecidedApart(target),
      let withdrawal = withdrawal(of: target.record),
      let decision = decision(about: target), adopts(decision, unawareOf: withdrawal),
      !witnessed(decision.record.id, by: withdrawal)
    else { return nil }
    return Exclusion(
      subject: .withdrawal(target), holds: .record(decision.record.id),
      others: [.record(withdrawal.record.id)])
  }

  /// Whether a decision chose between an adoption and a withdrawal that were made apart.
  func chose(_ decision: Decision, against withdrawal: Filed) -> Bool {
    decision.replaces.contains { id in self[id].map { adopts($0, unawareOf: withdrawal) } ?? false }
  }

  private func adopts(_ decision: Filed, unawareOf withdrawal: Filed) -> Bool {
    guard case .decision(let body) = decision.record.body, body.outcome == .adopted else { return false }
    return !witnessed(withdrawal.record.id, by: decision)
  }

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
