import Prose

/// What of a paper is settled for good, unless a new record names it.
///
/// Records that name each other, and the polls that they name, are one group. What became of a record follows from its
/// group alone, so a group in which nothing is open can be left out of a dossier without a change to anything that is
/// said about the others.
package struct Settled: Hashable, Sendable {
  package private(set) var records: Set<RecordID> = []
  package private(set) var polls: Set<Slug> = []

  /// A group stays where a comment in it waits for an answer, a hunk for a decision or for the draft, a poll for its
  /// end; where a hunk was merged and is not adopted, since that can hang on the draft; where something in it excludes
  /// something else; where a partner is to be told that its vote came too late; where it names what is not at hand, which
  /// may come; and where a part of it is not on main.
  /// Editions stay: they are few, and counted.
  ///
  /// - Parameter open: the threads of the dossier that are open.
  package init(in dossier: Dossier, besides open: [Thread]) {
    var finder = GroupFinder(dossier)
    for thread in open { finder.keep(thread.id) }
    for (number, filed) in dossier.records.enumerated() { finder.add(filed, number, in: dossier) }
    for poll in dossier.pollFiles { finder.add(poll) }
    // What main does not have may come. A poll that was asked anew says that it need not.
    for state in dossier.pollFiles where state.isClosedUnopened {
      finder.keep(poll: state.poll.id)
      for successor in dossier.successors(of: state.poll.id) { finder.keep(poll: successor) }
    }
    // Its partner is told of a vote that came too late, and after the next edition no more.
    for filed in dossier.votesToTell { finder.keep(filed.record.id) }
    for exclusion in dossier.exclusions {
      for id in ([exclusion.holds] + exclusion.others).compactMap(\.record) { finder.keep(id) }
    }
    let kept = finder.keptGroups
    for (number, filed) in dossier.records.enumerated() where !kept.contains(finder.groups.root(number)) {
      records.insert(filed.record.id)
    }
    for (poll, number) in finder.polls where !kept.contains(finder.groups.root(number)) {
      polls.insert(poll)
    }
  }
}

extension Dossier {
  /// The votes that came after the closing, which does not list them: until an edition is made of a main that has both, so that what is
  /// told does not grow with all that ever was.
  package var votesToTell: [Filed] {
    let editions = records.filter { $0.record.kind == .edition }
    return pollFiles.flatMap { state -> [Filed] in
      guard let closing = state.closing else { return [] }
      return state.passedOver.filter { passed in
        passed.reason == .late && passed.filed.record.kind == .vote
          && !editions.contains {
            closing.order.comesBefore($0.order) && witnessed(passed.filed.record.id, by: $0)
          }
      }.map(\.filed)
    }
  }
}

/// Finds which records and polls name each other.
private struct GroupFinder {
  var groups: DisjointSets
  private let records: [RecordID: Int]
  let polls: [Slug: Int]
  private var kept: Set<Int> = []

  init(_ dossier: Dossier) {
    let count = dossier.records.count
    groups = DisjointSets(count: count + dossier.polls.count)
    records = Dictionary(
      zip(dossier.records.lazy.map(\.record.id), 0..<count), uniquingKeysWith: { first, _ in first })
    polls = Dictionary(uniqueKeysWithValues: zip(dossier.polls.keys, count...))
  }

  var keptGroups: Set<Int> {
    mutating get { Set(kept.map { groups.root($0) }) }
  }

  mutating func keep(_ id: RecordID) { if let number = records[id] { kept.insert(number) } }

  mutating func keep(poll: Slug) { if let number = polls[poll] { kept.insert(number) } }

  mutating func add(_ filed: Filed, _ number: Int, in dossier: Dossier) {
    let body = filed.record.body
    if !filed.isCollected || body.kind == .edition { kept.insert(number) }
    if case .amendment(let amendment) = body,
      dossier.amendment(filed.record.id)?.isPending == true
        || amendment.hunks.indices.contains(where: {
          dossier.isMergedAndNotAdopted(Target(filed.record.id, hunk: $0 + 1))
        })
    {
      kept.insert(number)
    }
    for id in body.references { join(number, records[id]) }
    if let poll = body.namedPoll { join(number, polls[poll]) }
  }

  mutating func add(_ state: PollState) {
    guard let number = polls[state.poll.id] else { return }
    let isCorrected = !state.lateCounts.isEmpty || !state.earlier.isEmpty
    // A decision about the passage of an item is held against the result for as long as there are decisions.
    if state.waitsForTokens || isCorrected || !state.ties.isEmpty || !state.exclusions.isEmpty {
      kept.insert(number)
    }
    for target in state.poll.targets { join(number, records[target.record]) }
  }

  /// What is named and not at hand may come, and change what is said.
  private mutating func join(_ number: Int, _ other: Int?) {
    if let other { groups.join(number, other) } else { kept.insert(number) }
  }
}

extension Poll {
  /// What its alternatives are about.
  package var targets: [Target] {
    if case .motion(let form) = form { form.alternatives.flatMap(\.targets) } else { [] }
  }
}
