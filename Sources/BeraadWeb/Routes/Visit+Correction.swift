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
      if let same = correction.same { return told + "<p>\(same[words.language])</p>\n" }
      if let hides = correction.hides {
        return told + "<p>\(hides.sentence[words.language])</p>\n"
      }
      let source = correction.source.map { "<p>\($0[words.language])</p>\n" as Markup } ?? ""
      let between = correction.between.map { "<p dir=\"auto\">\($0[words.language])</p>\n" as Markup } ?? ""
      return told + between + (correction.figures.map(corrected) ?? "") + source
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

  /// The figures of both results of a sticker poll, with the parts that one of them hides.
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
    let hidden = figures.sentenceOfHidden.map { "<p>\($0[words.language])</p>\n" as Markup } ?? ""
    let parts = figures.parts.flatMap { part in
      part.changes.map { change -> [Markup] in
        let item = change.item.map { $0.isOnOneBoard ? $0.text : "\($0.title): \($0.text)" }
        return [
          "\(part.place.words[words.language])", "\(item ?? people)", figure(change.figure.before),
          figure(change.figure.now),
        ]
      }
    }
    guard !parts.isEmpty else {
      guard hidden.isEmpty else { return all + hidden }
      return rows.isEmpty
        ? "<p>\(words("De aantallen stickers en deelnemers zijn gebleven wat ze waren, in totaal en per bijeenkomst.", "Stickers and participants are as they were, in all and at each meeting."))</p>\n"
        : all
    }
    return all
      + table(
        [
          words("Waar", "Where"), words("Onderdeel", "Item"), words("Eerst", "Before"), words("Nu", "Now"),
        ], parts) + hidden
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
}
