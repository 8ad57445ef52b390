import Deliberation

// MARK: - What meetings brought in, and what came of it

extension Phrases {
  var pointsTitle: String { say(nl: "Uit de zalen", en: "From the meetings") }
  var pointsIntro: String {
    say(
      nl:
        "Wat werkgroepen en tafels hebben opgeschreven, per bijeenkomst, met wat ervan is gekomen. Een verhaal staat er alleen met toestemming.",
      en:
        "What groups and tables wrote down, by meeting, with what came of it. A story is quoted only with consent."
    )
  }
  func pointCount(_ count: Int) -> String {
    self.count(count, say(nl: "punt", en: "point"), say(nl: "punten", en: "points"))
  }
  var withoutMeeting: String { say(nl: "Zonder bijeenkomst", en: "Without a meeting") }
  func peopleCame(_ people: Int) -> String {
    say(
      nl: "\(count(people, "mens kwam", "mensen kwamen")):", en: "\(count(people, "person", "people")) came:")
  }
  var broughtIn: String { say(nl: "Opgehaald:", en: "Brought in:") }
  func whatCame(of points: Int, changed: Int, open: Int) -> String {
    let left =
      open == 0
      ? ""
      : say(
        nl: " Over \(number(open)) is nog niets besloten.",
        en: " Nothing was decided yet about \(number(open)).")
    return say(
      nl: "Uit \(number(changed)) van de \(number(points)) kwam een wijziging die is overgenomen.",
      en: "Of \(number(changed)) of the \(number(points)) came a change that was adopted.") + left
  }
  var storyWithoutConsent: String {
    say(
      nl: "Een verhaal dat hier niet staat: er is geen toestemming voor.",
      en: "A story that is not told here: there is no consent for it.")
  }
  var saidTheSame: String { say(nl: "Hetzelfde is ook hier gezegd:", en: "The same was said here too:") }
  var goesWith: String { say(nl: "Past bij", en: "Goes with") }
  var changeIn: String { say(nl: "een wijziging in", en: "a change in") }
  var commentIn: String { say(nl: "een opmerking bij", en: "a comment on") }
  var cameOfIt: String { say(nl: "Hieruit kwam:", en: "Of this came:") }
  var nothingCame: String {
    say(nl: "Hier is nog niets mee gedaan.", en: "Nothing was done with this yet.")
  }
  var cameFrom: String { say(nl: "Komt voort uit:", en: "Came from:") }

  /// What became of a point.
  func became(_ status: PointStatus) -> String {
    switch status {
    case .open: say(nl: "nog open", en: "still open")
    case .takenUp: say(nl: "opgepakt", en: "taken up")
    case .adopted: outcome(.adopted)
    case .decided(let outcome, _): self.outcome(outcome)
    case .rejected: outcome(.rejected)
    }
  }
}
