import Deliberation

extension PollState {
  /// What counts now where there was something to choose, a sentence each: of several counts, ballots or votes that were made apart, of
  /// a correction and what it corrects, and of a meeting that one closing had and another one had not.
  func chosen(by closing: Closing) -> [String] {
    let meetings = Set(countStandings.keys).union(lateCounts.keys).sorted().compactMap { meeting -> String? in
      let late = lateCounts[meeting]?.standing ?? []
      let known = countStandings[meeting]
      if let taken = late.first(where: { closing.counts.contains($0.record.id) }) {
        return "\(meeting) counts as it was corrected, by \(taken.record.id)."
      }
      guard let kept = known?.standing.first(where: { closing.counts.contains($0.record.id) }) else {
        return late.isEmpty ? nil : "\(meeting) stays as it was."
      }
      return late.isEmpty && !wasOpen(kept, among: known) ? nil : "\(meeting) counts by \(kept.record.id)."
    }
    let votes = voteStandings.sorted { $0.key < $1.key }.compactMap { partner, known -> String? in
      guard !known.others.isEmpty,
        let kept = known.standing.first(where: { closing.counts.contains($0.record.id) })
      else { return nil }
      return "The vote of \(partner) counts by \(kept.record.id)."
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
