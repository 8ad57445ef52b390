import Deliberation

/// Words that a harvest is given.
enum HarvestNames {
  /// A route by the name that people call it.
  static func route(_ name: String) throws(Refusal) -> Slug {
    var taken: Set<Slug> = []
    guard let route = Slug.made(of: name, besides: &taken) else {
      throw Refusal(
        Localized(
          en: "'\(name)' has no word that the name of a route can be made of.",
          nl: "In '\(name)' staat geen woord waar de naam van een route van te maken is."))
    }
    return route
  }

  static func yesOrNo(_ word: String) throws(Refusal) -> Bool {
    switch word.lowercased() {
    case "ja", "j", "yes", "y", "x", "1": return true
    case "nee", "n", "no", "-", "0": return false
    default:
      throw Refusal(
        Localized(en: "'\(word)' is neither yes nor no.", nl: "'\(word)' is geen ja en geen nee."))
    }
  }
}

extension AllianceMeeting {
  /// A group as the meeting calls it. Where it names none, any name will do.
  ///
  /// - Throws: a `Refusal` with near names where it names others.
  func mustHave(group name: String) throws(Refusal) -> String {
    let name = try GivenText.checkLine(name, what: Localized(en: "a group", nl: "een groep"))
    guard !groups.isEmpty else { return name }
    guard let group = group(named: name) else { throw .unknown(.group, name, among: groups) }
    return group
  }
}

extension Refusal {
  /// Of a word that names no type of point.
  static func unknownType(_ word: String) -> Refusal {
    Refusal(
      Localized(en: "'\(word)' is no kind of point.", nl: "'\(word)' is geen soort punt."),
      hints: [
        Localized(
          en: "the kinds are: \(PointType.allCases.map(\.words.english).joined(separator: ", "))",
          nl: "de soorten zijn: \(PointType.allCases.map(\.words.dutch).joined(separator: ", "))")
      ])
  }
}

/// Words that stand in Markdown as they are.
enum MarkdownWords {
  /// One line that Markdown shows just so.
  static func plain(_ words: String) -> String {
    var line = ""
    for (index, sign) in words.enumerated() {
      let isMark = marks.contains(sign) || index == 0 && "+-=".contains(sign)
      line += isMark ? "\\\(sign)" : String(sign)
    }
    // A number with a point or bracket behind it would begin a list.
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let sign = line.dropFirst(digits.count).first, ".)".contains(sign) {
      line = "\(digits)\\" + line.dropFirst(digits.count)
    }
    return line
  }

  private static let marks = Set("\\`*_[]<>#|~&")
}
