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

  /// Whether a token that was used at several meetings waits for people: while the poll is open, and where it was closed more than once.
  /// The first closing lists none (`poll close` refuses it): one that does was made past the program, and `verify` says so.
  package var waitsForTokens: Bool {
    closing.map { !$0.record.body.replaces.isEmpty || !closings.others.isEmpty } ?? true
  }

  /// Whether a closed poll waits to be closed anew: for corrections that came since, or because it was closed more than once, apart.
  private var waitsForClosing: Bool { !lateCounts.isEmpty || !closings.others.isEmpty }

  /// The ballots that would count, by meeting, if a closed poll were closed anew: with the corrections that wait, and with what only some
  /// of several closings list; empty where nothing waits for that.
  package var corrected: [Ballots] {
    guard waitsForClosing else { return [] }
    let standing = closings.others.isEmpty ? counts : countStandings.compactMapValues(\.holds)
    let late = lateCounts.compactMapValues(\.holds)
    return standing.merging(late) { $1 }.sorted { $0.key < $1.key }.compactMap { _, filed in
      if case .ballots(let ballots) = filed.record.body { ballots } else { nil }
    }
  }

  /// The ballots that were entered, by meeting: of a closed poll those that would count if it were closed anew, where it waits for that.
  package var entered: [Ballots] { waitsForClosing ? corrected : cast }

  /// Whether somebody had a result of the poll before, so that a closing which makes it another one has to say why.
  package var hadResult: Bool { closing != nil }

  /// Whether a closing with these lists makes the result of any closing that stands another one: of two that were made apart each had a
  /// result by itself.
  package func changesResult(_ closing: Closing) -> Bool {
    closings.standing.contains { $0.record.body.closing?.counts != closing.counts }
  }

  /// What closes the poll here: with one of each that excludes each other, and why.
  ///
  /// - Parameters:
  ///   - isCorrecting: whether a correction is to be taken in.
  ///   - chosen: what was chosen already.
  package func closingCommand(
    isCorrecting: Bool = false, choosing chosen: Set<RecordID> = []
  ) -> ClosingCommand {
    let takesOver = lateCounts.keys.contains {
      isTakenOver($0) && countStandings[$0]?.others.isEmpty == false
    }
    let saysWhy = isCorrecting || hadResult || takesOver
    let groups = groups(areCorrected: saysWhy)
    // What somebody chose is said again, where it chooses against what would be taken by itself too.
    let asked = groups.filter { byItself($0) == nil || !chosen.isDisjoint(with: $0.map(\.record.id)) }
    let picks = asked.map { group in
      group.first { chosen.contains($0.record.id) }.map { [$0.record.id] } ?? group.map(\.record.id)
    }
    let counting = picks.compactMap(\.first).map { " --counting \($0)" }.joined()
    return ClosingCommand(of: poll, counting + (saysWhy ? " --because WHY" : ""), choosing: picks)
  }

  /// What a closing has to take one of each: corrections with what counts now, where it takes them in, and what was made apart.
  private func groups(areCorrected: Bool) -> [[Filed]] {
    let corrections = areCorrected ? correctable : []
    let corrected = Set(corrections.flatMap { $0.map(\.record.id) })
    return corrections + contested.filter { group in corrected.isDisjoint(with: group.map(\.record.id)) }
  }

  /// What is taken of several where nobody chooses: the only correction of a meeting.
  private func byItself(_ group: [Filed]) -> RecordID? {
    guard let first = group.first, let meeting = first.record.body.meeting,
      lateCounts[meeting]?.holds === first, lateCounts[meeting]?.others.isEmpty == true,
      countStandings[meeting]?.others.isEmpty != false || isTakenOver(meeting)
    else { return nil }
    return first.record.id
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
      throw Refusal(
        Localized(
          en: "There is nothing to choose about \(stray): nothing that stands excludes it.",
          nl: "Over \(stray) valt niets te kiezen: niets wat geldt, sluit het uit."))
    }
    var counts: Set<RecordID> = []
    for standing in Array(countStandings.values) + Array(voteStandings.values) where standing.others.isEmpty {
      if let holds = standing.holds { counts.insert(holds.record.id) }
    }
    counts.subtract(corrected)
    var setAside: Set<RecordID> = []
    for group in corrections {
      let one = try pick(group, among: chosen, because: reason, name: name)
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
      let one = try pick(group, among: chosen, because: reason, name: name)
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
    _ group: [Filed], among chosen: Set<RecordID>, because reason: String?, name: String
  ) throws(Refusal) -> RecordID {
    let picked = chosen.intersection(group.map(\.record.id))
    guard picked.count < 2 else {
      let names = picked.sorted().map(\.description)
      throw Refusal(
        Localized(
          en: "Only one of \(names.joined(separator: " and ")) can count.",
          nl: "Van \(names.joined(separator: " en ")) kan er maar één tellen."))
    }
    if let one = picked.first { return one }
    if let one = byItself(group) { return one }
    throw unchosen(group, among: chosen, because: reason, name: name)
  }

  /// The command with which a meeting is entered once more, in the place of what was.
  ///
  /// - Parameter earlier: what was entered: what it says beside the stickers is asked for again.
  package func entering(_ meeting: Slug, byBallots: Bool, after earlier: [Filed] = []) -> Localized {
    let (name, meeting) = ("\(poll.paper)/\(poll.id)", poll.meetings.typedName(of: meeting))
    let bodies = earlier.map(\.record.body)
    let present = bodies.contains { $0.present != nil } ? " --present N" : ""
    let counters = bodies.map(\.counterCount).max() ?? 0
    let by = String(repeating: " --counted-by INITIALS", count: counters)
    return .typed(
      byBallots
        ? "beraad ballots \(name) --meeting \(meeting) --from FILE\(present) --replace --because WHY"
        : "beraad count \(name) --meeting \(meeting) --people N --from FILE\(present)\(by) --replace --because WHY"
    )
  }

  /// An item and its board as words of a command that is accepted.
  package func typedName(of place: BoardItem) -> String {
    guard case .sticker(let form) = poll.form, let board = form.boards.first(where: { $0.id == place.board })
    else { return "\(place.item) --board \(place.board)" }
    return "\(board.items.typedName(of: place.item)) --board \(form.boards.typedName(of: place.board))"
  }

  /// What was entered for a meeting, as far as it stands.
  package func entered(at meeting: Slug) -> [Filed] {
    (lateCounts[meeting]?.standing ?? []) + (countStandings[meeting]?.standing ?? [])
  }

  private func unchosen(
    _ group: [Filed], among chosen: Set<RecordID>, because reason: String?, name: String
  ) -> Refusal {
    let isCorrected = group.contains { filed in
      lateCounts.values.contains { $0.replaced.contains(filed.record.id) }
    }
    let command = closingCommand(isCorrecting: reason != nil || isCorrected, choosing: chosen)
    let (closing, choices) = (command.typed, command.choices)
    func refusal(_ what: Localized, otherwise: Localized) -> Refusal {
      .undecided(
        what,
        hints: self.closing == nil
          ? [
            otherwise,
            Localized(
              en: "or say which one counts\(choices.english) with: \(closing.english)",
              nl: "of zeg welke telt\(choices.dutch) met: \(closing.dutch)"),
          ]
          : [
            Localized(
              en: "say which one counts\(choices.english) with: \(closing.english)",
              nl: "zeg welke telt\(choices.dutch) met: \(closing.dutch)")
          ],
        by: .pollUnchosen)
    }
    func again(at meeting: Slug, byBallots: Bool) -> Localized {
      let command = entering(meeting, byBallots: byBallots, after: group)
      return Localized(
        en: "enter the right ones with: \(command.english)", nl: "voer de goede in met: \(command.dutch)")
    }
    // What those that were made apart took the place of is none of them.
    let apart = group.count { one in
      !group.contains { $0.record.body.replaces.contains(one.record.id) }
    }
    let (times, timesInDutch) = (Exclusion.times(max(2, apart)).english, Exclusion.times(max(2, apart)).dutch)
    switch group.first?.record.body {
    case .ballots(let ballots)?:
      return refusal(
        Localized(
          en: "The ballots of \(ballots.meeting) were entered \(times), apart, and are not the same.",
          nl:
            "De stembriefjes van \(ballots.meeting) zijn \(timesInDutch) los van elkaar ingevoerd, en verschillen."
        ),
        otherwise: again(at: ballots.meeting, byBallots: true))
    case .count(let count)?:
      return refusal(
        Localized(
          en: "\(count.meeting) was counted \(times), apart, with different figures.",
          nl: "\(count.meeting) is \(timesInDutch) los van elkaar geteld, met verschillende cijfers."),
        otherwise: again(at: count.meeting, byBallots: false))
    default:
      let partner = group.first?.record.header.partner.description ?? ""
      return refusal(
        Localized(
          en: "\(partner) voted \(times), apart, and not the same.",
          nl: "\(partner) stemde \(timesInDutch) los van elkaar, en niet hetzelfde."),
        otherwise: Localized(
          en: "have the partner vote again with: beraad vote \(name) CHOICE",
          nl: "laat de partner opnieuw stemmen met: beraad vote \(name) KEUZE"))
    }
  }
}

extension Record.Body {
  /// How many were at the meeting; nil where it does not say.
  package var present: Int? {
    switch self {
    case .count(let count): count.present
    case .ballots(let ballots): ballots.present
    default: nil
    }
  }

  /// How many gave their initials as those who counted.
  fileprivate var counterCount: Int { if case .count(let count) = self { count.counters.count } else { 0 } }
}
