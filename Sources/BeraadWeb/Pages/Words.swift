import Deliberation
import Prose

/// Says everything in the language of the page: `words("Stukken", "Papers")`.
struct Words: Sendable {
  let language: Language

  init(_ language: Language) { self.language = language }

  func callAsFunction(_ dutch: String, _ english: String) -> String {
    switch language {
    case .dutch: dutch
    case .english: english
    }
  }

  /// What a change does that touches no word.
  func shape(_ change: ShapeChange) -> String {
    switch change {
    case .split: self("één alinea wordt er twee", "one paragraph becomes two")
    case .joined: self("twee alinea’s worden er één", "two paragraphs become one")
    case .nested: self("een deel springt in", "a part is indented")
    case .unnested:
      self("een deel springt terug", "a part is no longer indented")
    case .loosened:
      self("er komt ruimte tussen de punten van een lijst", "the items of a list come apart")
    case .tightened:
      self("de ruimte tussen de punten van een lijst gaat weg", "the items of a list come together")
    case .aligned: self("een tabel wordt anders uitgelijnd", "a table is aligned otherwise")
    case .lineBroken: self("er eindigt een regel", "a line ends")
    case .lineJoined: self("twee regels worden er één", "two lines become one")
    case .spacing: self("alleen de ruimte tussen twee woorden", "only the space between two words")
    }
  }
}
