import Deliberation

extension PollState {
  /// Whether a vote is passed over by a rule, and not since a later one took its place or since it came too late.
  func isPassedOver(_ filed: Filed) -> Bool {
    passedOver.contains { $0.filed.record.id == filed.record.id && $0.reason != .late }
  }
}

extension Dossier {
  /// The votes of a partner that fell away since another opening of the poll holds than the one that they were cast under, one sentence
  /// each: while the poll is open, and then until the next edition.
  func votesUnderOtherOpening(of partner: Slug) -> [Localized] {
    return pollFiles.compactMap { state in
      guard state.votes[partner] == nil,
        state.closing.map(isTold) != true,
        let passed = state.passedOver.last(where: {
          $0.filed.record.kind == .vote && $0.filed.record.header.partner == partner
            && [.otherTerms, .otherElectorate].contains($0.reason)
        })
      else { return nil }
      let id = passed.filed.record.id
      let head = Localized(
        en:
          "your vote \(id) in '\(state.poll.id)' does not count: it was cast under another opening than the one that holds",
        nl:
          "uw stem \(id) in '\(state.poll.id)' telt niet mee: ze hoort bij een andere opening dan de opening die geldt"
      )
      guard state.takesVote(of: partner) else {
        return state.electorate[partner] == nil
          ? Localized(
            en: "\(head.english), by which your organisation has no vote",
            nl: "\(head.dutch), en daarin heeft uw organisatie geen stem") : head
      }
      let name = "\(paper.slug)/\(state.poll.id)"
      return Localized(
        en: "\(head.english); vote again with: beraad vote \(name) CHOICE",
        nl: "\(head.dutch); stem opnieuw met: beraad vote \(name) KEUZE")
    }
  }
}
