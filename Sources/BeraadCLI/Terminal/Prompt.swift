/// A question at the terminal that a letter answers.
struct Prompt {
  struct Choice {
    let letter: Character
    /// What it does, for whoever types `?`.
    let meaning: String
  }

  let question: String
  let choices: [Choice]

  /// Waits for one of the letters, in English or, for yes, in Dutch; `?` explains them. The end of the input is `q`.
  func ask(_ console: Console) -> Character {
    let letters = choices.map { String($0.letter) }.joined(separator: ",")
    while true {
      console.writeError("\(question) [\(letters),?] ")
      guard let line = console.readLine() else { return "q" }
      let typed = line.lowercased().filter { !$0.isWhitespace }
      let letter: Character? = ["j", "ja", "yes"].contains(typed) ? "y" : typed == "no" ? "n" : typed.first
      if let letter, choices.contains(where: { $0.letter == letter }) { return letter }
      if typed.isEmpty, choices.contains(where: { $0.letter == "n" }) { return "n" }
      for choice in choices { console.writeError("  \(choice.letter)  \(choice.meaning)\n") }
      console.writeError("  ?  say this\n")
    }
  }
}
