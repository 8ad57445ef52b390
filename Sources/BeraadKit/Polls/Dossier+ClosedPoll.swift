import Deliberation

extension Dossier {
  /// A poll that a decision can rest on: one that is closed.
  func closedPoll(named name: String) throws(Refusal) -> Slug {
    guard let id = Slug(name), let state = pollState(id) else {
      throw .unknown(.poll, name, among: polls.keys.map(\.description))
    }
    guard state.isSettled else {
      throw Refusal(
        Localized(
          en:
            "Of the poll '\(id)' two things were recorded apart that exclude each other: nothing can rest on it before that is settled.",
          nl:
            "Over de peiling '\(id)' zijn los van elkaar twee dingen vastgelegd die elkaar uitsluiten: zolang dat niet is opgelost, kan er niets op rusten."
        ),
        hints: [
          Localized(en: "see what to do with: beraad status", nl: "zie wat u kunt doen met: beraad status")
        ], by: .pollApart("\(id)"))
    }
    guard state.closing != nil else {
      throw Refusal(
        Localized(
          en: "The poll '\(id)' is not closed: nothing can rest on it yet.",
          nl: "De peiling '\(id)' is niet gesloten: er kan nog niets op rusten."),
        hints: [
          Localized(
            en: "close it with: beraad poll close \(paper.slug)/\(id)",
            nl: "sluit haar met: beraad poll close \(paper.slug)/\(id)")
        ], by: .pollNotClosed(id))
    }
    return id
  }
}
