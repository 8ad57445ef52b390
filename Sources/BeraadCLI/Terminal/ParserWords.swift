import Deliberation

/// The words of the parser of command lines, which has English ones only: what it says most is told in Dutch too.
enum ParserWords {
  static func said(_ text: String, _ language: Language) -> String {
    guard language == .dutch else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { dutch(String($0)) }
      .joined(separator: "\n")
  }

  private static func dutch(_ line: String) -> String {
    if let rest = line.rest(behind: "Error: ") { return "Fout: \(sentence(rest))" }
    if let rest = line.rest(behind: "Usage: ") { return "Gebruik: \(rest)" }
    if let rest = line.rest(behind: "Help: ") { return "Hulp: \(rest)" }
    if let found = line.wholeMatch(of: /\s*See '(.*)' for more information\./) {
      return "  Zie '\(found.1)' voor meer."
    }
    return line
  }

  private static func sentence(_ said: String) -> String {
    if let found = said.wholeMatch(of: /Missing expected argument '(.*)'\.?/) {
      return "Het argument '\(found.1)' ontbreekt."
    }
    if let found = said.wholeMatch(of: /Missing value for '(.*)'\.?/) {
      return "Bij '\(found.1)' ontbreekt de waarde."
    }
    if let found = said.wholeMatch(of: /Unknown option '([^']*)'(?:\. Did you mean '([^']*)'\?)?\.?/) {
      let near = found.2.map { " Bedoelt u '\($0)'?" } ?? ""
      return "De optie '\(found.1)' bestaat niet.\(near)"
    }
    if let found = said.wholeMatch(of: /Unexpected argument '(.*)'\.?/) {
      return "Het argument '\(found.1)' hoort daar niet."
    }
    if let found = said.wholeMatch(of: /(\d+) unexpected arguments: (.*)/) {
      return "Er zijn \(found.1) argumenten te veel: \(found.2)"
    }
    if let found = said.wholeMatch(of: /The value '(.*?)' is invalid for '(.*?)'(.*)/) {
      return "De waarde '\(found.1)' kan niet bij '\(found.2)'\(found.3)"
    }
    return said
  }
}

extension String {
  fileprivate func rest(behind start: String) -> String? {
    hasPrefix(start) ? String(dropFirst(start.count)) : nil
  }
}
