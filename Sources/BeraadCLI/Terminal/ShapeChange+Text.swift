import Deliberation
import Prose

extension ShapeChange {
  /// What the change does, said behind marks that show little of it.
  var sentence: Localized {
    switch self {
    case .split: Localized(en: "one paragraph becomes two", nl: "één alinea wordt er twee")
    case .joined: Localized(en: "two paragraphs become one", nl: "twee alinea’s worden er één")
    case .nested:
      Localized(en: "an item goes under the one before it", nl: "een punt komt onder het vorige te staan")
    case .unnested:
      Localized(
        en: "an item comes out from under the one before it", nl: "een punt komt onder het vorige vandaan")
    case .loosened:
      Localized(
        en: "space comes between the items of a list", nl: "tussen de punten van een lijst komt ruimte")
    case .tightened:
      Localized(
        en: "the space between the items of a list goes",
        nl: "de ruimte tussen de punten van een lijst gaat weg")
    case .aligned:
      Localized(
        en: "the columns of a table are aligned otherwise",
        nl: "de kolommen van een tabel worden anders uitgelijnd")
    case .lineBroken: Localized(en: "a line ends here", nl: "hier eindigt een regel")
    case .lineJoined: Localized(en: "two lines become one", nl: "twee regels worden er één")
    case .spacing:
      Localized(
        en: "only the space between two words changes", nl: "alleen de ruimte tussen twee woorden verandert")
    }
  }
}
