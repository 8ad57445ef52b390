extension PollState {
  /// The votes, counts and ballots between which somebody has to choose: what stands of one partner or meeting and does
  /// not say the same, the one that holds first.
  package var contested: [[Filed]] {
    (Array(countStandings.values) + Array(voteStandings.values)).filter { !$0.others.isEmpty }.map {
      [$0.holds].compactMap(\.self) + $0.others
    }.sorted { ($0.first?.record.id.description ?? "") < ($1.first?.record.id.description ?? "") }
  }

  /// A closing that lists what can count: what stands, and of what excludes each other the one that was chosen.
  ///
  /// - Parameter chosen: one of each that excludes each other.
  /// - Throws: a `Refusal` of kind undecided where nobody chose, or one where a choice is none.
  package func closing(choosing chosen: Set<RecordID>, name: String) throws(Refusal) -> Closing {
    let contested = contested
    let wanted = Set(contested.flatMap { $0.map(\.record.id) })
    if let stray = chosen.subtracting(wanted).min() {
      throw Refusal("There is nothing to choose about \(stray): nothing that stands excludes it.")
    }
    var counts: Set<RecordID> = []
    for standing in Array(countStandings.values) + Array(voteStandings.values) where standing.others.isEmpty {
      if let holds = standing.holds { counts.insert(holds.record.id) }
    }
    var setAside: Set<RecordID> = []
    for group in contested {
      let ids = Set(group.map(\.record.id))
      let picked = ids.intersection(chosen)
      guard picked.count < 2 else {
        throw Refusal(
          "Only one of \(picked.sorted().map(\.description).joined(separator: " and ")) can count.")
      }
      guard let one = picked.first else { throw unchosen(group, name: name) }
      counts.insert(one)
      setAside.formUnion(ids.subtracting(picked))
    }
    // What an earlier closing set aside is not asked about again.
    for case .closing(let earlier) in closings.standing.map(\.record.body) {
      setAside.formUnion(earlier.setAside)
    }
    return Closing(
      poll: poll.id, counts: counts, setAside: setAside.subtracting(counts), replaces: closings.replaced)
  }

  /// The command with which a meeting is entered once more, in the place of what was.
  package static func entering(_ meeting: Slug, in name: String, byBallots: Bool) -> String {
    byBallots
      ? "beraad ballots \(name) --meeting \(meeting) --from FILE --replace --because WHY"
      : "beraad count \(name) --meeting \(meeting) --people N --from FILE --replace --because WHY"
  }

  private func unchosen(_ group: [Filed], name: String) -> Refusal {
    let ids = group.map(\.record.id.description).sorted().joined(separator: " or ")
    let choice = "or say which one counts with: beraad poll close \(name) --counting ID, where ID is \(ids)"
    func refusal(_ what: String, otherwise: String) -> Refusal {
      .undecided(
        what, hints: closing == nil ? [otherwise, choice] : [String(choice.dropFirst(3))], by: .pollUnchosen)
    }
    func again(at meeting: Slug, byBallots: Bool) -> String {
      "enter the right ones with: \(Self.entering(meeting, in: name, byBallots: byBallots))"
    }
    switch group.first?.record.body {
    case .ballots(let ballots)?:
      return refusal(
        "The ballots of \(ballots.meeting) were entered twice, apart, and are not the same.",
        otherwise: again(at: ballots.meeting, byBallots: true))
    case .count(let count)?:
      return refusal(
        "\(count.meeting) was counted twice, apart, with different figures.",
        otherwise: again(at: count.meeting, byBallots: false))
    default:
      return refusal(
        "\(group.first?.record.header.partner.description ?? "") voted twice, apart, and not the same.",
        otherwise: "have the partner vote again with: beraad vote \(name) CHOICE")
    }
  }
}
