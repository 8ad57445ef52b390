import Deliberation

extension Phrases {
  /// What the shades and lines in a table of meetings say.
  var heatNote: String {
    say(
      nl:
        "Hoe donkerder een vakje en hoe voller de lijn eronder, hoe groter het deel van de stickers op dat bord dat daar naar dit onderdeel ging.",
      en:
        "The darker a cell and the fuller the line below it, the larger the part of that place's stickers on the board that went to the item."
    )
  }
  var cellsHaveFigures: String {
    say(nl: "De cijfers staan in elk vakje.", en: "The figures stand in each cell.")
  }
  var unevenShares: String {
    WholePercentages.rounding[language].capitalizedFirst
  }
  /// How often each item comes first when those who were there are drawn again.
  ///
  /// - Parameter firsts: the items that ever do, from often to seldom, with how often.
  func firmness(_ firsts: [(item: String, times: Int)], of unit: Redraws.Unit) -> String {
    guard let most = firsts.first else { return "" }
    let drawn =
      switch unit {
      case .ballots: say(nl: "stembriefjes", en: "ballots")
      case .meetings: say(nl: "bijeenkomsten", en: "meetings")
      }
    let others = list(
      firsts.dropFirst().map { say(nl: "\($0.times) keer “\($0.item)”", en: "in \($0.times) “\($0.item)”") })
    let isTied = firsts.reduce(0) { $0 + $1.times } > Redraws.count
    let ties =
      isTied
      ? say(nl: " Bij gelijke stand telt elk ervan mee.", en: " Where several tie, each of them is counted.")
      : ""
    return say(
      nl:
        "Hoe vast staat de eerste plaats? De uitslag is \(Redraws.count) keer nagerekend, telkens met een andere greep uit de \(drawn): \(most.times) keer stond “\(most.item)” bovenaan\(others.isEmpty ? "" : ", " + others).\(ties)",
      en:
        "How firm is the first place? The result was reckoned \(Redraws.count) times anew, each time with another draw of the \(drawn): “\(most.item)” came first in \(most.times)\(others.isEmpty ? "" : ", " + others).\(ties)"
    )
  }
  func difference(_ difference: MeetingDifference, meeting: String, item: String) -> String {
    guard difference.isMoreThanChance else {
      return say(
        nl: "De verschillen tussen de bijeenkomsten zijn niet groter dan toeval kan verklaren.",
        en: "The meetings differ no more than chance explains.")
    }
    let (here, elsewhere) = (difference.share, difference.elsewhere)
    return say(
      nl:
        "De verschillen tussen de bijeenkomsten zijn groter dan toeval kan verklaren. Het grootste is dat in \(meeting) bij “\(item)”: \(here)% van de stickers daar, \(elsewhere)% in de andere.",
      en:
        "The meetings differ more than chance explains, most at \(meeting) about “\(item)”: \(here)% of the stickers there, \(elsewhere)% at the others."
    )
  }
}
