import ArgumentParser
import BeraadKit
import Deliberation
import Help
import TestSupport
import Testing

@testable import BeraadCLI

/// Help in the language of whoever asks for it.
@Suite struct HelpLanguageTests {
  @Test func `help speaks the language that was asked for`() throws {
    var bench = try Workbench()
    #expect(bench.run("comment", "--help").output.hasPrefix("OVERVIEW: Remark on exact words of a paper.\n"))
    let asked = bench.run("comment", "--help", "--lang", "nl").output
    #expect(asked.hasPrefix("UITLEG: Maak een opmerking bij woorden van een stuk.\n"))
    for name in ["LANG", "LC_MESSAGES", "LC_ALL"] {
      bench.environment[name] = "nl_NL.UTF-8"
      #expect(bench.run("comment", "--help").output == asked)
      #expect(bench.run("help", "comment").output == asked)
      #expect(bench.run("comment", "--help", "--lang", "en").output.hasPrefix("OVERVIEW: "))
      bench.environment[name] = nil
    }
  }

  @Test func `where nobody asks for a language, it is the alliance's`() throws {
    var bench = try Workbench()
    let roster = try bench.temporary.read("reviewers.json")
    let dutch = roster.replacing("\"en\"", with: "\"nl\"")
    try #require(dutch != roster)
    try bench.temporary.write(dutch, to: "reviewers.json")
    #expect(bench.run("--help").output.hasPrefix("UITLEG: "))
    #expect(bench.run().output.hasPrefix("UITLEG: "))
    bench.directory = bench.temporary.path + "/papers/housing"
    #expect(bench.run("tally", "--help").output.hasPrefix("UITLEG: "))
    bench.environment["LANG"] = "C.UTF-8"
    #expect(bench.run("--help").output.hasPrefix("UITLEG: "))
    bench.environment["LANG"] = "en_GB.UTF-8"
    #expect(bench.run("--help").output.hasPrefix("OVERVIEW: "))
    bench.environment["LANG"] = nil
    try bench.temporary.write("{\"format\": 1", to: "reviewers.json")
    #expect(bench.run("--help").output.hasPrefix("OVERVIEW: "))
  }

  @Test func `another repository inside a workspace is not the alliance's`() throws {
    let bench = try Workbench()
    let roster = try bench.temporary.read("reviewers.json")
    try bench.temporary.write(roster.replacing("\"en\"", with: "\"nl\""), to: "reviewers.json")
    try bench.temporary.write("", to: "other/.git/HEAD")
    var context = Context(directory: bench.temporary.path + "/other", environment: [:]) {
      Instant(seconds: 0)
    }
    #expect(context.allianceLanguage == nil)
    context.directory = bench.temporary.path
    #expect(context.allianceLanguage == .dutch)
    context.directory = "/nowhere"
    #expect(context.allianceLanguage == nil)
  }

  @Test(arguments: [40, 80, 120]) func `Dutch help fits the terminal`(_ columns: Int) throws {
    let bench = try Workbench()
    for words in [["--help"], ["tally", "--help"], ["poll", "new", "--help"], ["import", "--help"]] {
      let page = bench.run(words + ["--lang", "nl"], isTerminal: true, columns: columns).output
      for line in page.split(separator: "\n") where !line.hasPrefix("GEBRUIK: ") {
        // A word, or the name of an option, may be longer.
        #expect(line.count <= columns || !line.drop(while: { $0 == " " }).contains(" "), "\(line)")
      }
    }
  }

  /// The examples of one command, each as its words.
  struct Examples: CustomTestStringConvertible {
    let language: Language
    let command: any ParsableCommand.Type
    var testDescription: String { "\(command) in \(language)" }
  }

  private static let all: [Examples] = {
    func commands(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
      [command] + command.children.flatMap(commands)
    }
    return commands(Root.self).flatMap { command in
      Language.allCases.map { Examples(language: $0, command: command) }
    }
  }()

  @Test(arguments: all) func `every example can be parsed`(_ examples: Examples) {
    Spoken.$language.withValue(examples.language) {
      let lines = examples.command.configuration.discussion.split(separator: "\n")
      for line in lines where line.hasPrefix("  beraad ") {
        do {
          _ = try Root.parseAsRoot(Self.words(of: line.dropFirst("  beraad ".count)))
        } catch {
          Issue.record("\(line)\n\(Root.fullMessage(for: error))")
        }
      }
    }
  }

  @Test func `a command has as many examples in each language`() {
    for examples in Self.all where examples.language == .dutch {
      let counts = Language.allCases.map { language in
        Spoken.$language.withValue(language) {
          examples.command.configuration.discussion.split(separator: "\n").count { $0.hasPrefix("  ") }
        }
      }
      #expect(counts[0] == counts[1], "\(examples.command)")
    }
  }

  /// The words of a command in a shell, up to where its output or input goes elsewhere.
  private static func words(of line: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let word { words.append(word) }
        word = nil
      } else if ">|<".contains(character) {
        break
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap(\.self)
  }
}
