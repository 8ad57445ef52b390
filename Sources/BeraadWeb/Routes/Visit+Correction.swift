import BeraadKit
import Deliberation
import HTML

extension Visit {
  /// What it came to before it was closed anew, and why it was.
  func correction(_ correction: ResultCorrection, in view: PollView) -> Markup {
    let poll = view.poll
    let titles = poll.meetings.filter { correction.meetings.contains($0.id.description) }.map(\.title)
    let voters = correction.partners.compactMap(Slug.init).map { view.names[$0] ?? alliance.name(of: $0) }
    let heading = words("De uitslag is gecorrigeerd", "The result was corrected")
    let who = words("De peiling is opnieuw gesloten door", "The poll was closed anew by")
    let places =
      titles.isEmpty
      ? "" : "\(words("Opnieuw geteld", "Counted anew")): \(titles.joined(separator: ", ")). "
    let votes =
      voters.isEmpty
      ? ""
      : "\(words("De stem telt anders van", "The vote counts otherwise of")): \(voters.joined(separator: ", "))."
    let told: Markup =
      "<h3>\(heading)</h3>\n<p>\(who) \(correction.by):</p>\n<p dir=\"auto\">\(correction.reason ?? words("Waarom, is niet gezegd.", "Nobody said why."))</p>\n<p>\(places)\(votes)</p>\n"
    switch poll.form {
    case .sticker:
      if let hides = correction.hides {
        return told
          + "<p>\(words("De eerdere cijfers staan hier niet bij", "The earlier figures are not shown here")): \(why(hides)).</p>\n"
      }
      return told + (correction.figures.map(corrected) ?? "")
    case .motion(let form):
      let texts = Dictionary(
        form.alternatives.map { ($0.id.description, $0.text) }, uniquingKeysWith: { first, _ in first })
      let rows = (correction.choices ?? []).map { choice -> [Markup] in
        [
          "\(texts[choice.id] ?? words("Onthoudingen", "Abstentions"))", "\(choice.before)", "\(choice.now)",
        ]
      }
      return told + beforeAndNow(rows + silence(correction, in: view))
    case .stance:
      let rows = (correction.choices ?? []).filter { $0.before != $0.now }.map { choice -> [Markup] in
        ["\(PollWords.stance(choice.id, words))", "\(choice.before)", "\(choice.now)"]
      }
      return told + beforeAndNow(rows + silence(correction, in: view))
    }
  }

  private func beforeAndNow(_ rows: [[Markup]]) -> Markup {
    table([words("Onderdeel", "Item"), words("Eerst", "Before"), words("Nu", "Now")], rows)
  }

  /// Who did not vote, then and since, where these are others.
  private func silence(_ correction: ResultCorrection, in view: PollView) -> [[Markup]] {
    guard let silent = correction.silent, silent.before != silent.now else { return [] }
    func names(_ partners: [String]) -> Markup {
      let names = partners.compactMap(Slug.init).map { view.names[$0] ?? alliance.name(of: $0) }
      return "\(names.isEmpty ? words("niemand", "nobody") : names.joined(separator: ", "))"
    }
    return [["\(words("Niet gestemd", "Did not vote"))", names(silent.before), names(silent.now)]]
  }

  /// The figures of both results of a sticker poll, as far as they can stand beside each other.
  private func corrected(_ figures: CorrectedFigures) -> Markup {
    let people = words("Deelnemers", "Participants")
    var rows: [[Markup]] = []
    if figures.people.isOther {
      rows.append(["\(people)", figure(figures.people.before), figure(figures.people.now)])
    }
    for board in figures.boards {
      rows += board.items.filter(\.isOther).map { item in
        let label = figures.boards.count == 1 ? item.text : "\(board.title): \(item.text)"
        return ["\(label)", placed(item.before), placed(item.now)]
      }
    }
    let all = rows.isEmpty ? "" : beforeAndNow(rows)
    if let reason = figures.hidesParts {
      return all
        + "<p>\(words("Wat elke bijeenkomst en regio eerst had, staat hier niet bij", "What each meeting and region had before is not shown here")): \(why(reason)).</p>\n"
    }
    let parts = figures.parts.flatMap { part in
      part.changes.map { change -> [Markup] in
        let item = change.item.map { $0.isOnOneBoard ? $0.text : "\($0.title): \($0.text)" }
        return [
          "\(said(part.place))", "\(item ?? people)", figure(change.figure.before), figure(change.figure.now),
        ]
      }
    }
    guard !parts.isEmpty else {
      return rows.isEmpty
        ? "<p>\(words("De aantallen stickers en deelnemers zijn gebleven wat ze waren, in totaal en per bijeenkomst.", "Stickers and participants are as they were, in all and at each meeting."))</p>\n"
        : all
    }
    return all
      + table(
        [
          words("Waar", "Where"), words("Onderdeel", "Item"), words("Eerst", "Before"), words("Nu", "Now"),
        ], parts)
  }

  /// The stickers with the place on the board: an item can have another place by what others got.
  private func placed(_ place: CorrectedFigures.Place) -> Markup {
    let tied = place.isTied ? words(", gelijk", ", tied") : ""
    return place.stickers == 0 && place.rank <= 1
      ? "0" : "\(place.stickers) (\(words("plaats", "place")) \(place.rank)\(tied))"
  }

  private func figure(_ number: Int?) -> Markup {
    "\(number.map(String.init) ?? words("niet geteld", "not counted"))"
  }

  private func said(_ place: CorrectedFigures.Where) -> String {
    switch place {
    case .meeting(_, let title): title
    case .region(let name): words("Regio \(name)", "Region \(name)")
    case .noRegion: words("geen regio", "no region")
    }
  }

  private func why(_ reason: CorrectedFigures.Reason) -> String {
    switch reason {
    case .fewPeople:
      words(
        "het verschil met de cijfers van nu kan over te weinig mensen gaan",
        "too few people may stand behind a difference from the figures of now")
    case .severalResults:
      words(
        "er zijn meer eerdere uitslagen, en uit meer dan een kan af te leiden zijn wat iemand plakte",
        "there is more than one earlier result, and from several somebody's ballot could be computed")
    case .otherMeetings:
      words(
        "toen telden andere bijeenkomsten mee, en uit beide kan af te leiden zijn wat iemand plakte",
        "other meetings were counted then, and from both somebody's ballot could be computed")
    case .manyMeetings:
      words(
        "het zijn te veel bijeenkomsten om na te gaan dat niet af te leiden is wat iemand plakte",
        "there are too many meetings to check that nobody's ballot can be computed")
    }
  }
}
