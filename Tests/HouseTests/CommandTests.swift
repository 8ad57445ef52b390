import TestSupport
import Testing

/// A command that nobody plays is one that nobody would miss.
@Suite struct CommandTests {
  /// `comment`, `poll open` …, as the reference names them.
  static let commands: [String] = {
    let reference = (try? Checkout.text("docs/cli.md")) ?? ""
    let names = reference.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: /### beraad ([a-z -]+)/).map { String($0.1) }
    }
    return names.filter { name in !names.contains { $0.hasPrefix(name + " ") } }
  }()

  @Test func `the reference names the commands`() { #expect(Self.commands.count > 25) }

  @Test(arguments: commands) func `a command stands in a walkthrough`(_ command: String) throws {
    let played =
      try (["README.md", "docs/handleiding.md"] + Checkout.files(in: "docs/walkthrough", endingIn: ".md"))
      .flatMap { try Checkout.text($0).split(separator: "\n") }
      .contains { $0.hasPrefix("$ ") && $0.contains("beraad \(command)") }
    #expect(played, "no walkthrough does beraad \(command)")
  }
}
