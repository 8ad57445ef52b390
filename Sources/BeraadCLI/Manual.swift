import ArgumentParser
import BeraadKit

/// The manual pages, made from the commands' own help as `docs/cli.md` is.
package enum Manual {
  /// `beraad.1`, and a page for each command, as `beraad-poll-open.1`: their names and texts.
  package static var pages: [(name: String, text: String)] {
    [(name: "beraad.1", text: overview)]
      + Root.configuration.groupedSubcommands.flatMap(\.subcommands).flatMap {
        pages(of: $0, path: ["beraad"])
      }
  }

  /// So wide that no example is broken: whoever shows a page breaks its lines.
  private static let wide = 240

  private static func pages(
    of command: any ParsableCommand.Type, path: [String]
  ) -> [(name: String, text: String)] {
    let words = path + [command.configuration.commandName ?? ""]
    let name = words.joined(separator: "-")
    let help = HelpText(Root.helpMessage(for: command, columns: wide))
    let own = (name: "\(name).1", text: page(name, command.configuration.abstract, help.roff))
    return [own] + command.configuration.subcommands.flatMap { pages(of: $0, path: words) }
  }

  private static var overview: String {
    var body = HelpText(Root.helpMessage(columns: wide)).roff(without: "SUBCOMMANDS")
    body += ".SH COMMANDS\n"
    for group in Root.configuration.groupedSubcommands {
      body += ".SS \(HelpText.escaped(group.name))\n"
      for command in group.subcommands {
        let name = command.configuration.commandName ?? ""
        body +=
          ".TP\n.BR beraad\\-\(HelpText.escaped(name)) (1)\n\(HelpText.escaped(command.configuration.abstract))\n"
      }
    }
    return page("beraad", Root.configuration.abstract, body + status)
  }

  private static func page(_ name: String, _ abstract: String, _ body: String) -> String {
    """
    .TH \(HelpText.escaped(name.uppercased())) 1 "" "beraad \(Tool.version)" "Beraad"
    .SH NAME
    \(HelpText.escaped(name)) \\- \(HelpText.escaped(abstract))
    \(body)
    """
  }

  private static let status = """
    .SH EXIT STATUS
    0 done, 1 refused or failed, 2 people have to decide, 64 the command line is wrong, 70 a mistake in Beraad.
    .SH ENVIRONMENT
    .TP
    BERAAD_AS
    Who you are, where \\-\\-as is not given: PARTNER or PARTNER/PERSON.
    .TP
    BERAAD_PAGER, PAGER
    The program with which long answers are shown on a terminal; git's core.pager comes between the two.
    .TP
    GIT_EDITOR, VISUAL, EDITOR
    The editor for texts that were not given; git's core.editor comes behind the first.
    .TP
    NO_COLOR
    No colours, whatever it says.

    """
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

  var roff: String { roff(without: nil) }

  func roff(without left: String?) -> String {
    sections.filter { $0.title != left }.map { section in
      switch section.title {
      case "OVERVIEW": ".SH DESCRIPTION\n" + Self.prose(section.lines)
      case "USAGE": ".SH SYNOPSIS\n" + section.lines.map { Self.escaped($0) + "\n" }.joined()
      default: ".SH \(section.title)\n" + Self.items(section.lines)
      }
    }.joined()
  }

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

  /// Arguments and options, each with what it does.
  private static func items(_ lines: [String]) -> String {
    lines.filter { !$0.isEmpty }.map { line in
      guard line.hasPrefix("  "), !line.hasPrefix("     ") else {
        return escaped(String(line.drop { $0 == " " })) + "\n"
      }
      let bare = line.dropFirst(2)
      // A long name stands one space before what it does, a short one several.
      guard
        let (_, name, help) = bare.wholeMatch(
          of: /((?:-[^ ]+|<[^>]*>|\.\.\.)(?: (?:-[^ ]+|<[^>]*>|\.\.\.))*) +(.*)/)?.output
      else { return ".TP\n.B \(escaped(String(bare)))\n" }
      return ".TP\n.B \(escaped(String(name)))\n\(escaped(String(help)))\n"
    }.joined()
  }

  /// A line as roff shows it: no hyphen is broken or turned into another, and no first character is a command.
  static func escaped(_ line: String) -> String {
    let text = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}
