package import ObjectIDs

/// All that is recorded about one paper, and what follows from it: who commented what, and what became of it.
///
/// A value: the same records give the same dossier, in whatever order and from whichever branch they came.
package struct Dossier: Sendable {
  package let paper: Paper
  package let roster: Roster
  /// Partners that recorded something and are no longer on the roster.
  package let former: [Slug: Partner]
  /// In causal order.
  package private(set) var records: [Filed]
  /// The commit that put a hunk into the draft, by hunk.
  package let merged: [Target: ObjectID]
  /// The definitions of the polls, by name.
  package let polls: [Slug: PollFile]
  /// The commits that began the draft, in causal order: several where it was begun apart and nobody has
  /// settled that yet.
  package let begun: [ObjectID]
  /// Of the withdrawals and closings that bear on what a decision is about, and of the decisions on what was withdrawn or put
  /// again, those that a record's writer had before them.
  package private(set) var witnessed: [RecordID: Set<RecordID>]
  /// What was merged and no decision that stands adopts, where none of these knew of the merge: the commits that merged it.
  package let mergesApart: [Target: [ObjectID]]
  /// What was merged, taken out and decided otherwise since, and the draft has again: the commit that brought it back.
  package let putBack: [Target: ObjectID]
  /// The texts that amendments of main were made on and that main does not hold. Whether a clone has them all the same says
  /// nothing: every clone goes without.
  package let lost: Set<ObjectID>

  /// The commits that editions were made from and that are no part of main: only a clone that has one makes the edition again.
  package let leftBehind: Set<ObjectID>

  private var index: RecordIndex
  private(set) var pollStates: [Slug: PollState] = [:]
  private(set) var motions: [Slug: MotionFacts] = [:]

  package init(
    paper: Paper, roster: Roster, former: [Slug: Partner] = [:], records: [Filed], merged: [Target: ObjectID],
    polls: [Slug: PollFile],
    begun: [ObjectID] = [], witnessed: [RecordID: Set<RecordID>] = [:],
    mergesApart: [Target: [ObjectID]] = [:], putBack: [Target: ObjectID] = [:], lost: Set<ObjectID> = [],
    leftBehind: Set<ObjectID> = []
  ) {
    self.paper = paper
    self.roster = roster
    self.former = former
    self.records = records.sorted { $0.order < $1.order }
    self.merged = merged
    self.polls = polls
    self.begun = begun
    self.witnessed = witnessed
    self.mergesApart = mergesApart
    self.putBack = putBack
    self.lost = lost
    self.leftBehind = leftBehind
    index = RecordIndex(of: self.records)
    derive()
  }

  /// The same dossier with other records, in any order, and what the writers of these had before them.
  package func with(records: [Filed], witnessed: [RecordID: Set<RecordID>]) -> Dossier {
    var other = self
    (other.records, other.witnessed) = (records.sorted { $0.order < $1.order }, witnessed)
    other.index = RecordIndex(of: other.records)
    other.derive()
    return other
  }

  /// Reads the polls anew from the records.
  private mutating func derive() {
    pollStates = polls.reduce(into: [:]) { states, poll in
      states[poll.key] = PollReading(of: index.polled[poll.key] ?? [], file: poll.value).state
    }
    motions = pollStates.compactMapValues { MotionFacts($0, in: self) }
  }

  /// The same dossier, with what tokens that were used twice take out of the result of polls.
  package func noting(_ doubles: [Slug: TokenDoubles]) -> Dossier {
    var noted = self
    for (poll, doubles) in doubles {
      guard var state = noted.pollStates[poll] else { continue }
      state.doubles = doubles
      state.note(doubles.earlier)
      noted.pollStates[poll] = state
    }
    return noted
  }

  /// The same dossier, with which editions have the results of polls.
  package func noting(published: [Slug: PublishedResults]) -> Dossier {
    var noted = self
    for (poll, results) in published { noted.pollStates[poll]?.published = results }
    return noted
  }

  package subscript(id: RecordID) -> Filed? { index.byID[id] }

  /// Who took a whole record back, if its partner did.
  package func withdrawal(of id: RecordID) -> Filed? { withdrawal(of: Target(id)) }

  /// Who took a target back, or the record that it is part of, if its partner did: the first time.
  package func withdrawal(of target: Target) -> Filed? {
    index.withdrawals[target.record]?.first { $0.withdrawn == target || $0.withdrawn?.hunk == nil }
  }

  /// What was taken back of a record, as a whole or by the change, in causal order.
  package func withdrawals(within id: RecordID) -> [Filed] { index.withdrawals[id] ?? [] }

  /// The amendment by which its partner put a change again, if it did; of several the first. One that was withdrawn does not
  /// count: then the old one is what it was.
  package func again(_ target: Target) -> Filed? { index.successors[target] }

  /// The decision about a target that holds: about the hunk itself, or about the whole record it is part of.
  package func decision(about target: Target) -> Filed? { decisions(about: target).holds }

  /// The decisions about a target, or about the whole record it is part of.
  package func decisions(about target: Target) -> Standing {
    let own = index.decisions[target] ?? []
    let whole = target.hunk == nil ? [] : index.decisions[Target(target.record)] ?? []
    return Standing(own + whole, rule: .last) { one, other in
      guard case .decision(let one) = one, case .decision(let other) = other else { return false }
      return one.outcome == other.outcome
    }
  }

  /// Every decision about a target or about the whole record it is part of, in causal order: also those whose place another took.
  package func allDecisions(about target: Target) -> [Filed] {
    let whole = target.hunk == nil ? [] : index.decisions[Target(target.record)] ?? []
    let own = index.decisions[target] ?? []
    return whole.isEmpty ? own : (own + whole).sorted { $0.order < $1.order }
  }

  /// The targets that decisions name, in order.
  var decidedTargets: [Target] { index.decisions.keys.sorted() }

  /// The editions, in causal order, by number.
  var editions: [Int: [Filed]] { index.editions }

  /// Whether a record was made by somebody who had another one before them.
  package func witnessed(_ record: RecordID, by decision: Filed) -> Bool {
    witnessed[decision.record.id]?.contains(record) ?? false
  }

  /// Whether a record was made by somebody who knew that a poll was closed, as it is now: by the closing that holds, or by another that
  /// stands and says the same. Two made apart that list the same votes are one to whoever decides.
  package func knewClosing(of state: PollState, by later: Filed) -> Bool {
    let otherwise = Set(state.closings.others.map(\.record.id))
    return state.closings.standing.contains { closing in
      !otherwise.contains(closing.record.id) && witnessed(closing.record.id, by: later)
    }
  }

  /// The answers to a comment in the order they came, answers to answers behind them.
  package func replies(to id: RecordID) -> [Filed] {
    var found: [Filed] = []
    var open = [id]
    var seen: Set<RecordID> = [id]
    while let next = open.popLast() {
      for answer in index.answers[next] ?? [] where seen.insert(answer.record.id).inserted {
        found.append(answer)
        open.append(answer.record.id)
      }
    }
    return found.sorted { $0.order < $1.order }
  }

  /// A partner, also one that has left.
  package func partner(_ id: Slug) -> Partner? { roster[id] ?? former[id] }

  /// The name of a partner as it stands on a page.
  package func name(of partner: Slug) -> String { self.partner(partner)?.name ?? partner.description }
}
