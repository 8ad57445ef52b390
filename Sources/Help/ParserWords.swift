package import Languages

/// The words of the parser of command lines, which has English ones only.
package enum ParserWords {
  /// What the parser says of a wrong command line, in a language.
  package static func said(_ text: String, _ language: Language) -> String {
    guard language == .dutch else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { dutch(String($0)) }
      .joined(separator: "\n")
  }

  private static func dutch(_ line: String) -> String {
    if let rest = line.rest(behind: "Error: ") { return "Fout: \(sentence(rest))" }
    if let rest = line.rest(behind: "   or: ") { return "   of: \(sentence(rest))" }
    if let rest = line.rest(behind: "Usage: ") { return "Gebruik: \(usage(rest))" }
    if let rest = line.rest(behind: "Help: ") { return "Hulp: \(rest)" }
    if let rest = line.rest(behind: "Please use ") {
      return "Gebruik \(rest.replacing(" with one of:", with: " met een van:"))"
    }
    if let found = line.wholeMatch(of: /\s*See '(.*)' for more information\./) {
      return "  Zie '\(found.1)' voor meer."
    }
    return line
  }

  private static func sentence(_ said: String) -> String {
    if let found = said.wholeMatch(of: /Missing expected argument '(.*)'\.?/) {
      return "Het argument '\(found.1)' ontbreekt."
    }
    if let found = said.wholeMatch(of: /Missing one of: (.*)/) { return "Een van deze ontbreekt: \(found.1)" }
    if let found = said.wholeMatch(of: /Missing value for '([^']*)'(?: in '(.*)')?\.?/) {
      return "Bij '\(found.1)'\(found.2.map { " in '\($0)'" } ?? "") ontbreekt de waarde."
    }
    if let found = said.wholeMatch(of: /Unknown option '([^']*)'(?:\. Did you mean '([^']*)'\?)?\.?/) {
      let near = found.2.map { " Bedoelt u '\($0)'?" } ?? ""
      return "De optie '\(found.1)' bestaat niet.\(near)"
    }
    if let found = said.wholeMatch(
      of: /The option '(.*?)' does not take any value, but '(.*)' was specified\./)
    {
      return "Bij de optie '\(found.1)' hoort geen waarde, en u gaf '\(found.2)'."
    }
    if let found = said.wholeMatch(of: /Value to be set with flag (.*) had already been set with flag (.*)/) {
      return "\(found.2) en \(found.1) gaan niet samen."
    }
    if let found = said.wholeMatch(of: /Unexpected argument '(.*)'\.?/) {
      return "Het argument '\(found.1)' hoort daar niet."
    }
    if let found = said.wholeMatch(of: /(\d+) unexpected arguments: (.*)/) {
      return "Er zijn \(found.1) argumenten te veel: \(found.2)"
    }
    if let found = said.wholeMatch(of: /The value '(.*?)' is invalid for '(.*?)'(.*)/) {
      return "De waarde '\(found.1)' kan niet bij '\(found.2)'\(choice(String(found.3)))"
    }
    if let found = said.wholeMatch(of: /Can't generate completion scripts for '(.*)'\./) {
      return "Voor '\(found.1)' is er geen script dat opdrachten aanvult."
    }
    if said == "Can't autodetect a supported shell." {
      return "Voor uw shell is er geen script dat opdrachten aanvult."
    }
    return said
  }

  /// What could have been given instead.
  private static func choice(_ said: String) -> String {
    if said == ". Please provide one of the following:" { return ". Kies uit:" }
    guard let rest = said.rest(behind: ". Please provide one of ") else { return said }
    return ". Kies uit " + rest.replacing("' or '", with: "' of '").replacing("' and '", with: "' of '")
  }

  /// What stands in a line of usage for what the parser does not write out.
  private static func usage(_ line: String) -> String {
    ["options", "subcommand", "subcommands"].reduce(line) { line, name in
      line.replacing("<\(name)>", with: "<\(ValueNames.said(name, .dutch))>")
    }
  }
}

// MARK: Help

extension ParserWords {
  /// A line of a page of help in Dutch: its headings, and what the parser puts behind what an option is for.
  static func ofHelp(_ line: String) -> String {
    if let rest = line.rest(behind: "OVERVIEW: ") { return "UITLEG: \(overviews[rest] ?? rest)" }
    if let rest = line.rest(behind: "USAGE: ") { return "GEBRUIK: \(usage(rest))" }
    if let heading = headings[line] { return heading }
    if line.hasSuffix(" SUBCOMMANDS:") { return "OPDRACHTEN \(line.dropLast(" SUBCOMMANDS:".count)):" }
    if line.hasPrefix("  See '"), line.hasSuffix("' for detailed help.") {
      return "  Zie '\(usage(String(line.dropFirst(7).dropLast(20))))' voor de uitleg van elk."
    }
    for (english, dutch) in sentences where line.hasSuffix(english) {
      return line.dropLast(english.count) + dutch
    }
    return values(line)
  }

  private static let overviews = ["Show subcommand help information.": "Toon de uitleg van een opdracht."]
  private static let headings = [
    "ARGUMENTS:": "ARGUMENTEN:", "OPTIONS:": "OPTIES:", "SUBCOMMANDS:": "OPDRACHTEN:",
  ]
  private static let sentences = [
    ("  Show the version.", "  Toon de versie."),
    ("  Show help information.", "  Toon deze uitleg."),
  ]

  /// `(values: a, b; default: a)` at the end of a line.
  private static func values(_ line: String) -> String {
    guard line.hasSuffix(")") else { return line }
    for (english, dutch) in [("(values: ", "(keuze: "), ("(default: ", "(standaard: ")] {
      guard let start = line.ranges(of: english).last else { continue }
      let rest = line[start.upperBound...].replacing("; default: ", with: "; standaard: ")
      return line[..<start.lowerBound] + dutch + rest
    }
    return line
  }
}

extension String {
  fileprivate func rest(behind start: String) -> String? {
    hasPrefix(start) ? String(dropFirst(start.count)) : nil
  }
}
