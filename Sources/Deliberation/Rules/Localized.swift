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

  /// What is the same in every language: a name, or a command to type. Sentences that come as a text from a place that has no Dutch yet
  /// are wrapped by it too, and are English in both.
  package init(_ verbatim: String) {
    (english, dutch) = (verbatim, verbatim)
  }

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

/// What is not written in Dutch yet is a literal, and English in both. A house test names the folders in which none is left.
extension Localized: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(value) }
}

extension Localized: Encodable {
  package func encode(to encoder: any Encoder) throws { try english.encode(to: encoder) }
}
