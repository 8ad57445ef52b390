import Deliberation
import ObjectIDs

/// What a closing chooses, and what it leaves open.
extension PollDesk {
  /// Refuses to make the result of a closed poll another one without a reason: whoever was told the old one reads it beside the new.
  func mustSayWhy(_ closing: Closing, choosing choices: [String]) throws(Refusal) {
    guard closing.reason == nil, state.changesResult(closing) else { return }
    let chosen = choices.map { " --counting \($0)" }.joined()
    throw Refusal(
      Localized(
        en: "\(name) was closed already, and this makes its result another one: say why.",
        nl: "\(name) was al gesloten, en hiermee wordt de uitslag anders: zeg waarom."),
      hints: [
        Localized(
          en: "type: beraad poll close \(name.paper)/\(name.poll)\(chosen) --because WHY",
          nl: "typ: beraad poll close \(name.paper)/\(name.poll)\(chosen) --because WAAROM")
      ], by: .pollClosed)
  }

  /// Refuses to close while what the closing would list has a token at two meetings: one of them can be entered again, in a poll that
  /// was closed as a correction.
  func mustCount(_ doubled: [DoubledToken]) throws(Refusal) {
    guard let first = doubled.grouped.first else { return }
    throw .undecided(
      state.closing == nil || !state.closings.others.isEmpty
        ? first.sentence(isClosed: state.closing != nil) : first.sentenceWaiting,
      hints: zip(first.meetings, first.ways(in: state)).map { meeting, way in
        Localized(
          en: "enter \(meeting) again with: \(way.english)",
          nl: "voer \(meeting) opnieuw in met: \(way.dutch)")
      },
      by: .pollUnchosen)
  }

  /// One of what excludes each other, by the beginning of its id.
  ///
  /// - Parameters:
  ///   - isCorrecting: whether a correction can be left out too.
  ///   - choices: the beginnings of all that was chosen.
  func contested(
    _ beginning: String, isCorrecting: Bool, besides choices: [String]
  ) throws(Refusal) -> RecordID {
    let groups = state.contested + (isCorrecting ? state.correctable : [])
    let all = groups.flatMap { $0.map(\.record.id) }.uniqued()
    let found = all.filter { $0.description.hasPrefix(beginning.lowercased()) }
    guard found.count == 1, let id = found.first else {
      let late = state.correctable.flatMap { $0.map(\.record.id) }.filter {
        $0.description.hasPrefix(beginning.lowercased())
      }
      if !isCorrecting, found.isEmpty, let correction = late.first {
        let known = (all + state.correctable.flatMap { $0.map(\.record.id) }).uniqued()
        let chosen = Set(
          known.filter { id in choices.contains { id.description.hasPrefix($0.lowercased()) } })
        let command = state.closingCommand(isCorrecting: true, choosing: chosen)
        let (typed, choices) = (command.typed, command.choices)
        throw Refusal(
          Localized(
            en: "\(correction) came after the closing of \(name): to take it in, or leave it out, says why.",
            nl: "\(correction) kwam na de sluiting van \(name): wie het meetelt of weglaat, zegt waarom."),
          hints: [
            Localized(
              en: "type\(choices.english): \(typed.english)", nl: "typ\(choices.dutch): \(typed.dutch)")
          ], by: .pollClosed)
      }
      guard !all.isEmpty else {
        throw Refusal(
          Localized(
            en: "Nothing about \(name) excludes anything: there is nothing to choose with --counting.",
            nl: "Niets in \(name) sluit elkaar uit: met --counting valt er niets te kiezen."))
      }
      let ids = all.map(\.description).sorted().joined(separator: ", ")
      throw Refusal(
        found.isEmpty
          ? Localized(
            en: "'\(beginning)' begins no id of what excludes each other in \(name).",
            nl: "'\(beginning)' is niet het begin van een id van wat elkaar in \(name) uitsluit.")
          : Localized(
            en: "'\(beginning)' begins \(found.count) ids.",
            nl: "'\(beginning)' is het begin van \(found.count) ids."),
        hints: [Localized(en: "there is: \(ids)", nl: "er is: \(ids)")])
    }
    return id
  }

  /// The editions that may have an earlier result of a sticker poll that is closed anew.
  func besideUnsettled(_ published: PublishedResults) -> [Localized] {
    guard state.closing != nil, case .sticker = state.poll.form else { return [] }
    return published.unsettled.map { number in
      Localized(
        en:
          "Edition \(number) may have an earlier result: it is not settled which edition that is. What to do says: beraad verify \(state.poll.paper)",
        nl:
          "Editie \(number) heeft misschien een eerdere uitslag: welke editie dat is, staat nog niet vast. Wat er te doen is, zegt: beraad verify \(state.poll.paper)"
      )
    }
  }

  /// What a closing leaves open, one sentence each.
  func looseEnds(of closing: Closing) -> [Localized] {
    guard case .sticker(let form) = state.poll.form else { return [] }
    let counted = (Array(state.countStandings) + Array(state.lateCounts)).filter { meeting in
      meeting.value.standing.contains { closing.counts.contains($0.record.id) }
    }.map(\.key)
    let missing = form.meetings.toldApart.filter { !counted.contains($0.id) }.map(\.title)
    guard !missing.isEmpty else { return [] }
    let names = missing.joined(separator: ", ")
    return [Localized(en: "Nothing was counted at: \(names).", nl: "Er is niets geteld bij: \(names).")]
  }
}
