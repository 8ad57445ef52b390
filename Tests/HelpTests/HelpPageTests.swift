import ArgumentParser
import Help
import Languages
import Testing

/// Help as it is shown, of a small program of our own.
@Suite struct HelpPageTests {
  private static func page(
    _ language: Language, of command: (any ParsableCommand.Type)? = nil, columns: Int = 80
  ) -> String {
    Spoken.$language.withValue(language) { HelpPage.of(command, in: Kitchen.self, columns: columns) }
  }

  @Test func `English help is the parser's own`() {
    #expect(Self.page(.english) == Kitchen.helpMessage(columns: 80))
    #expect(Self.page(.english).hasPrefix("OVERVIEW: Cook together.\n"))
  }

  @Test func `Dutch help has Dutch words of the command and of the parser`() {
    #expect(
      Self.page(.dutch, of: Stew.self) == """
        UITLEG: Maak een stoofpot.

        Alles gaat in één pan.

          kitchen stew --for 4

        GEBRUIK: kitchen stew <stuk> [--kind <soort>] [--for <aantal>] [--keen]

        ARGUMENTEN:
          <stuk>                  Het recept.

        OPTIES:
          --kind <soort>          Wat erin gaat. (keuze: leek, carrot; standaard: leek)
          --for <aantal>          Voor hoeveel. (standaard: 2)
          --keen                  Met peper, en zo scherp dat niemand die er niet van
                                  houdt er nog een hap van neemt.
          --version               Toon de versie.
          -h, --help              Toon deze uitleg.

        """)
  }

  @Test func `the commands of a program stand under headings in Dutch`() {
    let page = Self.page(.dutch)
    #expect(page.contains("\nOPDRACHTEN VOOR ELKE DAG:\n  stew                    Maak een stoofpot.\n"))
    #expect(page.hasSuffix("\n  Zie 'kitchen help <opdracht>' voor de uitleg van elk."))
  }

  @Test(arguments: [40, 60, 80, 100]) func `no line is longer than the terminal`(_ columns: Int) {
    for command in [Kitchen.self, Stew.self] as [any ParsableCommand.Type] {
      let lines = Self.page(.dutch, of: command, columns: columns).split(separator: "\n")
      // The parser leaves these two whole, for they may be copied.
      let broken = lines.filter { !$0.hasPrefix("GEBRUIK: ") && !$0.hasPrefix("  Zie '") }
      #expect(broken.allSatisfy { $0.count <= columns }, "\(lines)")
    }
  }

  @Test func `a terminal that is too narrow for the parser has help all the same`() {
    for language in Language.allCases { #expect(!Self.page(language, columns: 1).isEmpty) }
  }

  @Test func `a version and completions are the same in each language`() throws {
    for word in ["--version", "--generate-completion-script=bash"] {
      let answers = Language.allCases.map { language in
        Spoken.$language.withValue(language) {
          do {
            _ = try Kitchen.parseAsRoot([word])
            return ""
          } catch { return HelpPage.answer(error, of: Kitchen.self, columns: 80) }
        }
      }
      #expect(!answers[0].isEmpty && answers[0] == answers[1])
    }
  }
}

/// A wrong command line, as Dutch people are told of it.
@Suite struct ParserWordsTests {
  @Test(arguments: [
    ([], "Het argument '<stuk>' ontbreekt."),
    (["a", "--for"], "Bij '--for <aantal>' ontbreekt de waarde."),
    (["a", "--fro", "1"], "De optie '--fro' bestaat niet. Bedoelt u '--for'?"),
    (["a", "-x"], "De optie '-x' bestaat niet."),
    (["a", "b"], "Het argument 'b' hoort daar niet."),
    (["a", "b", "c"], "Er zijn 2 argumenten te veel: 'b', 'c'"),
    (["a", "--keen=yes"], "Bij de optie '--keen' hoort geen waarde, en u gaf 'yes'."),
    (["a", "--kind", "egg"], "De waarde 'egg' kan niet bij '--kind <soort>'. Kies uit 'leek' of 'carrot'."),
    (["a", "--for", "two"], "De waarde 'two' kan niet bij '--for <aantal>'"),
  ])
  func `what is wrong is said in Dutch`(_ words: [String], _ said: String) {
    Spoken.$language.withValue(.dutch) {
      do {
        _ = try Kitchen.parseAsRoot(["stew"] + words)
        Issue.record("\(words) can be parsed")
      } catch {
        let text = ParserWords.said(Kitchen.fullMessage(for: error), .dutch)
        #expect(text.hasPrefix("Fout: \(said)\n"), "\(text)")
        #expect(text.hasSuffix("  Zie 'kitchen stew --help' voor meer."), "\(text)")
        #expect(!text.contains("<paper>") && !text.contains("Usage"), "\(text)")
      }
    }
  }
}

private enum Vegetable: String, CaseIterable, ExpressibleByArgument { case leek, carrot }

private struct Kitchen: HelpedCommand {
  static let help = CommandHelp(
    program: "kitchen", version: "1", abstract: Localized(en: "Cook together.", nl: "Kook samen."),
    english: "Everybody chops.", dutch: "Iedereen snijdt.",
    groups: [(name: Localized(en: "Daily", nl: "Voor elke dag"), commands: [Stew.self])])
}

private struct Stew: HelpedCommand {
  static let help = CommandHelp(
    verb: "stew", of: nil, abstract: Localized(en: "Make a stew.", nl: "Maak een stoofpot."),
    english: """
      All of it goes into one pan.

        kitchen stew --for 4
      """,
    dutch: """
      Alles gaat in één pan.

        kitchen stew --for 4
      """)

  @Argument(help: ArgumentHelp(en: "The recipe.", nl: "Het recept.", valueName: "paper")) var recipe: String
  @Option(help: ArgumentHelp(en: "What goes in.", nl: "Wat erin gaat.", valueName: "kind"))
  var kind: Vegetable = .leek
  @Option(
    name: .customLong("for"), help: ArgumentHelp(en: "For how many.", nl: "Voor hoeveel.", valueName: "count")
  )
  var people = 2
  @Flag(
    help: ArgumentHelp(
      en: "With pepper.",
      nl: "Met peper, en zo scherp dat niemand die er niet van houdt er nog een hap van neemt."))
  var keen = false
}
