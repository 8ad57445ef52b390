import BeraadKit
import Deliberation

extension StickerTally {
  /// How many took part, and what is hidden or was not counted.
  func story(_ stage: String) -> [Localized] {
    var story = [beginning(stage)]
    story += attendance.map { [$0] } ?? []
    let blank = halls.filter { !$0.isHidden }.reduce(0) { $0 + ($1.blank ?? 0) }
    if blank > 0 {
      story.append(
        Localized(
          en: "\(blank) \(blank == 1 ? "ballot was" : "ballots were") blank.",
          nl: "\(blank) \(blank == 1 ? "stembriefje was" : "stembriefjes waren") blanco."))
    }
    story += fewer.map { [$0] } ?? []
    if !uncounted.isEmpty, stage != "draft" {
      let names = uncounted.map(\.title.harmlessLine).joined(separator: ", ")
      story.append(
        Localized(en: "Nothing was counted at: \(names).", nl: "Er is niets geteld bij: \(names)."))
    }
    return story
  }

  private func beginning(_ stage: String) -> Localized {
    let (hidden, partners) = (halls.count(where: \.isHidden), self.partners.count)
    let names = self.partners.map(\.description).joined(separator: ", ")
    let places = Localized(
      en: "\(halls.count) \(halls.count == 1 ? "meeting" : "meetings")"
        + (partners == 0
          ? "" : " and \(partners) \(partners == 1 ? "partner" : "partners") by themselves (\(names))"),
      nl: "\(halls.count) \(halls.count == 1 ? "bijeenkomst" : "bijeenkomsten")"
        + (partners == 0 ? "" : " en \(partners) \(partners == 1 ? "partner" : "partners") zelf (\(names))"))
    let isOne = people == 1
    let placed = Localized(
      en: people.map { "\($0) \(isOne ? "person" : "people") at" }
        ?? "All figures are hidden, since they would tell of too few people:",
      nl: people.map { "\($0) \(isOne ? "mens" : "mensen") bij" }
        ?? "Alle cijfers zijn verborgen, want ze zouden iets zeggen over te weinig mensen:")
    let state = PlainWords.pollStage(stage)
    return Localized(
      en:
        "\(placed.english) \(places.english); the poll is \(state.english)."
        + (hidden == 0 || people == nil
          ? ""
          : " The figures of \(hidden) of them are hidden: few people, or others' figures would follow from them."),
      nl:
        "\(placed.dutch) \(places.dutch); de peiling is \(state.dutch)."
        + (hidden == 0 || people == nil
          ? ""
          : " De cijfers van \(hidden) daarvan \(hidden == 1 ? "is" : "zijn") verborgen: weinig mensen, of andere cijfers zouden eruit volgen.")
    )
  }

  /// Who placed fewer than they had.
  private var fewer: Localized? {
    let placed = boards.filter { ($0.placedFewer ?? 0) > 0 }
    if !placed.isEmpty {
      let english = placed.map { "\($0.placedFewer ?? 0) on '\($0.id)'" }.joined(separator: ", ")
      let dutch = placed.map { "\($0.placedFewer ?? 0) op '\($0.id)'" }.joined(separator: ", ")
      return Localized(
        en: "Placed fewer stickers than they had, none included: \(english).",
        nl: "Minder stickers geplakt dan ze hadden, geen meegerekend: \(dutch).")
    }
    guard let placedFewer, placedFewer > 0, boards.allSatisfy({ $0.placedFewer == nil }) else { return nil }
    return Localized(
      en: "\(placedFewer) placed fewer stickers than they had in all.",
      nl: "\(placedFewer) \(placedFewer == 1 ? "plakte" : "plakten") minder stickers dan ze in totaal hadden."
    )
  }

  /// How many were there, as far as it was counted; nil where nobody did.
  private var attendance: Localized? {
    let known = halls.filter(\.isPresentKnown)
    guard !known.isEmpty else { return nil }
    let shown = known.filter { !$0.isHidden }
    let hidden = known.count - shown.count
    guard !shown.isEmpty else {
      return Localized(
        en: "How many were there is hidden: few people, or others' figures would follow from it.",
        nl: "Hoeveel mensen er waren is verborgen: weinig mensen, of andere cijfers zouden eruit volgen.")
    }
    let there = shown.reduce(0) { $0 + ($1.present ?? 0) }
    let placed = shown.reduce(0) { $0 + ($1.people ?? 0) }
    let scope =
      hidden > 0
      ? Localized(
        en: "At \(shown.count) of the \(halls.count) meetings: ",
        nl: "Bij \(shown.count) van de \(halls.count) bijeenkomsten: ")
      : known.count == halls.count
        ? .nothing
        : Localized(
          en: "At \(known.count) of the \(halls.count) meetings it was counted: ",
          nl: "Bij \(known.count) van de \(halls.count) bijeenkomsten is dat geteld: ")
    return Localized(
      en:
        "\(scope.english)\(there) were there, \(placed) placed stickers.\(hidden > 0 ? " At \(hidden) more it was counted, and is hidden." : "")",
      nl:
        "\(scope.dutch)\(there) waren er, \(placed) plakten stickers.\(hidden > 0 ? " Bij nog \(hidden) is het geteld, en verborgen." : "")"
    )
  }
}

extension StickerTally.MeetingTally {
  /// Who was there and who counted.
  var line: Localized {
    guard let people else {
      return Localized(en: "\(id): hidden.", nl: "\(id): verborgen.")
    }
    let blank = blank ?? 0
    let names = counters.map(\.harmlessLine)
    return Localized(
      en: "\(id): \(present.map { "\($0) were there, " } ?? "")\(people) placed stickers"
        + (blank == 0 ? "" : ", \(blank) of the ballots blank")
        + (names.isEmpty ? "." : "; counted by \(names.joined(separator: " and "))."),
      nl: "\(id): \(present.map { "\($0) waren er, " } ?? "")\(people) plakten stickers"
        + (blank == 0 ? "" : ", \(blank) van de stembriefjes blanco")
        + (names.isEmpty ? "." : "; geteld door \(names.joined(separator: " en "))."))
  }
}

extension StickerTally.BoardTally {
  /// How firm the order is, and where the meetings differ.
  func story(of meetings: [StickerTally.MeetingTally]) -> [Localized] {
    var story = [firmness].compactMap(\.self)
    if hasUnevenShares {
      story.append(WholePercentages.rounding.map { "\(id): \($0)" })
    }
    guard let difference else {
      let areSeveral = meetings.count { ($0.people ?? 0) > 0 } > 1
      guard areSeveral, items.contains(where: { ($0.stickers ?? 0) > 0 }) else { return story }
      story.append(
        Localized(
          en: "\(id): too few stickers to say whether the meetings differ.",
          nl: "\(id): te weinig stickers om te zeggen of de bijeenkomsten verschillen."))
      return story
    }
    guard difference.isMoreThanChance else {
      story.append(
        Localized(
          en: "\(id): the meetings do not differ more than chance can make them.",
          nl: "\(id): de bijeenkomsten verschillen niet meer dan door toeval kan."))
      return story
    }
    let meeting = (meetings.first { $0.id == difference.meeting }?.title ?? "\(difference.meeting)")
      .harmlessLine
    let item = (items.first { $0.id == difference.item }?.text ?? "\(difference.item)").harmlessLine
    story.append(
      Localized(
        en:
          "\(id): the meetings differ more than chance would make them, most at '\(meeting)' about '\(item)': \(difference.share)% of the stickers there, \(difference.elsewhere)% at the others.",
        nl:
          "\(id): de bijeenkomsten verschillen meer dan door toeval, het meest bij '\(meeting)' over '\(item)': \(difference.share)% van de stickers daar, \(difference.elsewhere)% bij de andere."
      ))
    return story
  }

  private var firmness: Localized? {
    guard let redraws, !firsts.isEmpty else { return nil }
    let times = firsts.map { "'\($0.item.text.harmlessLine)' \($0.times)" }.joined(separator: ", ")
    let areTied = firsts.reduce(0) { $0 + $1.times } > Redraws.count
    let unit = redraws.unit == .ballots ? "stembriefjes" : "bijeenkomsten"
    return Localized(
      en:
        "\(id): first if the \(redraws.unit.rawValue) were drawn again, of \(Redraws.count) times: \(times).\(areTied ? " Where several shared the first place, each has it." : "")",
      nl:
        "\(id): bovenaan als de \(unit) opnieuw werden getrokken, van \(Redraws.count) keer: \(times).\(areTied ? " Wie de eerste plaats deelde, heeft hem." : "")"
    )
  }
}
