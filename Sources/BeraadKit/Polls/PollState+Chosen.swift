import Deliberation

extension PollState {
  /// What counts now where there was something to choose, a sentence each: of several counts, ballots or votes that were made apart, of
  /// a correction and what it corrects, and of a meeting that one closing had and another one had not.
  func chosen(by closing: Closing) -> [Localized] {
    let meetings = Set(countStandings.keys).union(lateCounts.keys).sorted().compactMap {
      meeting -> Localized? in
      let title = poll.meetings.toldApart.first { $0.id == meeting }?.title ?? "\(meeting)"
      let late = lateCounts[meeting]?.standing ?? []
      let known = countStandings[meeting]
      if let taken = late.first(where: { closing.counts.contains($0.record.id) }) {
        return Localized(
          en: "\(title) counts as it was corrected, by \(taken.record.id).",
          nl: "\(title) telt zoals het is verbeterd, door \(taken.record.id).")
      }
      guard let kept = known?.standing.first(where: { closing.counts.contains($0.record.id) }) else {
        return late.isEmpty
          ? nil : Localized(en: "\(title) stays as it was.", nl: "\(title) blijft zoals het was.")
      }
      return late.isEmpty && !wasOpen(kept, among: known)
        ? nil
        : Localized(
          en: "\(title) counts by \(kept.record.id).", nl: "\(title) telt door \(kept.record.id).")
    }
    let votes = voteStandings.sorted { $0.key < $1.key }.compactMap { partner, known -> Localized? in
      guard !known.others.isEmpty,
        let kept = known.standing.first(where: { closing.counts.contains($0.record.id) })
      else { return nil }
      return Localized(
        en: "The vote of \(partner) counts by \(kept.record.id).",
        nl: "De stem van \(partner) telt door \(kept.record.id).")
    }
    return meetings + votes
  }

  /// Whether it was not settled before that one of several counts.
  private func wasOpen(_ kept: Filed, among known: Standing?) -> Bool {
    known?.others.isEmpty == false || closings.standing.contains { !$0.lists(kept) }
  }
}

extension Filed {
  fileprivate func lists(_ other: Filed) -> Bool {
    guard case .closing(let closing) = record.body else { return false }
    return closing.counts.contains(other.record.id)
  }
}
