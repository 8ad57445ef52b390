import Deliberation
import Synchronization
import Testing

@testable import BeraadCLI

@Suite struct PromptTests {
  private static let prompt = Prompt(
    question: Localized(en: "Take it?", nl: "Overnemen?"),
    choices: [
      .init(letter: "y", meaning: Localized(en: "take it", nl: "neem het over")),
      .init(letter: "n", meaning: Localized(en: "leave it", nl: "laat het")),
    ])

  /// The answer to some typed lines, and what was shown.
  private func answer(_ typed: [String], _ language: Language = .english) -> (
    letter: Character, shown: String
  ) {
    let state = Mutex((lines: typed[...], shown: ""))
    let console = Console(
      inputIsTerminal: true, outputIsTerminal: true, errorIsTerminal: true, columns: 80,
      writeOutput: { _ in true }, writeError: { text in state.withLock { $0.shown += text } },
      readLine: { state.withLock { $0.lines.popFirst() } }, readInput: { nil })
    let letter = Self.prompt.ask(console, language)
    return (letter, state.withLock { $0.shown })
  }

  @Test(
    arguments: [
      (["y"], "y"), (["YES"], "y"), (["ja"], "y"), (["n"], "n"), ([""], "n"), (["z", "y"], "y"), ([], "q"),
    ] as [([String], Character)])
  func `a letter, or the word that it stands for, answers`(typed: [String], letter: Character) {
    #expect(answer(typed).letter == letter)
  }

  @Test func `a question mark explains each letter and asks again`() {
    let shown = answer(["?", "y"]).shown
    #expect(shown.contains("  y  take it\n") && shown.contains("  n  leave it\n"))
    #expect(shown.ranges(of: "Take it? [y,n,?] ").count == 2)
  }

  @Test(arguments: ["j", "ja", "y", "yes"])
  func `a yes is ja in Dutch, and each is understood`(typed: String) {
    let (letter, shown) = answer(["?", typed], .dutch)
    #expect(letter == "y")
    #expect(shown.contains("Overnemen? [j,n,?] ") && shown.contains("  j  neem het over\n"))
  }
}
