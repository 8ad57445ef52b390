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

  var message: String {
    let near = NearNames.of(name, among: Self.names)
    let hint =
      near.isEmpty
      ? "see the commands with: beraad --help" : "did you mean \(near.joined(separator: ", or "))?"
    return "beraad: There is no command '\(name.harmlessLine)'.\n  hint: \(hint)"
  }

  private static var names: [String] {
    Root.children.compactMap { $0.configuration.commandName } + ["help"]
  }
}
