extension PollState {
  /// The votes, counts and ballots between which somebody has to choose: what stands of one partner or meeting and does
  /// not say the same, the one that holds first.
  package var contested: [[Filed]] {
    (Array(countStandings.values) + Array(voteStandings.values)).filter { !$0.others.isEmpty }.map {
      [$0.holds].compactMap(\.self) + $0.others
    }.sorted { ($0.first?.record.id.description ?? "") < ($1.first?.record.id.description ?? "") }
  }

  /// Whether a later count or ballots of a meeting take the place of all that excludes each other there, as a third that saw both: what
  /// is left to do is to close anew with it.
  func isTakenOver(_ meeting: Slug) -> Bool {
    guard let late = lateCounts[meeting], late.others.isEmpty, let standing = countStandings[meeting] else {
      return false
    }
    return standing.standing.allSatisfy { lateReplaced[meeting]?.contains($0.record.id) == true }
  }

  /// Whether the poll had a result before, so that a closing which makes it another one has to say why.
  package var hadResult: Bool { agreed != nil }

  /// Whether a closing with these lists makes the result of a poll that had one another one.
  package func changesResult(_ closing: Closing) -> Bool { agreed.map { $0 != closing.counts } ?? false }

  /// What `poll close` has to be told here, as it is typed: which of several counts, and why.
  ///
  /// - Parameter isCorrecting: whether a correction is to be taken in.
  package func closingOptions(isCorrecting: Bool = false) -> String {
    let takesOver = lateCounts.keys.contains {
      isTakenOver($0) && countStandings[$0]?.others.isEmpty == false
    }
    let saysWhy = isCorrecting || hadResult || takesOver
    let isOpen = contested.contains { group in
      !(group.first?.record.body.meeting.map { saysWhy && isTakenOver($0) } ?? false)
    }
    let isLateOpen = saysWhy && lateCounts.values.contains { !$0.others.isEmpty }
    return (isOpen || isLateOpen ? " --counting ID" : "") + (saysWhy ? " --because WHY" : "")
  }

  /// What came after the closing and can be taken in, each with what counts now or would: the correction first that is taken where
  /// nobody chooses.
  package var correctable: [[Filed]] {
    lateCounts.sorted { $0.key < $1.key }.map { meeting, late in
      let standing = countStandings[meeting]
      return [late.holds, standing?.holds].compactMap(\.self) + late.others + (standing?.others ?? [])
    }
  }

  /// A closing that lists what can count: what stands, and of what excludes each other the one that was chosen.
  ///
  /// - Parameters:
  ///   - chosen: one of each that excludes each other.
  ///   - reason: why a closed poll is closed anew, with the corrections of meetings that came since; nil leaves them out.
  /// - Throws: a `Refusal` of kind undecided where nobody chose, or one where a choice is none.
  package func closing(
    choosing chosen: Set<RecordID>, because reason: String? = nil, name: String
  ) throws(Refusal) -> Closing {
    let corrections = reason == nil ? [] : correctable
    let corrected = Set(corrections.flatMap { $0.map(\.record.id) })
    let contested = contested.filter { group in corrected.isDisjoint(with: group.map(\.record.id)) }
    let wanted = Set(contested.flatMap { $0.map(\.record.id) }).union(corrected)
    if let stray = chosen.subtracting(wanted).min() {
      throw Refusal("There is nothing to choose about \(stray): nothing that stands excludes it.")
    }
    var counts: Set<RecordID> = []
    for standing in Array(countStandings.values) + Array(voteStandings.values) where standing.others.isEmpty {
      if let holds = standing.holds { counts.insert(holds.record.id) }
    }
    counts.subtract(corrected)
    var setAside: Set<RecordID> = []
    for group in corrections {
      let one = try pick(group, among: chosen, name: name)
      counts.insert(one)
      // What the one that counts replaces is no other answer to the same question.
      var replaced = Set(group.first { $0.record.id == one }?.record.body.replaces ?? [])
      var ids = Set(group.map(\.record.id))
      if let meeting = group.first?.record.body.meeting, let superseded = lateReplaced[meeting] {
        // Whoever leaves a correction out leaves out what it took the place of as well.
        if lateCounts[meeting]?.replaced.contains(one) == true {
          replaced.formUnion(superseded)
        } else {
          ids.formUnion(superseded)
        }
      }
      setAside.formUnion(ids.subtracting([one]).subtracting(replaced))
    }
    for group in contested {
      let one = try pick(group, among: chosen, name: name)
      counts.insert(one)
      setAside.formUnion(Set(group.map(\.record.id)).subtracting([one]))
    }
    // What an earlier closing set aside is not asked about again.
    for case .closing(let earlier) in closings.standing.map(\.record.body) {
      setAside.formUnion(earlier.setAside)
    }
    return Closing(
      poll: poll.id, counts: counts, setAside: setAside.subtracting(counts), replaces: closings.replaced,
      reason: reason)
  }

  /// The one of several that counts: the one that was chosen, or the only correction of a meeting.
  private func pick(
    _ group: [Filed], among chosen: Set<RecordID>, name: String
  ) throws(Refusal) -> RecordID {
    let picked = chosen.intersection(group.map(\.record.id))
    guard picked.count < 2 else {
      throw Refusal(
        "Only one of \(picked.sorted().map(\.description).joined(separator: " and ")) can count.")
    }
    if let one = picked.first { return one }
    if let first = group.first, let meeting = first.record.body.meeting, lateCounts[meeting]?.holds === first,
      lateCounts[meeting]?.others.isEmpty == true,
      countStandings[meeting]?.others.isEmpty != false || isTakenOver(meeting)
    {
      return first.record.id
    }
    throw unchosen(group, name: name)
  }

  /// The command with which a meeting is entered once more, in the place of what was.
  package static func entering(_ meeting: Slug, in name: String, byBallots: Bool) -> String {
    byBallots
      ? "beraad ballots \(name) --meeting \(meeting) --from FILE --replace --because WHY"
      : "beraad count \(name) --meeting \(meeting) --people N --from FILE --replace --because WHY"
  }

  private func unchosen(_ group: [Filed], name: String) -> Refusal {
    let ids = group.map(\.record.id.description).sorted().joined(separator: " or ")
    let isCorrected = group.contains { filed in
      lateCounts.values.contains { $0.replaced.contains(filed.record.id) }
    }
    let why = hadResult || isCorrected ? " --because WHY" : ""
    let choice =
      "or say which one counts with: beraad poll close \(name) --counting ID\(why), where ID is \(ids)"
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
