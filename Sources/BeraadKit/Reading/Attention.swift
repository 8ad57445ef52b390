package import Deliberation
import Prose

/// Why people should look at a change: one word or sentence in JSON, and what a person is told.
package struct Attention: Hashable, Sendable {
  /// As JSON has it, in whatever language somebody works.
  package let code: String
  package let words: Localized
}

extension Attention {
  init(_ kind: CollisionClass) { self.init(code: kind.rawValue, words: kind.words) }
  init(_ flag: ReadingFlag) { self.init(code: flag.rawValue, words: flag.words) }

  /// What JSON has in English, as a person is told it.
  init(_ words: Localized) { self.init(code: words.english, words: words) }

  /// That the draft changed where a change was proposed, and how the two meet.
  init(changedBy kind: CollisionClass) {
    self.init(
      code: "the draft changed there: \(kind.rawValue)",
      words: Localized(
        en: "the draft changed there: \(kind.words.english)",
        nl: "het concept is daar veranderd: \(kind.words.dutch)"))
  }
}

extension Attention: Encodable {
  package func encode(to encoder: any Encoder) throws { try code.encode(to: encoder) }
}

extension CollisionClass {
  /// How two changes meet.
  package var words: Localized {
    switch self {
    case .sameText: Localized(en: "the same change, twice", nl: "twee keer dezelfde wijziging")
    case .sameDeletion:
      Localized(en: "the same words taken out, twice", nl: "twee keer dezelfde woorden eruit")
    case .whiteSpace: Localized(en: "only white space differs", nl: "alleen de witruimte verschilt")
    case .separateWords:
      Localized(
        en: "other words of the passage change too", nl: "andere woorden van de passage wijzigen ook")
    case .insertionOrder:
      Localized(
        en: "both add words here: which come first?", nl: "beide voegen hier woorden toe: welke eerst?")
    case .nested:
      Localized(en: "one change lies inside the other", nl: "de ene wijziging ligt binnen de andere")
    case .overlapping: Localized(en: "they want different words here", nl: "ze willen hier andere woorden")
    case .deletionAgainstEdit:
      Localized(en: "one takes out what the other changes", nl: "de een schrapt wat de ander wijzigt")
    case .structure:
      Localized(
        en: "they meet in a heading, list, table, link or note",
        nl: "ze komen samen in een kop, lijst, tabel, link of noot")
    }
  }
}

extension ReadingFlag {
  fileprivate var words: Localized {
    switch self {
    case .modal:
      Localized(
        en: "what must, may or can be was changed", nl: "er is iets veranderd aan wat moet, mag of kan")
    case .negation:
      Localized(en: "a “not” or “no” was changed", nl: "er is een “niet” of “geen” veranderd")
    case .number: Localized(en: "a number was changed", nl: "er is een getal veranderd")
    }
  }
}
