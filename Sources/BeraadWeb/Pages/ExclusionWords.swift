import BeraadKit
import Deliberation

extension ExclusionRow {
  /// Whether deciding once more settles it.
  var isSettledHere: Bool {
    if case .decision? = subject { true } else { false }
  }
}

/// What was made apart and excludes each other, in Dutch. What settles it is a command, and `beraad inbox` prints that.
enum ExclusionWords {
  /// - Parameter name: what a partner is called.
  static func dutch(_ row: ExclusionRow, name: (Slug) -> String) -> String {
    guard let subject = row.subject else {
      return "Eén nummer van een stembriefje is op twee bijeenkomsten gebruikt: \(row.about)."
    }
    return dutch(subject, name: name)
  }

  static func dutch(_ subject: Exclusion.Subject, name: (Slug) -> String) -> String {
    switch subject {
    case .definition(let poll): "De vraag van de peiling ‘\(poll)’ is twee keer gesteld, los van elkaar."
    case .replacement(let poll):
      "De vraag van de peiling ‘\(poll)’ is los van de opening vervangen of weggehaald. De geopende vraag geldt."
    case .opening(let poll): "De peiling ‘\(poll)’ is twee keer geopend, los van elkaar."
    case .closing(let poll):
      "De peiling ‘\(poll)’ is twee keer gesloten, los van elkaar. Alleen wat beide keren meetelde, telt."
    case .vote(let poll, let partner):
      "\(name(partner)) heeft in de peiling ‘\(poll)’ twee keer gestemd, los van elkaar."
    case .count(let poll, let meeting):
      "De bijeenkomst ‘\(meeting)’ is in de peiling ‘\(poll)’ twee keer geteld, los van elkaar."
    case .tie(let poll, let item):
      "Van het onderdeel ‘\(item.item)’ van de peiling ‘\(poll)’ is twee keer vastgelegd waar het in de tekst terugkomt, los van elkaar."
    case .decision(let target):
      "Over \(RefusalWords.short(target.description)) is twee keer besloten, los van elkaar en niet hetzelfde."
    case .withdrawal(let target):
      "\(RefusalWords.short(target.description)) is ingetrokken en ook overgenomen, zonder dat de een van de ander wist."
    case .motion(let poll, let target):
      "\(RefusalWords.short(target.description)) staat in de tekst door een eerdere sluiting van de peiling ‘\(poll)’, en won volgens een latere niet."
    case .edition(let number): "Editie \(number) is twee keer uitgegeven, los van elkaar."
    case .draft: "De tekst is twee keer begonnen, los van elkaar."
    }
  }
}
