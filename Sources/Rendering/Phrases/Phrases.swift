import Deliberation
import HTML

/// The words of a page, in the paper's language: each phrase has its two wordings side by side, so that none can lack.
struct Phrases: Sendable {
  let language: Language
  /// The attribute of its words where they stand within a text in another language; empty where that is in the same one.
  var attribute = Markup()

  /// As Open Graph names languages.
  var locale: String { say(nl: "nl_NL", en: "en_GB") }

  /// Chooses between the Dutch and the English wording.
  func say(nl dutch: String, en english: String) -> String {
    switch language {
    case .dutch: dutch
    case .english: english
    }
  }
}

// MARK: - Within the text

extension Phrases {
  var footnotes: String { say(nl: "Voetnoten", en: "Footnotes") }
  func footnote(_ number: Int) -> String { say(nl: "Voetnoot \(number)", en: "Footnote \(number)") }
  func doubleNote(_ label: String) -> String {
    say(
      nl: "Er is nog een voetnoot met het label [^\(label)]; de tekst verwijst naar de eerste.",
      en: "There is another footnote with the label [^\(label)]; the text refers to the first.")
  }
  var backToText: String { say(nl: "Terug naar de tekst", en: "Back to the text") }
  var table: String { say(nl: "Tabel", en: "Table") }
  var picture: String { say(nl: "Afbeelding:", en: "Picture:") }
  func task(done: Bool) -> String {
    done ? say(nl: "Gedaan", en: "Done") : say(nl: "Nog te doen", en: "Still to do")
  }
}
