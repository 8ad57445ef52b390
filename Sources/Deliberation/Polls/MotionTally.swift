/// The result of a motion: what each alternative got, and whether one of them won.
package struct MotionTally: Hashable, Sendable {
  /// Votes by alternative, in the order of the definition.
  package let votes: [Votes]
  package let abstained: [Slug]
  /// Partners that could have voted and did not.
  package let silent: [Slug]
  /// Partners that voted, abstentions included.
  package let voters: Int
  /// Partners that could have voted.
  package let eligible: Int
  /// What the vote of each partner that could have voted counts; nil where each counts as one.
  package let weights: [Slug: Int]?
  package let verdict: Verdict

  /// What one alternative got.
  package struct Votes: Hashable, Sendable {
    package let alternative: Slug
    /// Partners, or their weights added up where the motion counts by weight.
    package let votes: Int
    package let partners: [Slug]
  }

  package enum Verdict: Hashable, Sendable {
    case won(Slug)
    /// Fewer partners voted than the quorum asks.
    case noQuorum
    /// The first two have equally many: a tie is no majority.
    case tie
    /// The rule asks more than the first got.
    case short
    /// It was closed more than once, apart, and people have to settle which closing holds.
    case unsettled

    /// The alternative that won; nil where none did.
    package var winner: Slug? {
      if case .won(let winner) = self { winner } else { nil }
    }
  }
}

extension MotionTally {
  /// Counts the votes that the poll's state says count.
  package init(form: MotionForm, state: PollState) {
    let electorate = state.electorate
    weights = form.isWeighted ? electorate : nil
    var partners: [String: [Slug]] = [:]
    for (partner, filed) in state.votes.sorted(by: { $0.key < $1.key }) where electorate[partner] != nil {
      guard case .vote(let vote) = filed.record.body, case .option(let option) = vote.choice else { continue }
      partners[option, default: []].append(partner)
    }
    votes = form.alternatives.map { alternative in
      let behind = partners[alternative.id.description] ?? []
      let weight = form.isWeighted ? behind.reduce(0) { $0 + (electorate[$1] ?? 0) } : behind.count
      return Votes(alternative: alternative.id, votes: weight, partners: behind)
    }
    abstained = partners[Vote.abstain] ?? []
    let heard = Set(partners.values.joined())
    silent = electorate.keys.filter { !heard.contains($0) }.sorted()
    voters = votes.reduce(abstained.count) { $0 + $1.partners.count }
    eligible = electorate.count
    verdict = state.closings.others.isEmpty ? Self.verdict(votes, voters: voters, form: form) : .unsettled
  }

  /// - Parameter votes: abstentions left out: they count for the quorum, and for nothing else.
  private static func verdict(_ votes: [Votes], voters: Int, form: MotionForm) -> Verdict {
    guard voters >= form.quorum else { return .noQuorum }
    let cast = votes.reduce(0) { $0 + $1.votes }
    let ranked = votes.sorted { $0.votes > $1.votes }
    guard let first = ranked.first, first.votes > 0 else { return .short }
    if ranked.count > 1, ranked[1].votes == first.votes { return .tie }
    let enough =
      switch form.rule {
      case .majority: first.votes * 2 > cast
      case .twoThirds: first.votes * 3 >= cast * 2
      case .consent: first.votes == cast
      }
    return enough ? .won(first.alternative) : .short
  }
}
