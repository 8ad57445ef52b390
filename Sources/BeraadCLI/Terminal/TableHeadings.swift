import Deliberation

/// The headings of tables in Dutch, where people read them. A pipe and a spreadsheet have the English ones, which programs know.
enum TableHeadings {
  static func shown(_ heading: String, _ language: Language) -> String {
    language == .dutch ? dutch[heading] ?? heading : heading
  }

  private static let dutch = [
    "about": "over", "alternative": "alternatief", "amendment": "wijziging", "and": "en", "at": "wanneer",
    "author": "auteur", "because": "omdat", "board": "bord", "change": "wijziging", "class": "stand",
    "comment": "opmerking", "date": "dag", "goes with": "past bij", "group": "groep",
    "meeting": "bijeenkomst",
    "open": "open", "organisation": "organisatie", "points": "punten", "polls": "peilingen",
    "report": "verslag",
    "reports": "verslagen", "route": "route", "title": "titel", "edition": "editie", "file": "bestand",
    "fingerprint": "vingerafdruk",
    "item": "onderdeel", "kind": "soort", "left": "niet", "meet by": "raken elkaar",
    "meetings": "bijeenkomsten",
    "name": "naam", "on": "bij", "on pages": "op pagina’s", "outcome": "uitkomst", "paper": "stuk",
    "partners": "partners", "people": "mensen", "person": "persoon", "poll": "peiling", "question": "vraag",
    "rank": "plaats", "reason": "reden", "records": "bijdragen", "region": "regio", "revoked": "ingetrokken",
    "roles": "rollen", "says": "zegt", "share": "aandeel", "since": "sinds", "stage": "fase",
    "stance": "standpunt", "state": "stand", "status": "stand", "taken": "opgehaald", "text": "tekst",
    "type": "soort", "votes": "stemmen", "what": "wat", "who": "wie", "whose": "van wie", "why": "waarom",
    "words": "woorden", "words ever": "woorden ooit", "words now": "woorden nu",
  ]
}
