import ArgumentParser
import Deliberation
import Help
import Testing

@testable import BeraadWeb

/// The help of the server's commands stands in each language.
@Suite struct WebHelpTests {
  private static let commands: [any ParsableCommand.Type] = below(WebRoot.self)

  private static func below(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    [command] + command.configuration.subcommands.flatMap(below)
  }

  private static func lines(_ language: Language, of command: any ParsableCommand.Type) -> [Substring] {
    Spoken.$language.withValue(language) {
      HelpPage.of(command, in: WebRoot.self, columns: 200).split(separator: "\n")
    }
  }

  @Test func `no words of help are the same in both languages`() {
    #expect(Self.commands.count >= 10)
    for command in Self.commands {
      let both = Set(Self.lines(.english, of: command)).intersection(Self.lines(.dutch, of: command))
      let prose = both.filter { !$0.hasPrefix("  beraad-web ") && $0.contains(/[a-z]{2,} [a-z]+ [a-z]+/) }
      #expect(prose.isEmpty, "\(command): \(prose)")
    }
  }

  @Test func `what stands for a value is Dutch on a Dutch page`() {
    let known = ValueNames.inDutch
    for command in Self.commands {
      for line in Self.lines(.dutch, of: command) {
        for found in line.matches(of: /<([^<>]+)>/) {
          #expect(known.contains(String(found.1)), "\(found.0) is not in ValueNames: \(line)")
        }
      }
    }
  }

  @Test func `a wrong command line is told in the language that is spoken`() {
    let said = Language.allCases.map { language in
      Spoken.$language.withValue(language) {
        do {
          _ = try WebRoot.parseAsRoot([
            "cards", "housing", "--meeting", "leeds", "--count", "1", "--state", "s",
          ])
          return ""
        } catch { return WebRoot.message(for: error) }
      }
    }
    #expect(Set(said) == ["'housing' is geen STUK/PEILING.", "'housing' is not PAPER/POLL."])
  }
}
