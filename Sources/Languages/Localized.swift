/// Words for a user in each language that Beraad speaks.
///
/// Both are written where they are meant, each with a grammar of its own, and `init(en:nl:)` asks for both; a front takes one. JSON has
/// the English ones, whoever asks.
package struct Localized: Hashable, Sendable {
  package var english: String
  package var dutch: String

  package init(en english: String, nl dutch: String) {
    (self.english, self.dutch) = (english, dutch)
  }

  /// What is the same in every language: a name, a path, a command to type, or what another program said.
  package init(verbatim: String) {
    (english, dutch) = (verbatim, verbatim)
  }

  /// What comes as a text from a place that has no Dutch yet: English in both.
  package init(_ english: String) { self.init(verbatim: english) }

  /// No words at all.
  package static let nothing = Localized(verbatim: "")

  package var isEmpty: Bool { english.isEmpty && dutch.isEmpty }

  /// The words in a language.
  package subscript(language: Language) -> String {
    switch language {
    case .dutch: dutch
    case .english: english
    }
  }

  /// These words with others behind them.
  package func joined(to more: Localized) -> Localized {
    Localized(en: english + more.english, nl: dutch + more.dutch)
  }

  /// The same change of the words in each language.
  package func map(_ change: (String) -> String) -> Localized {
    Localized(en: change(english), nl: change(dutch))
  }
}

extension Localized: Encodable {
  package func encode(to encoder: any Encoder) throws { try english.encode(to: encoder) }
}

extension DefaultStringInterpolation {
  /// A text has one language: whoever puts words for a user into it says which.
  @available(*, deprecated, message: "Say in which language: .english, .dutch or [language].")
  package mutating func appendInterpolation(_ words: Localized) { appendInterpolation(words.english) }
}
