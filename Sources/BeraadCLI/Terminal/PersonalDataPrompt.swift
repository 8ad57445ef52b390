import BeraadKit
import Deliberation

/// Asks whether words that may lead to a person are meant to be there.
enum PersonalDataPrompt {
  /// Who answers: the flag that was given, or whoever sits at the terminal; nil where nobody does.
  static func answer(_ isGiven: Bool, _ console: Console) -> (@Sendable ([PersonalDatum]) -> Bool)? {
    if isGiven { return { _ in true } }
    guard console.inputIsTerminal, console.errorIsTerminal else { return nil }
    return { found in
      let words = found.map { "“\($0.text)” (\($0.kind.words.english))" }
      console.writeError(
        "The text has \(words.joined(separator: ", ")). Everybody can read it, and git does not forget it.\n"
          .harmless)
      let prompt = Prompt(
        question: "Record it so?",
        choices: [
          Prompt.Choice(letter: "y", meaning: "everybody may have it"),
          Prompt.Choice(letter: "n", meaning: "nothing is recorded"),
        ])
      return prompt.ask(console) == "y"
    }
  }
}
