import ArgumentParser
import BeraadKit
package import Deliberation
import Help

/// The manual pages, made from the commands' own help as `docs/cli.md` is.
package enum Manual {
  /// `beraad.1`, and a page for each command, as `beraad-poll-open.1`: their names and texts, in a language.
  package static func pages(_ language: Language) -> [(name: String, text: String)] {
    Spoken.$language.withValue(language) {
      [(name: "beraad.1", text: overview)]
        + Root.configuration.groupedSubcommands.flatMap(\.subcommands).flatMap {
          pages(of: $0, path: ["beraad"])
        }
    }
  }

  /// So wide that no example is broken: whoever shows a page breaks its lines.
  private static let wide = 240

  private static func pages(
    of command: any ParsableCommand.Type, path: [String]
  ) -> [(name: String, text: String)] {
    let words = path + [command.configuration.commandName ?? ""]
    let name = words.joined(separator: "-")
    let help = HelpText(HelpPage.of(command, in: Root.self, columns: wide))
    let own = (name: "\(name).1", text: page(name, command.configuration.abstract, help.roff))
    return [own] + command.configuration.subcommands.flatMap { pages(of: $0, path: words) }
  }

  private static var overview: String {
    var body = HelpText(HelpPage.of(in: Root.self, columns: wide)).roffWithoutCommands
    body += ".SH \(Localized(en: "COMMANDS", nl: "OPDRACHTEN")[Spoken.language])\n"
    for group in Root.configuration.groupedSubcommands {
      body += ".SS \(HelpText.escaped(group.name))\n"
      for command in group.subcommands {
        let name = command.configuration.commandName ?? ""
        body +=
          ".TP\n.BR beraad\\-\(HelpText.escaped(name)) (1)\n\(HelpText.escaped(command.configuration.abstract))\n"
      }
    }
    return page("beraad", Root.configuration.abstract, body + status[Spoken.language])
  }

  private static func page(_ name: String, _ abstract: String, _ body: String) -> String {
    """
    .TH \(HelpText.escaped(name.uppercased())) 1 "" "beraad \(Tool.version)" "Beraad"
    .SH \(Localized(en: "NAME", nl: "NAAM")[Spoken.language])
    \(HelpText.escaped(name)) \\- \(HelpText.escaped(abstract))
    \(body)
    """
  }

  private static let status = Localized(
    en: """
      .SH EXIT STATUS
      0 done, 1 refused or failed, 2 people have to decide, 64 the command line is wrong, 70 a mistake in Beraad.
      .SH ENVIRONMENT
      .TP
      BERAAD_AS
      Who you are, where \\-\\-as is not given: PARTNER or PARTNER/PERSON.
      .TP
      LC_ALL, LC_MESSAGES, LANG
      The language, where \\-\\-lang is not given. Help is in the alliance's where these say nothing.
      .TP
      BERAAD_PAGER, PAGER
      The program with which long answers are shown on a terminal; git's core.pager comes between the two.
      .TP
      GIT_EDITOR, VISUAL, EDITOR
      The editor for texts that were not given; git's core.editor comes behind the first.
      .TP
      NO_COLOR
      No colours, whatever it says.

      """,
    nl: """
      .SH EXITCODES
      0 gedaan, 1 geweigerd of mislukt, 2 mensen moeten beslissen, 64 de opdracht is verkeerd getypt, 70 een fout in Beraad.
      .SH OMGEVING
      .TP
      BERAAD_AS
      Wie u bent, als u geen \\-\\-as geeft: PARTNER of PARTNER/PERSOON.
      .TP
      LC_ALL, LC_MESSAGES, LANG
      De taal, als u geen \\-\\-lang geeft. Zeggen ze niets, dan is de uitleg in de taal van de alliantie.
      .TP
      BERAAD_PAGER, PAGER
      Het programma waarmee u op een terminal door lange antwoorden bladert; core.pager van git komt tussen deze twee.
      .TP
      GIT_EDITOR, VISUAL, EDITOR
      De editor voor teksten die u niet meegaf; core.editor van git komt na de eerste.
      .TP
      NO_COLOR
      Geen kleuren, wat er ook in staat.

      """)
}

/// The help of a command, taken apart into its sections.
struct HelpText {
  private let sections: [(title: String, lines: [String])]

  init(_ help: String) {
    var sections: [(title: String, lines: [String])] = []
    for line in help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let (_, title, rest) = line.wholeMatch(of: /([A-Z][A-Z ]+):(.*)/)?.output {
        let first = String(rest.drop { $0 == " " })
        sections.append((String(title), first.isEmpty ? [] : [first]))
      } else if !sections.isEmpty {
        sections[sections.count - 1].lines.append(line)
      }
    }
    self.sections = sections
  }

  var roff: String { roff(of: sections) }

  /// For a page that has the commands in a form of its own.
  var roffWithoutCommands: String {
    roff(of: sections.filter { !$0.title.hasSuffix("SUBCOMMANDS") && !$0.title.hasPrefix("OPDRACHTEN") })
  }

  private func roff(of sections: [(title: String, lines: [String])]) -> String {
    sections.map { section in
      switch section.title {
      case "OVERVIEW": ".SH DESCRIPTION\n" + Self.prose(section.lines)
      case "UITLEG": ".SH BESCHRIJVING\n" + Self.prose(section.lines)
      case "USAGE": ".SH SYNOPSIS\n" + Self.usage(section.lines)
      case "GEBRUIK": ".SH SAMENVATTING\n" + Self.usage(section.lines)
      default: ".SH \(section.title)\n" + Self.items(section.lines)
      }
    }.joined()
  }

  private static func usage(_ lines: [String]) -> String { lines.map { escaped($0) + "\n" }.joined() }

  /// Paragraphs, and examples as they stand.
  private static func prose(_ lines: [String]) -> String {
    lines.split(whereSeparator: \.isEmpty).map { paragraph in
      let isExample = paragraph.allSatisfy { $0.hasPrefix("  ") }
      return ".PP\n" + (isExample ? block(Array(paragraph)) : paragraph.map { escaped($0) + "\n" }.joined())
    }.joined()
  }

  private static func block(_ lines: [String]) -> String {
    ".nf\n" + lines.filter { !$0.isEmpty }.map { escaped($0) + "\n" }.joined() + ".fi\n"
  }

  /// The columns that the parser keeps for the names of options.
  private static let nameColumns = 26

  /// Arguments and options, each with what it does.
  private static func items(_ lines: [String]) -> String {
    lines.filter { !$0.isEmpty }.map { line in
      guard line.hasPrefix("  "), !line.hasPrefix("     ") else {
        return escaped(String(line.drop { $0 == " " })) + "\n"
      }
      if line.hasPrefix("  See '") || line.hasPrefix("  Zie '") {
        return ".PP\n\(escaped(String(line.dropFirst(2))))\n"
      }
      // Where a name fits its column, what it does stands behind it; else below.
      let name = line.prefix(nameColumns)
      guard name.count == nameColumns, name.last == " " else {
        return ".TP\n.B \(escaped(String(line.dropFirst(2))))\n"
      }
      let bare = name.split(separator: " ").joined(separator: " ")
      return ".TP\n.B \(escaped(bare))\n\(escaped(String(line.dropFirst(nameColumns))))\n"
    }.joined()
  }

  /// A line as roff shows it: no hyphen is broken or turned into another, and no first character is a command.
  static func escaped(_ line: String) -> String {
    let text = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}
