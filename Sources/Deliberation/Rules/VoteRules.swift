package import ObjectIDs

/// The rules for what is cast in a poll. The tally asks them too, so that no record made past the program counts.
extension Poll {
  /// Refuses a vote that the poll has no such choice for.
  ///
  /// - Parameter whom: who votes, as a sentence begins with it.
  package func check(_ vote: Vote, of whom: String) throws(Refusal) {
    switch (form, vote.choice) {
    case (.sticker(let form), _) where form.isEvaluation:
      throw Refusal(
        Localized(
          en: "The evaluation '\(id)' is filled in at meetings, and not by partners.",
          nl: "De evaluatie '\(id)' wordt in bijeenkomsten ingevuld, en niet door partners."),
        hints: [
          Localized(
            en:
              "enter what a meeting filled in with: beraad ballots \(paper)/\(id) --meeting MEETING --from FILE",
            nl:
              "voer in wat een bijeenkomst invulde met: beraad ballots \(paper)/\(id) --meeting BIJEENKOMST --from BESTAND"
          )
        ])
    case (.sticker(let form), .stickers(let stickers)):
      try form.check(stickers: stickers, of: Localized(whom))
    case (.motion(let form), .option(let option)):
      let choices = form.alternatives.map(\.id.description) + [Vote.abstain]
      guard choices.contains(option) else { throw .unknown(.alternative, option, among: choices) }
    case (.stance, .option(let option)):
      try Self.check(stance: option, reason: vote.reason)
    case (.sticker, .option):
      throw Refusal(
        Localized(
          en: "In the poll '\(id)' one places stickers.",
          nl: "In de peiling '\(id)' worden stickers geplakt."),
        hints: [
          Localized(
            en: "say where with: --place BOARD:ITEM,ITEM",
            nl: "zeg waar met: --place BORD:ONDERDEEL,ONDERDEEL")
        ])
    case (.motion, .stickers), (.stance, .stickers):
      throw Refusal(
        Localized(
          en: "The poll '\(id)' has no boards to place stickers on.",
          nl: "De peiling '\(id)' heeft geen borden om stickers op te plakken."))
    }
    guard vote.anchor == nil || vote.choice == .option(Stance.reservation.rawValue) else {
      throw Refusal(
        Localized(
          en: "Only a reservation is about particular words.",
          nl: "Alleen een voorbehoud gaat over bepaalde woorden."))
    }
  }

  /// Refuses a record of the poll that breaks its rules, or is of nobody who may vote.
  ///
  /// - Parameter sheets: what reading the sheets of its ballots came to.
  package func check(
    _ record: Record, electorate: [Slug: Int], sheets: [ObjectID: SheetReading]
  ) throws(Refusal) {
    let partner = record.header.partner
    switch (record.body, form) {
    case (.vote(let vote), _):
      guard electorate[partner] != nil else {
        throw Refusal(
          Localized(
            en: "\(partner) was not in reviewers.json when the poll '\(id)' was opened.",
            nl: "\(partner) stond niet in reviewers.json toen de peiling '\(id)' werd geopend."), by: .noVote)
      }
      try check(vote, of: partner.description)
    case (.count(let count), .sticker(let form)): try form.check(count)
    case (.ballots(let ballots), .sticker(let form)):
      let sheet =
        sheets[ballots.sheet]
        ?? .refused(
          Refusal(
            Localized(
              en: "The sheet of these ballots was not read.",
              nl: "De lijst van deze stembriefjes is niet gelezen.")))
      try form.check(ballots, sheet: sheet)
    default:
      throw Refusal(
        Localized(
          en: "The poll '\(id)' is no sticker poll: nothing is counted in it.",
          nl: "De peiling '\(id)' is geen stickerpeiling: er wordt niets geteld."))
    }
  }

  private static func check(stance: String, reason: String?) throws(Refusal) {
    guard let known = Stance(rawValue: stance) else {
      throw .unknown(.stance, stance, among: Stance.allCases.map(\.rawValue))
    }
    guard known != .reservation || reason != nil else {
      throw Refusal(
        Localized(
          en: "A reservation needs its reason.",
          nl: "Bij een voorbehoud hoort een reden."),
        hints: [
          Localized(
            en: "give it with -m, and the words it is about with --on",
            nl: "geef die met -m, en de woorden waar het om gaat met --on")
        ],
        by: .reservationWithoutReason)
    }
  }
}
