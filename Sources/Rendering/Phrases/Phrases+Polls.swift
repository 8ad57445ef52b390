// MARK: - Polls

extension Phrases {
  var noPolls: String {
    say(nl: "Er zijn geen peilingen of stemmingen gehouden.", en: "There were no polls or votes.")
  }
  /// - Parameter partners: the names of those that placed stickers by themselves.
  func stickerIntro(_ tally: StickerTally, partners: [String]) -> String {
    let meetings = tally.meetings.count { !$0.isPartners }
    let places = say(
      nl: "In \(count(meetings, "bijeenkomst", "bijeenkomsten")) ",
      en: "In \(count(meetings, "meeting", "meetings")) ")
    let placed =
      tally.people.map { people in
        let people = people - partners.count
        return say(
          nl: "\(people == 1 ? "plakte" : "plakten") \(count(people, "deelnemer", "deelnemers")) stickers",
          en: "\(count(people, "participant", "participants")) placed stickers")
      } ?? say(nl: "werden stickers geplakt", en: "stickers were placed")
    let what = say(
      nl: " bij wat het belangrijkst werd gevonden, \(limits(tally.limits)).",
      en: " on what mattered most, \(limits(tally.limits)).")
    let own =
      partners.isEmpty
      ? ""
      : say(
        nl:
          " Zelf \(partners.count == 1 ? "plakte" : "plakten") ook \(list(partners)): dat is geen bijeenkomst.",
        en:
          " \(list(partners)) placed stickers too, by \(partners.count == 1 ? "itself" : "themselves"): that is no meeting."
      )
    let doubled =
      tally.doubled == 0
      ? ""
      : say(
        nl:
          " \(count(tally.doubled, "code is", "codes zijn")) in meer dan één bijeenkomst gebruikt; die stemmen tellen niet.",
        en:
          " \(count(tally.doubled, "token was", "tokens were")) used at more than one meeting; those ballots do not count."
      )
    return places + placed + what + own + doubled
      + say(
        nl: " Bij elk punt staan het aantal stickers en, waar geteld, het aantal mensen.",
        en: " Each item shows the number of stickers and, where counted, of people.")
  }
  /// How many stickers one person might place.
  func limits(_ limits: StickerTally.Limits) -> String {
    let most = say(nl: "ten hoogste ", en: "at most ")
    let parts = [
      limits.perBoard.map { say(nl: "\(number($0)) per bord", en: "\(number($0)) on a board") },
      limits.total.map { say(nl: "\(number($0)) in totaal", en: "\(number($0)) in all") },
      limits.perItem.map { say(nl: "\(number($0)) bij één punt", en: "\(number($0)) at one item") },
    ].compactMap(\.self)
    return parts.isEmpty ? say(nl: "zoveel men wilde", en: "as many as they liked") : most + list(parts)
  }
  var partnersColumn: String { say(nl: "organisaties zelf", en: "organisations themselves") }
  func hiddenNote(_ below: Int) -> String {
    say(
      nl:
        "Waar minder dan \(below) mensen meededen, is het cijfer weggelaten, zodat niemand te herkennen is; daar staat “·”.",
      en:
        "Where fewer than \(below) people took part the figure is left out, so that nobody can be recognised; “·” stands there."
    )
  }
  var notCounted: String { say(nl: "niet geteld", en: "not counted") }
  var hiddenCell: String { say(nl: "verborgen", en: "hidden") }
  func chartTitle(_ board: String) -> String {
    say(nl: "Stickers op het bord \(board)", en: "Stickers on the board \(board)")
  }
  /// - Parameter isPartlyHidden: whether some figures are not shown, so that the first may not be the highest.
  func chartDescription(_ board: String, first: [String], stickers: Int, isPartlyHidden: Bool) -> String {
    let names = list(first.map { say(nl: "“\($0)”", en: "“\($0)”") })
    let figure = count(stickers, "sticker", "stickers")
    let highest =
      isPartlyHidden
      ? say(
        nl: "Van de aantallen die getoond worden is dat van \(names) het hoogste: \(figure).",
        en: "Of the figures that are shown, that of \(names) is the highest: \(figure).")
      : first.count == 1
        ? say(nl: "Bovenaan staat \(names) met \(figure).", en: "\(names) comes first with \(figure).")
        : say(
          nl: "Bovenaan staan gelijk \(names), elk met \(figure).",
          en: "\(names) come first together, each with \(figure).")
    return say(
      nl:
        "Staafdiagram van het bord \(board), van veel naar weinig stickers. \(highest) Dezelfde cijfers staan in de tabel eronder.",
      en:
        "Bar chart of the board \(board), from many to few stickers. \(highest) The table below has the same figures."
    )
  }
  func hiddenChart(_ board: String) -> String {
    say(
      nl:
        "Staafdiagram van het bord \(board). De aantallen zijn verborgen, omdat ze over te weinig mensen gaan.",
      en: "Bar chart of the board \(board). Its figures are hidden, because they are about too few people.")
  }
  func people(_ count: Int) -> String {
    self.count(count, say(nl: "mens", en: "person"), say(nl: "mensen", en: "people"))
  }
  var item: String { say(nl: "Punt", en: "Item") }
  var stickers: String { say(nl: "Stickers", en: "Stickers") }
  var peopleColumn: String { say(nl: "Mensen", en: "People") }
  func boardCaption(_ board: String) -> String {
    say(nl: "Bord \(board): stickers en mensen", en: "Board \(board): stickers and people")
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
  var presentRow: String { say(nl: "Aanwezig", en: "Present") }
  var participantsRow: String { say(nl: "Deelnemers", en: "Participants") }

  // MARK: Motions

  func rule(_ rule: MotionTally.Rule) -> String {
    switch rule {
    case .majority: say(nl: "gewone meerderheid", en: "majority")
    case .twoThirds: say(nl: "twee derde van de stemmen", en: "two thirds of the votes")
    case .consent:
      say(nl: "consent: niemand heeft overwegend bezwaar", en: "consent: nobody has a paramount objection")
    }
  }
  func motionFigures(_ tally: MotionTally) -> String {
    let quorum =
      tally.quorum.map { say(nl: ", quorum \(number($0))", en: ", quorum \(number($0))") }
      ?? say(nl: ", geen quorum", en: ", no quorum")
    let weighed =
      tally.weights == nil
      ? ""
      : say(
        nl: " De stemmen tellen naar het gewicht van elke organisatie.",
        en: " Votes count by the weight of each organisation.")
    return say(
      nl:
        "Regel: \(rule(tally.rule))\(quorum). \(number(tally.cast)) van de \(number(tally.eligible)) stemden, onder wie \(count(tally.abstainers.count, "onthouding", "onthoudingen")).\(weighed)",
      en:
        "Rule: \(rule(tally.rule))\(quorum). \(number(tally.cast)) of \(number(tally.eligible)) voted, \(count(tally.abstainers.count, "abstention", "abstentions")) among them.\(weighed)"
    )
  }
  func weight(_ weight: Int) -> String {
    say(nl: "gewicht \(number(weight))", en: "weight \(number(weight))")
  }
  func abstained(_ names: [String]) -> String {
    say(
      nl: "\(list(names)) \(names.count == 1 ? "onthield" : "onthielden") zich.",
      en: "Abstained: \(list(names)).")
  }
  func notVoted(_ names: [String]) -> String {
    say(nl: "Niet gestemd: \(list(names)).", en: "Did not vote: \(list(names)).")
  }
  func result(_ tally: MotionTally) -> String {
    switch tally.result {
    case .chosen(let id):
      let text = tally.alternatives.first { $0.id == id }?.text ?? id
      return say(nl: "Gekozen: “\(text)”.", en: "Chosen: “\(text)”.")
    case .noMajority: return say(nl: "Geen meerderheid.", en: "No majority.")
    case .noQuorum: return say(nl: "Het quorum is niet gehaald.", en: "There was no quorum.")
    case .open: return say(nl: "De stemming is nog open.", en: "The vote is still open.")
    }
  }
  var alternative: String { say(nl: "Keuze", en: "Alternative") }
  var votes: String { say(nl: "Stemmen", en: "Votes") }
  var votedBy: String { say(nl: "Wie", en: "Who") }

  // MARK: Stances

  func position(_ position: StanceTally.Position) -> String {
    switch position {
    case .supports: say(nl: "steunt de tekst", en: "supports the text")
    case .supportsWithReservation: say(nl: "steunt onder voorbehoud", en: "supports with a reservation")
    case .abstains: say(nl: "onthoudt zich", en: "abstains")
    case .doesNotSupport: say(nl: "steunt de tekst niet", en: "does not support the text")
    }
  }
  var positionColumn: String { say(nl: "Standpunt", en: "Position") }
  var explanation: String { say(nl: "Toelichting", en: "Explanation") }
  var noStances: String {
    say(
      nl: "De organisaties is niet om een standpunt over de eindtekst gevraagd.",
      en: "The organisations were not asked for their position on the final text.")
  }
  var minority: String {
    say(
      nl: "Wie de tekst niet of onder voorbehoud steunt, staat bovenaan.",
      en: "Those who do not support it, or with a reservation, come first.")
  }
}
