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
      if row.kind == ExclusionRow.side { return side }
      return
        "Eén nummer van een stembriefje is op \(number(row.others.count)) bijeenkomsten gebruikt: \(row.about)."
    }
    return dutch(subject, count: row.others.count + 1, name: name)
  }

  static func dutch(_ exclusion: Exclusion, name: (Slug) -> String) -> String {
    dutch(exclusion.subject, count: exclusion.others.count + 1, name: name)
  }

  /// That a merge kept one side of the text.
  static let side =
    "Bij een samenvoeging buiten Beraad om is één kant van de tekst gehouden: wat aan de andere kant was overgenomen, is eruit."

  private static func number(_ count: Int) -> String {
    [2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes"][count] ?? "\(count)"
  }

  /// - Parameter count: how many there are that exclude each other.
  private static func dutch(_ subject: Exclusion.Subject, count: Int, name: (Slug) -> String) -> String {
    let times = "\(number(count)) keer"
    return switch subject {
    case .definition(let poll): "De vraag van de peiling ‘\(poll)’ is \(times) gesteld, los van elkaar."
    case .replacement(let poll):
      "De vraag van de peiling ‘\(poll)’ is los van de opening vervangen of weggehaald. De geopende vraag geldt."
    case .opening(let poll): "De peiling ‘\(poll)’ is \(times) geopend, los van elkaar."
    case .closing(let poll):
      "De peiling ‘\(poll)’ is \(times) gesloten, los van elkaar. Alleen wat \(count == 2 ? "beide" : "alle") keren meetelde, telt."
    case .vote(let poll, let partner):
      "\(name(partner)) heeft in de peiling ‘\(poll)’ \(times) gestemd, los van elkaar."
    case .count(let poll, let meeting):
      "De bijeenkomst ‘\(meeting)’ is in de peiling ‘\(poll)’ \(times) geteld, los van elkaar."
    case .tie(let poll, let item):
      "Van het onderdeel ‘\(item.item)’ van de peiling ‘\(poll)’ is \(times) vastgelegd waar het in de tekst terugkomt, los van elkaar."
    case .decision(let target):
      "Over \(RefusalWords.short(target.description)) is \(times) besloten, los van elkaar en niet hetzelfde."
    case .withdrawal(let target):
      "\(RefusalWords.short(target.description)) is ingetrokken en ook overgenomen, zonder dat de een van de ander wist."
    case .merge(let target):
      "\(RefusalWords.short(target.description)) is in de tekst gezet, en los daarvan is besloten het niet over te nemen."
    case .putBack(let target):
      "\(RefusalWords.short(target.description)) stond in de tekst, is eruit gehaald en niet overgenomen, en staat er nu weer."
    case .motion(let poll, let target):
      "\(RefusalWords.short(target.description)) staat in de tekst, en won in de peiling ‘\(poll)’ niet."
    case .edition(let number): "Editie \(number) is \(times) uitgegeven, los van elkaar."
    case .draft: "De tekst is \(times) begonnen, los van elkaar."
    }
  }
}
