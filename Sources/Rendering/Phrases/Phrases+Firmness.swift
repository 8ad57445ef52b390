import Deliberation

extension Phrases {
  /// What the shades and lines in a table of meetings say.
  var heatNote: String {
    say(
      nl:
        "Hoe donkerder een vakje en hoe voller de lijn eronder, hoe groter het deel van de stickers op dat bord dat daar naar dit punt ging.",
      en:
        "The darker a cell and the fuller the line below it, the larger the part of that place's stickers on the board that went to the item."
    )
  }
  var heatDescription: String {
    say(nl: "De cijfers staan in elk vakje.", en: "The figures stand in each cell.") + " " + heatNote
  }
  /// How often each item comes first when those who were there are drawn again.
  ///
  /// - Parameter firsts: the items that ever do, from often to seldom, with how often.
  func firmness(_ firsts: [(item: String, times: Int)], of unit: Redraws.Unit) -> String {
    guard let most = firsts.first else { return "" }
    let drawn =
      switch unit {
      case .ballots: say(nl: "stembiljetten", en: "ballots")
      case .meetings: say(nl: "bijeenkomsten", en: "meetings")
      }
    let others = list(
      firsts.dropFirst().map { say(nl: "in \($0.times) “\($0.item)”", en: "in \($0.times) “\($0.item)”") })
    return say(
      nl:
        "Hoe vast staat de eerste plaats? Bij \(Redraws.count) herhaalde trekkingen uit de \(drawn) stond in \(most.times) “\(most.item)” bovenaan\(others.isEmpty ? "" : ", " + others).",
      en:
        "How firm is the first place? When the \(drawn) were drawn again \(Redraws.count) times, “\(most.item)” came first in \(most.times)\(others.isEmpty ? "" : ", " + others)."
    )
  }
  func difference(_ difference: MeetingDifference, meeting: String, item: String) -> String {
    guard difference.isMoreThanChance else {
      return say(
        nl: "De bijeenkomsten verschillen niet meer van elkaar dan door toeval kan.",
        en: "The meetings do not differ more than chance can make them.")
    }
    let (here, elsewhere) = (difference.share, difference.elsewhere)
    return say(
      nl:
        "De bijeenkomsten verschillen meer van elkaar dan door toeval valt te verwachten, het meest in \(meeting) bij “\(item)”: \(here)% van de stickers daar, \(elsewhere)% in de andere.",
      en:
        "The meetings differ more than chance would make them, most at \(meeting) about “\(item)”: \(here)% of the stickers there, \(elsewhere)% at the others."
    )
  }
}
