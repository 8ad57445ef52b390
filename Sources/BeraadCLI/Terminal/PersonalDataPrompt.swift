import BeraadKit
import Deliberation

/// Asks whether words that may lead to a person are meant to be there.
enum PersonalDataPrompt {
  /// Who answers: the flag that was given, or whoever sits at the terminal; nil where nobody does.
  static func answer(
    _ isGiven: Bool, _ console: Console, _ language: Language
  ) -> (@Sendable ([PersonalDatum]) -> Bool)? {
    if isGiven { return { _ in true } }
    guard console.inputIsTerminal, console.errorIsTerminal else { return nil }
    return { found in
      let words = found.map { "“\($0.text)” (\($0.kind.words[language]))" }.joined(separator: ", ")
      let said = Localized(
        en: "The text has \(words). Everybody can read it, and git does not forget it.\n",
        nl: "In de tekst staat \(words). Iedereen kan dat lezen, en git vergeet het niet.\n")
      console.writeError(said[language].harmless)
      let prompt = Prompt(
        question: Localized(en: "Record it so?", nl: "Zo vastleggen?"),
        choices: [
          Prompt.Choice(
            letter: "y", meaning: Localized(en: "everybody may have it", nl: "iedereen mag het hebben")),
          Prompt.Choice(
            letter: "n", meaning: Localized(en: "nothing is recorded", nl: "er wordt niets vastgelegd")),
        ])
      return prompt.ask(console, language) == "y"
    }
  }
}
