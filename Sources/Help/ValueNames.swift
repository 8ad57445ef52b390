package import Languages

/// What stands for a value in a command line: `<paper>` in English, `<stuk>` in Dutch.
package enum ValueNames {
  /// The name of a value in a language.
  ///
  /// - Parameter english: as it is written beside the option; one that is not known here is the same in each language.
  package static func said(_ english: String, _ language: Language) -> String {
    language == .dutch ? dutch[english] ?? english : english
  }

  /// Every name that a page in Dutch may have.
  package static var inDutch: Set<String> { Set(dutch.values).union(same) }

  /// What Dutch people call the same.
  private static let same: Set = ["commit", "partner", "partners", "quorum", "ref", "route", "url"]

  private static let dutch = [
    "address": "adres",
    "arguments": "argumenten",
    "base": "basis",
    "board": "bord",
    "board:item,item": "bord:onderdeel,onderdeel",
    "by": "indeling",
    "choice": "keuze",
    "count": "aantal",
    "current": "eigen",
    "date": "datum",
    "days": "dagen",
    "dir": "map",
    "directory": "map",
    "edition": "editie",
    "file": "bestand",
    "folder": "map",
    "from": "van",
    "group": "groep",
    "id": "nummer",
    "id…": "nummer…",
    "id… outcome": "nummer… uitkomst",
    "initials": "initialen",
    "issue": "nummer",
    "item": "onderdeel",
    "key": "sleutel",
    "kind": "soort",
    "kind=number": "soort=aantal",
    "lang": "taal",
    "meeting": "bijeenkomst",
    "name": "naam",
    "new": "nieuw",
    "nth": "hoeveelste",
    "old": "oud",
    "options": "opties",
    "other": "andere",
    "paper": "stuk",
    "paper/poll": "stuk/peiling",
    "paper|id": "stuk|nummer",
    "partner/person": "partner/persoon",
    "partner[/person]": "partner[/persoon]",
    "parts": "delen",
    "people": "aantal",
    "per-board": "aantal",
    "per-item": "aantal",
    "person": "persoon",
    "place": "plaats",
    "point": "punt",
    "policy": "keuze",
    "poll": "peiling",
    "present": "aantal",
    "pusher": "naam",
    "quote": "citaat",
    "region": "regio",
    "report": "verslag",
    "rev": "versie",
    "role": "rol",
    "rule": "regel",
    "short-name": "korte-naam",
    "source": "bron",
    "stage": "stadium",
    "state": "map",
    "subcommand": "opdracht",
    "subcommands": "opdrachten",
    "subject": "soort",
    "table": "tabel",
    "tag": "taal",
    "text": "tekst",
    "time": "tijd",
    "title": "titel",
    "to": "naar",
    "total": "aantal",
    "weight": "gewicht",
    "when": "wanneer",
    "who": "wie",
    "why": "waarom",
    "yyyy-mm-dd": "jjjj-mm-dd",
  ]
}
