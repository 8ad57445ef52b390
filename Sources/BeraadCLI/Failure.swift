import Deliberation

/// How an error is shown: the one place where errors become words on a screen.
struct Failure: Encodable {
  let error: String
  let message: String
  let causes: [String]
  let hints: [String]
  var status: ExitStatus { ExitStatus(kind) }

  private let kind: Explanation.Kind

  private enum CodingKeys: String, CodingKey { case error, message, causes, hints }

  /// - Parameter more: hints that the error itself cannot know.
  init(_ error: any Error, hints more: [String] = []) {
    let explanation =
      (error as? any Explained)?.explanation
      ?? Explanation(.bug, "Beraad met something it did not expect: \(error).")
    kind = explanation.kind
    self.error = explanation.kind.rawValue
    message = explanation.message
    causes = explanation.causes
    hints = explanation.hints + more
  }

  /// The lines for stderr.
  func text(_ style: Style) -> String {
    var lines = ["\(style(.red, "beraad:")) \(message.harmless)"]
    lines += causes.map { "  because: \($0.harmless)" }
    lines += hints.map { "  \(style(.faint, "hint:")) \($0.harmless)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
