import Deliberation

/// How an error is shown: the one place where errors become words on a screen.
struct Failure: Encodable {
  let error: String
  let message: Localized
  let causes: [Localized]
  let hints: [Localized]
  var status: ExitStatus { ExitStatus(kind) }

  private let kind: Explanation.Kind

  private enum CodingKeys: String, CodingKey { case error, message, causes, hints }

  /// - Parameter more: hints that the error itself cannot know.
  init(_ error: any Error, hints more: [Localized] = []) {
    let explanation =
      (error as? any Explained)?.explanation
      ?? Explanation(
        .bug,
        Localized(
          en: "Beraad met something it did not expect: \(error).",
          nl: "Beraad kwam iets tegen dat het niet verwachtte: \(error)."))
    kind = explanation.kind
    self.error = explanation.kind.rawValue
    message = explanation.sentence
    causes = explanation.reasons
    hints = explanation.advice + more
  }

  /// The lines for stderr.
  func text(_ style: Style, _ language: Language = .english) -> String {
    let (because, hint) =
      switch language {
      case .english: ("because", "hint")
      case .dutch: ("want", "tip")
      }
    var lines = ["\(style(.red, "beraad:")) \(message[language].harmless)"]
    lines += causes.map { "  \(because): \($0[language].harmless)" }
    lines += hints.map { "  \(style(.faint, "\(hint):")) \($0[language].harmless)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
