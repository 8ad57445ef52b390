/// The result of a motion: what each alternative got, and whether one of them won.
package struct MotionTally: Hashable, Sendable {
  /// Votes by alternative, in the order of the definition.
  package let votes: [(alternative: Slug, votes: Int, partners: [Slug])]
  package let abstained: [Slug]
  /// Partners that voted, abstentions included.
  package let voters: Int
  package let verdict: Verdict

  package enum Verdict: Hashable, Sendable {
    case won(Slug)
    /// Fewer partners voted than the quorum asks.
    case noQuorum
    /// The first two have equally many: a tie is no majority.
    case tie
    /// The rule asks more than the first got.
    case short
  }

  package static func == (a: MotionTally, b: MotionTally) -> Bool {
    a.abstained == b.abstained && a.voters == b.voters && a.verdict == b.verdict
      && a.votes.elementsEqual(b.votes, by: ==)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(abstained)
    hasher.combine(voters)
    hasher.combine(verdict)
  }
}

extension MotionTally {
  /// Counts the votes that the poll's state says count.
  package init(form: MotionForm, state: PollState) {
    var electorate: [Slug: Int] = [:]
    if case .opening(let opening)? = state.opening?.record.body { electorate = opening.electorate }
    var partners: [String: [Slug]] = [:]
    for (partner, filed) in state.votes.sorted(by: { $0.key < $1.key }) where electorate[partner] != nil {
      guard case .vote(let vote) = filed.record.body, case .option(let option) = vote.choice else { continue }
      partners[option, default: []].append(partner)
    }
    votes = form.alternatives.map { alternative in
      let behind = partners[alternative.id.description] ?? []
      let weight = form.isWeighted ? behind.reduce(0) { $0 + (electorate[$1] ?? 0) } : behind.count
      return (alternative.id, weight, behind)
    }
    abstained = partners[Vote.abstain] ?? []
    voters = votes.reduce(abstained.count) { $0 + $1.partners.count }
    verdict = Self.verdict(votes.map { ($0.alternative, $0.votes) }, voters: voters, form: form)
  }

  private static func verdict(_ votes: [(Slug, Int)], voters: Int, form: MotionForm) -> Verdict {
    guard voters >= form.quorum, voters > 0 else { return .noQuorum }
    let cast = votes.reduce(0) { $0 + $1.1 }
    let ranked = votes.sorted { $0.1 > $1.1 }
    guard let first = ranked.first, first.1 > 0 else { return .short }
    if ranked.count > 1, ranked[1].1 == first.1 { return .tie }
    let enough =
      switch form.rule {
      case .majority: first.1 * 2 > cast
      case .twoThirds: first.1 * 3 >= cast * 2
      case .consent: first.1 == cast
      }
    return enough ? .won(first.0) : .short
  }
}
