import BeraadKit
import Deliberation
import Prose

/// Why the committee should look at something in its inbox, in the language of the page.
enum AttentionWords {
  static func of(_ item: Inbox.Item, _ words: Words) -> [String] {
    guard words.language == .dutch else { return item.attention.map(\.words.english) }
    let standing: [String] =
      switch OpenClass(rawValue: item.class) {
      case .there: ["staat al in de tekst"]
      case .rewritten: ["de tekst is daar veranderd"]
      case .unplaced: ["heeft geen plek meer in de tekst"]
      default: item.attention.compactMap { CollisionClass(rawValue: $0.code) }.map(dutch)
      }
    return standing + item.attention.compactMap { ReadingFlag(rawValue: $0.code) }.map(dutch)
  }

  private static func dutch(_ collision: CollisionClass) -> String {
    switch collision {
    case .sameText: "wil hetzelfde als een ander"
    case .sameDeletion: "schrapt wat ook een ander schrapt"
    case .whiteSpace: "ernaast verschilt alleen witruimte"
    case .separateWords: "staat naast woorden die een ander verandert"
    case .insertionOrder: "komt op dezelfde plek als iets van een ander"
    case .nested: "ligt binnen het voorstel van een ander"
    case .overlapping: "overlapt het voorstel van een ander"
    case .deletionAgainstEdit: "de een verandert wat de ander schrapt"
    case .structure: "verandert de opbouw van de tekst"
    }
  }

  private static func dutch(_ flag: ReadingFlag) -> String {
    switch flag {
    case .modal: "let op: moeten of mogen"
    case .negation: "let op: wel of niet"
    case .number: "let op: een getal"
    }
  }
}
