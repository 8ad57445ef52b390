import ArgumentParser
import Deliberation

/// A command line whose first word is no command: the parser would call every word of it unexpected.
struct UnknownCommand {
  private let name: String

  /// - Returns: nil where the first word is a command, or there is none.
  init?(_ arguments: [String]) {
    guard let first = arguments.first, !first.hasPrefix("-"), !Self.names.contains(first) else { return nil }
    name = first
  }

  func message(_ language: Language) -> String {
    let near = NearNames.of(name, among: Self.names)
    let shown = name.harmlessLine
    let hint =
      near.isEmpty
      ? Localized(
        en: "see the commands with: beraad --help", nl: "zie welke er zijn met: beraad --help")
      : Localized(
        en: "did you mean \(near.joined(separator: ", or "))?",
        nl: "bedoelt u \(near.joined(separator: ", of "))?")
    let said = Localized(
      en: "beraad: There is no command '\(shown)'.\n  hint: \(hint.english)",
      nl: "beraad: Er is geen opdracht '\(shown)'.\n  tip: \(hint.dutch)")
    return said[language]
  }

  private static var names: [String] {
    Root.children.compactMap { $0.configuration.commandName } + ["help"]
  }
}
