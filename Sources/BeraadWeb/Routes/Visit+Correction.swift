import BeraadKit
import Deliberation
import HTML

extension Visit {
  /// What it came to before it was closed anew, and why it was.
  func correction(_ correction: ResultCorrection, in poll: Poll) -> Markup {
    let titles = poll.meetings.filter { correction.meetings.contains($0.id.description) }.map(\.title)
    let voters = correction.partners.compactMap(Slug.init).map(alliance.name)
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
      guard let figures = correction.figures else {
        return told
          + "<p>\(words("De eerdere cijfers staan hier niet bij: het verschil gaat over te weinig mensen.", "The earlier figures are not shown here: the difference is about too few people."))</p>\n"
      }
      return told + corrected(figures)
    case .motion(let form):
      let texts = Dictionary(
        form.alternatives.map { ($0.id.description, $0.text) }, uniquingKeysWith: { first, _ in first })
      let rows = (correction.choices ?? []).map { choice -> [Markup] in
        [
          "\(texts[choice.id] ?? words("Onthoudingen", "Abstentions"))", "\(choice.before)", "\(choice.now)",
        ]
      }
      return told + beforeAndNow(rows + silence(correction))
    case .stance:
      let rows = (correction.choices ?? []).filter { $0.before != $0.now }.map { choice -> [Markup] in
        ["\(PollWords.stance(choice.id, words))", "\(choice.before)", "\(choice.now)"]
      }
      return told + beforeAndNow(rows + silence(correction))
    }
  }

  private func beforeAndNow(_ rows: [[Markup]]) -> Markup {
    table([words("Onderdeel", "Item"), words("Eerst", "Before"), words("Nu", "Now")], rows)
  }

  /// Who did not vote, then and since, where these are others.
  private func silence(_ correction: ResultCorrection) -> [[Markup]] {
    guard let silent = correction.silent, silent.before != silent.now else { return [] }
    func names(_ partners: [String]) -> Markup {
      let names = partners.compactMap(Slug.init).map(alliance.name)
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
    rows += figures.boards.flatMap(\.items).filter(\.isOther).map { item in
      ["\(item.text)", "\(item.before.stickers)", "\(item.now.stickers)"]
    }
    let all = rows.isEmpty ? "" : beforeAndNow(rows)
    if let reason = figures.hidesParts { return all + "<p>\(hidden(reason))</p>\n" }
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

  private func hidden(_ reason: CorrectedFigures.Reason) -> String {
    switch reason {
    case .fewPeople:
      words(
        "Wat elke bijeenkomst en regio eerst had, staat hier niet bij: het verschil van enkele samen kan over te weinig mensen gaan.",
        "What each meeting and region had before is not shown here: the difference of some of them together may be about too few people."
      )
    case .severalResults:
      words(
        "Wat elke bijeenkomst en regio eerst had, staat hier niet bij: er staat nog een eerdere uitslag op deze pagina, en uit meer dan een is te veel af te leiden.",
        "What each meeting and region had before is not shown here: another earlier result is on this page, and too much could be computed from several."
      )
    }
  }
}
