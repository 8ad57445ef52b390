extension Localized {
  /// What a function says in each language: for sentences of many parts, of which each language has its own order.
  package init(_ words: (Language) -> String) { self.init(en: words(.english), nl: words(.dutch)) }

  /// Several things in a row, as people say them: *a, b and c*.
  package static func listed(_ things: [String]) -> Localized {
    Localized(en: listed(things, "and"), nl: listed(things, "en"))
  }

  /// Several things of which one will do: *a, b or c*.
  package static func anyOf(_ things: [String]) -> Localized {
    Localized(en: listed(things, "or"), nl: listed(things, "of"))
  }

  private static func listed(_ things: [String], _ word: String) -> String {
    guard let last = things.last, things.count > 1 else { return things.joined() }
    return "\(things.dropLast().joined(separator: ", ")) \(word) \(last)"
  }

  /// A number with its noun, in the plural but for one.
  package static func count(
    _ number: Int, en: (one: String, more: String), nl: (one: String, more: String)
  ) -> Localized {
    Localized(
      en: "\(number) \(number == 1 ? en.one : en.more)", nl: "\(number) \(number == 1 ? nl.one : nl.more)")
  }
}

extension Sequence<Localized> {
  /// The words one behind the other in each language.
  package func joined(separator: String) -> Localized {
    Localized { language in map { $0[language] }.joined(separator: separator) }
  }
}

extension DefaultStringInterpolation {
  /// A text has one language: whoever puts words for a user into it says which.
  @available(*, deprecated, message: "Say in which language: .english, .dutch or [language].")
  package mutating func appendInterpolation(_ words: Localized) { appendInterpolation(words.english) }
}

extension Localized {
  /// A command to type, in which what somebody fills in is called by a word of the language: `WHY`, in Dutch `WAAROM`.
  package static func typed(_ command: String) -> Localized {
    Localized(
      en: command,
      nl: command.split(separator: " ", omittingEmptySubsequences: false).map { word in
        blanks[String(word)] ?? String(word)
      }.joined(separator: " "))
  }

  private static let blanks = [
    "WHY": "WAAROM", "OLD": "OUD", "NEW": "NIEUW", "CHOICE": "KEUZE", "QUOTE": "CITAAT", "FILE": "BESTAND",
    "NAME": "NAAM", "DIR": "MAP", "DIRECTORY": "MAP", "FOLDER": "MAP", "ADDRESS": "ADRES",
    "INITIALS": "INITIALEN",
  ]
}
