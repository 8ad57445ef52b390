import Deliberation

/// A question at the terminal that a letter answers.
struct Prompt {
  struct Choice {
    let letter: Character
    /// What it does, for whoever types `?`.
    let meaning: Localized
  }

  let question: Localized
  let choices: [Choice]

  /// Waits for one of the letters, in English or, for yes, in Dutch; `?` explains them. The end of the input is `q`.
  func ask(_ console: Console, _ language: Language = .english) -> Character {
    let letters = choices.map { String(shown($0, language)) }.joined(separator: ",")
    while true {
      console.writeError("\(question[language]) [\(letters),?] ")
      guard let line = console.readLine() else { return "q" }
      let typed = line.lowercased().filter { !$0.isWhitespace }
      let letter: Character? =
        ["j", "ja", "yes"].contains(typed) ? "y" : ["no", "nee"].contains(typed) ? "n" : typed.first
      if let letter, choices.contains(where: { $0.letter == letter }) { return letter }
      if typed.isEmpty, choices.contains(where: { $0.letter == "n" }) { return "n" }
      for choice in choices {
        console.writeError("  \(shown(choice, language))  \(choice.meaning[language])\n")
      }
      console.writeError("  ?  \(Localized(en: "say this", nl: "laat dit zien")[language])\n")
    }
  }

  /// The letter as it is shown: a yes is *ja*. Both letters are understood in each language.
  private func shown(_ choice: Choice, _ language: Language) -> Character {
    choice.letter == "y" && language == .dutch ? "j" : choice.letter
  }
}
