import Deliberation

// MARK: - Polls

extension Phrases {
  var noPolls: String {
    say(nl: "Er zijn geen peilingen of stemmingen gehouden.", en: "There were no polls or votes.")
  }
  /// - Parameter partners: the names of those that placed stickers by themselves.
  func stickerIntro(_ tally: StickerTally, _ limits: StickerLimits, partners: [String]) -> String {
    let meetings = tally.meetings.count { !$0.isPartners }
    let places = say(
      nl: "In \(count(meetings, "bijeenkomst", "bijeenkomsten")) ",
      en: "In \(count(meetings, "meeting", "meetings")) ")
    let placed =
      tally.people.map { people in
        say(
          nl: "\(people == 1 ? "plakte" : "plakten") \(count(people, "deelnemer", "deelnemers")) stickers",
          en: "\(count(people, "participant", "participants")) placed stickers")
      } ?? say(nl: "werden stickers geplakt", en: "stickers were placed")
    let what = say(
      nl: " bij wat het belangrijkst werd gevonden, \(self.limits(limits)).",
      en: " on what mattered most, \(self.limits(limits)).")
    let own =
      partners.isEmpty
      ? ""
      : say(
        nl:
          " Ook \(list(partners)) \(partners.count == 1 ? "plakte" : "plakten") stickers, buiten de bijeenkomsten om.",
        en:
          " \(list(partners)) placed stickers too, outside the meetings."
      )
    let doubled =
      tally.doubled.isEmpty
      ? ""
      : say(
        nl:
          " \(count(tally.doubled.count, "code is", "codes zijn")) in meer dan één bijeenkomst gebruikt; die stemmen tellen niet.",
        en:
          " \(count(tally.doubled.count, "token was", "tokens were")) used at more than one meeting; those ballots do not count."
      )
    guard meetings > 0 else {
      return say(
        nl: "In geen enkele bijeenkomst zijn stickers geteld. De regel is: \(self.limits(limits)).",
        en: "No stickers were counted at any meeting. The rule is: \(self.limits(limits)).") + own
    }
    let hasPeople = tally.boards.flatMap(\.items).contains { $0.people != nil }
    return places + placed + what + own + doubled
      + (hasPeople
        ? say(
          nl: " Bij elk onderdeel staat hoeveel stickers het kreeg, en van hoeveel mensen.",
          en: " Each item shows how many stickers it got, and from how many people.")
        : say(
          nl: " Bij elk onderdeel staat hoeveel stickers het kreeg.",
          en: " Each item shows how many stickers it got."))
  }
  /// The meetings of which nothing counts.
  func uncounted(_ meetings: [String], isOpen: Bool) -> String {
    say(
      nl: "\(isOpen ? "Nog niet" : "Niet") geteld: \(list(meetings)).",
      en: "Not counted\(isOpen ? " yet" : ""): \(list(meetings)).")
  }
  /// How many stickers one person might place.
  func limits(_ limits: StickerLimits) -> String {
    let most = say(nl: "ten hoogste ", en: "at most ")
    let parts = [
      limits.perBoard.map { say(nl: "\(number($0)) per bord", en: "\(number($0)) on a board") },
      limits.total.map { say(nl: "\(number($0)) in totaal", en: "\(number($0)) in all") },
      limits.perItem.map { say(nl: "\(number($0)) bij één onderdeel", en: "\(number($0)) at one item") },
    ].compactMap(\.self)
    return parts.isEmpty ? say(nl: "zoveel men wilde", en: "as many as they liked") : most + list(parts)
  }
  var noRegionColumn: String { say(nl: "geen regio", en: "no region") }
  var partnersColumn: String { say(nl: "organisaties zelf", en: "organisations themselves") }
  var notCounted: String { say(nl: "niet geteld", en: "not counted") }
  /// Of a picture in which the word has no room.
  var hiddenMark: String {
    say(nl: "Een “·” in een vakje is een verborgen cijfer.", en: "A “·” in a cell is a hidden figure.")
  }
  var hiddenCell: String { say(nl: "verborgen", en: "hidden") }
  func chartTitle(_ board: String) -> String {
    say(nl: "Stickers op het bord \(board)", en: "Stickers on the board \(board)")
  }
  /// - Parameters:
  ///   - isOfDots: whether each sticker is drawn as a dot.
  ///   - isPartlyHidden: whether some figures are not shown, so that the first may not be the highest.
  ///   - hasTable: whether a table stands below it.
  func chartDescription(
    _ board: String, isOfDots: Bool, first: [String], stickers: Int, isPartlyHidden: Bool, hasTable: Bool
  ) -> String {
    let table =
      hasTable
      ? say(
        nl: " Dezelfde cijfers staan in de tabel eronder.", en: " The table below has the same figures.") : ""
    let names = list(first.map { say(nl: "“\($0)”", en: "“\($0)”") })
    let figure = count(stickers, "sticker", "stickers")
    let highest =
      isPartlyHidden
      ? say(
        nl: "Van de aantallen die getoond worden is dat van \(names) het hoogste: \(figure).",
        en: "Of the figures that are shown, that of \(names) is the highest: \(figure).")
      : stickers == 0
        ? say(nl: "Er zijn geen stickers geplakt.", en: "No stickers were placed.")
        : first.count == 1
          ? say(nl: "Bovenaan staat \(names) met \(figure).", en: "\(names) comes first with \(figure).")
          : say(
            nl: "Bovenaan staan gelijk \(names), elk met \(figure).",
            en: "\(names) come first together, each with \(figure).")
    return say(
      nl:
        "\(isOfDots ? "Stippen" : "Staafdiagram") van het bord \(board), van veel naar weinig stickers. \(highest)\(table)",
      en:
        "\(isOfDots ? "Dots" : "Bar chart") of the board \(board), from many to few stickers. \(highest)\(table)"
    )
  }
  func people(_ count: Int) -> String {
    self.count(count, say(nl: "mens", en: "person"), say(nl: "mensen", en: "people"))
  }
  var item: String { say(nl: "Onderdeel", en: "Item") }
  var stickers: String { say(nl: "Stickers", en: "Stickers") }
  var peopleColumn: String { say(nl: "Mensen", en: "People") }
  func boardCaption(_ board: String, hasPeople: Bool) -> String {
    hasPeople
      ? say(nl: "Bord \(board): stickers en mensen", en: "Board \(board): stickers and people")
      : say(nl: "Bord \(board): stickers", en: "Board \(board): stickers")
  }
  func byMeetingCaption(_ board: String) -> String {
    say(nl: "Bord \(board): stickers per bijeenkomst", en: "Board \(board): stickers by meeting")
  }
  func byRegionCaption(_ board: String) -> String {
    say(nl: "Bord \(board): stickers per regio", en: "Board \(board): stickers by region")
  }
  var rank: String { say(nl: "Plaats", en: "Place") }
  /// A place in an order: `1`, and where several share it `1 (gelijk)`.
  func place(_ rank: Int, isTied: Bool) -> String {
    isTied ? say(nl: "\(rank) (gelijk)", en: "\(rank) (tied)") : "\(rank)"
  }
  var participantsRow: String { say(nl: "Deelnemers", en: "Participants") }

  /// Who handed in a blank ballot, and who placed fewer stickers than they had in all; empty where nobody did, or it is not known.
  func abstained(_ tally: StickerTally) -> String {
    var sentences: [String] = []
    let blank = tally.halls.reduce(0) { $0 + ($1.blank ?? 0) }
    if blank > 0 {
      sentences.append(
        say(
          nl: "\(count(blank, "briefje was", "briefjes waren")) leeg.",
          en: "\(count(blank, "ballot was", "ballots were")) blank."))
    }
    if let fewer = tally.placedFewer, fewer > 0, tally.boards.allSatisfy({ $0.placedFewer == nil }) {
      sentences.append(
        say(
          nl:
            "\(count(fewer, "deelnemer plakte", "deelnemers plakten")) in totaal minder stickers dan mocht.",
          en: "\(count(fewer, "participant", "participants")) placed fewer stickers in all than allowed."))
    }
    return sentences.joined(separator: " ")
  }
  func askedUntil(_ day: String) -> String {
    say(nl: "Stemmen kon tot en met \(date(day)).", en: "Votes were asked for until \(date(day)).")
  }
  var lateLabel: String { say(nl: "Te laat, en wel meegeteld:", en: "Late, and counted all the same:") }
  var countersRow: String { say(nl: "Geteld door", en: "Counted by") }
  var presentRow: String { say(nl: "Aanwezig", en: "Present") }
  func placedFewer(_ people: Int) -> String {
    say(
      nl: people == 1
        ? "1 deelnemer plakte op dit bord minder stickers dan mocht."
        : "\(number(people)) deelnemers plakten op dit bord minder stickers dan mocht.",
      en: people == 1
        ? "1 participant placed fewer stickers on this board than allowed."
        : "\(number(people)) participants placed fewer stickers on this board than allowed.")
  }

  // MARK: Motions

  func rule(_ rule: MotionRule) -> String {
    switch rule {
    case .majority: say(nl: "gewone meerderheid", en: "majority")
    case .twoThirds: say(nl: "twee derde van de stemmen", en: "two thirds of the votes")
    case .consent:
      say(nl: "consent: niemand heeft overwegend bezwaar", en: "consent: nobody has a paramount objection")
    }
  }
  func motionFigures(_ tally: MotionTally, _ form: MotionForm) -> String {
    let quorum =
      form.quorum == 0
      ? say(nl: ", geen quorum", en: ", no quorum")
      : say(nl: ", quorum \(number(form.quorum))", en: ", quorum \(number(form.quorum))")
    let weighed =
      !form.isWeighted
      ? ""
      : say(
        nl: " De stemmen tellen naar het gewicht van elke organisatie.",
        en: " Votes count by the weight of each organisation.")
    let abstained =
      tally.abstained.isEmpty
      ? ""
      : say(
        nl: ", onder wie \(count(tally.abstained.count, "onthouding", "onthoudingen"))",
        en: ", \(count(tally.abstained.count, "abstention", "abstentions")) among them")
    return say(
      nl:
        "Regel: \(rule(form.rule))\(quorum). \(number(tally.voters)) van de \(number(tally.eligible)) \(tally.voters == 1 ? "stemde" : "stemden")\(abstained).\(weighed)",
      en:
        "Rule: \(rule(form.rule))\(quorum). \(number(tally.voters)) of \(number(tally.eligible)) voted\(abstained).\(weighed)"
    )
  }
  func weight(_ weight: Int) -> String {
    say(nl: "gewicht \(number(weight))", en: "weight \(number(weight))")
  }
  func abstainedLabel(_ count: Int) -> String {
    say(nl: count == 1 ? "Onthield zich:" : "Onthielden zich:", en: "Abstained:")
  }
  var silentLabel: String { say(nl: "Niet gestemd:", en: "Did not vote:") }
  var abstains: String { say(nl: "onthield zich", en: "abstained") }
  var nobody: String { say(nl: "niemand", en: "nobody") }
  var chosen: String { say(nl: "gekozen", en: "chosen") }
  var stillOpen: String { say(nl: "Deze peiling is nog open.", en: "This poll is still open.") }
  func voteCount(_ count: Int) -> String {
    self.count(count, say(nl: "stem", en: "vote"), say(nl: "stemmen", en: "votes"))
  }
  func result(_ tally: MotionTally, _ form: MotionForm, isOpen: Bool) -> String {
    if isOpen { return say(nl: "De stemming is nog open.", en: "The vote is still open.") }
    switch tally.verdict {
    case .won(let id):
      let text = form.alternatives.first { $0.id == id }?.words ?? id.description
      return say(nl: "Gekozen: “\(text)”.", en: "Chosen: “\(text)”.")
    case .tie: return say(nl: "Gelijk aantal stemmen: niets gekozen.", en: "A tie: nothing was chosen.")
    case .short: return say(nl: "Geen meerderheid.", en: "No majority.")
    case .unsettled:
      return say(
        nl: "Meer dan eens gesloten, los van elkaar: nog geen uitslag.",
        en: "Closed more than once, apart: no outcome yet.")
    case .noQuorum: return say(nl: "Het quorum is niet gehaald.", en: "There was no quorum.")
    }
  }
  var pollFollows: String { say(nl: "Deze vraag is eerder gesteld:", en: "This question was asked before:") }
  var pollFollowedBy: String {
    say(nl: "Deze vraag is opnieuw gesteld:", en: "This question was asked anew:")
  }
  var votes: String { say(nl: "Stemmen", en: "Votes") }
  var alternative: String { say(nl: "Keuze", en: "Alternative") }
  var votersColumn: String { say(nl: "Wie", en: "Who") }
  func votesCaption(_ question: String) -> String {
    say(nl: "Wie wat stemde: \(question)", en: "Who voted for what: \(question)")
  }

  // MARK: Stances

  func stance(_ stance: Stance) -> String {
    switch stance {
    case .supports: say(nl: "steunt de tekst", en: "supports the text")
    case .reservation: say(nl: "steunt onder voorbehoud", en: "supports with a reservation")
    case .abstains: say(nl: "onthoudt zich", en: "abstains")
    case .opposes: say(nl: "steunt de tekst niet", en: "does not support the text")
    }
  }
  /// How many stand somewhere, over their names.
  func stanceHeading(_ stance: Stance, _ count: Int) -> String {
    let who = self.count(
      count, say(nl: "organisatie", en: "organisation"), say(nl: "organisaties", en: "organisations"))
    let isOne = count == 1
    return switch stance {
    case .supports:
      say(
        nl: "\(who) \(isOne ? "steunt" : "steunen") de tekst",
        en: "\(who) \(isOne ? "supports" : "support") the text")
    case .reservation:
      say(
        nl: "\(who) \(isOne ? "steunt" : "steunen") de tekst onder voorbehoud",
        en: "\(who) \(isOne ? "supports" : "support") the text with a reservation")
    case .abstains:
      say(
        nl: "\(who) \(isOne ? "onthoudt" : "onthouden") zich", en: "\(who) \(isOne ? "abstains" : "abstain")")
    case .opposes:
      say(
        nl: "\(who) \(isOne ? "steunt" : "steunen") de tekst niet",
        en: "\(who) \(isOne ? "does" : "do") not support the text")
    }
  }
  func stanceSilent(_ count: Int) -> String {
    let who = self.count(
      count, say(nl: "organisatie", en: "organisation"), say(nl: "organisaties", en: "organisations"))
    return say(
      nl: "\(who) \(count == 1 ? "zei" : "zeiden") niet waar \(count == 1 ? "ze staat" : "ze staan")",
      en: "\(who) did not say where \(count == 1 ? "it stands" : "they stand")")
  }
  var aboutWords: String { say(nl: "Over de woorden", en: "On the words") }
  var positionColumn: String { say(nl: "Standpunt", en: "Position") }
  var noStances: String {
    say(
      nl: "De organisaties is niet om een standpunt over de eindtekst gevraagd.",
      en: "The organisations were not asked for their position on the final text.")
  }
}
