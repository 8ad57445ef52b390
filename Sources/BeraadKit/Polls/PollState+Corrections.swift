import Deliberation

/// What is told of a poll that was closed anew.
extension PollState {
  /// What became of earlier results, the oldest first.
  func correctionRows(in dossier: Dossier) -> [ResultCorrection] {
    earlier.map { ResultCorrection($0, in: dossier) }
  }

  /// The same without any figure, and what shows them: for whoever reads a list of other things. Nothing is counted for it.
  ///
  /// - Parameter isWanted: which earlier results are told; all unless it says otherwise.
  func correctionLines(
    in dossier: Dossier, where isWanted: (EarlierResult) -> Bool = { _ in true }
  ) -> [Localized] {
    earlier.filter(isWanted).map { earlier in
      let header = earlier.closing.record.header
      let beginning = ResultCorrection.beginning(
        poll: "\(poll.id)", by: dossier.name(of: header.partner), closing: "\(earlier.closing.record.id)",
        replaces: earlier.replaces.map(\.description), besides: earlier.besides.map(\.description),
        reason: earlier.reason,
        places: poll.meetings.toldApart.filter { earlier.meetings.contains($0.id) }.map(\.title),
        partners: earlier.partners.sorted().map(\.description))
      let command = "beraad tally \(poll.paper)/\(poll.id)"
      return Localized(
        en: "\(beginning.english) See it with: \(command)",
        nl: "\(beginning.dutch) Bekijk het met: \(command)")
    }
  }

  /// That the poll was closed anew where main does not have the closing of before.
  ///
  /// - Parameter isWanted: which of these closings are told; all unless it says otherwise.
  func unfollowedLines(
    in dossier: Dossier, where isWanted: (UnfollowedClosing) -> Bool = { _ in true }
  ) -> [Localized] {
    unfollowed.filter(isWanted).map { unfollowed in
      let closing = unfollowed.closing.record
      let lost = Localized.listed(unfollowed.lost.map(\.description))
      let (by, why) = (dossier.name(of: closing.header.partner), unfollowed.reason.map { ": “\($0)”" })
      return Localized(
        en:
          "The poll '\(poll.id)' was closed anew by \(by) (\(closing.id)), in the place of \(lost.english)\(why ?? ", and nobody said why.") Main does not have \(lost.english): what the poll came to before is not known.",
        nl:
          "De peiling '\(poll.id)' is opnieuw gesloten door \(by) (\(closing.id)), in plaats van \(lost.dutch)\(why ?? ", en niemand zei waarom.") Op main staat \(lost.dutch) niet: wat de uitslag eerst was, is niet bekend."
      )
    }
  }

  /// What was counted after the closing and has no part in the result until the poll is closed anew, a sentence each.
  func lateSentences(in dossier: Dossier) -> [Localized] {
    lateCounts.sorted { $0.key < $1.key }.compactMap { meeting, late in
      guard let holds = late.holds else { return nil }
      let ids = ([holds] + late.others).map { "\($0.record.id)" }
      let isOne = ids.count == 1
      let before = doubles.waiting.grouped.first { $0.meetings.contains(meeting) }?.sentenceWaiting
      let command = closingCommand(isCorrecting: true)
      let (typed, choices) = (command.typed, command.choices)
      let english =
        isOne
        ? "\(ids[0]), of \(meeting) in '\(poll.id)', does not count: it came after the closing, which does not list it"
        : "\(ids.joined(separator: " and ")), of \(meeting) in '\(poll.id)' and made apart, do not count: they came after the closing, which does not list them"
      let dutch =
        isOne
        ? "\(ids[0]), van \(meeting) in '\(poll.id)', telt niet mee: het kwam na de sluiting, die het niet noemt"
        : "\(ids.joined(separator: " en ")), van \(meeting) in '\(poll.id)' en los van elkaar gemaakt, tellen niet mee: ze kwamen na de sluiting, die ze niet noemt"
      return Localized(
        en:
          "\(english); \(before.map { "after a meeting is entered again (\($0.english)), " } ?? "")the committee takes \(isOne ? "it" : "one") in\(choices.english) with: \(typed.english)",
        nl:
          "\(dutch); \(before.map { "als een bijeenkomst opnieuw is ingevoerd (\($0.dutch)), neemt de commissie" } ?? "de commissie neemt") \(isOne ? "het" : "er een") mee\(choices.dutch) met: \(typed.dutch)"
      )
    }
  }
}

extension Dossier {
  /// Whether an edition was made since a closing: that tells people what it came to, and a list of what is open need not.
  func isTold(_ closing: Filed) -> Bool {
    records.contains { $0.record.kind == .edition && closing.order.comesBefore($0.order) }
  }
}
