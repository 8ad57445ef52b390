/// What has a short name, and a text that hangs on the wall.
package protocol NamedOnWall: Equatable {
  var id: Slug { get }
  var onWall: String { get }
  /// Whether its number stands before its text on the paper ballot: then people write it down bare.
  static var isNumberedOnBallot: Bool { get }
  /// What tells it apart from another of the same text.
  var distinction: String? { get }
}

extension NamedOnWall {
  package static var isNumberedOnBallot: Bool { false }
  package var distinction: String? { nil }
}

extension Board: NamedOnWall { package var onWall: String { title } }

extension PollItem: NamedOnWall {
  package var onWall: String { text }
  package static var isNumberedOnBallot: Bool { true }
}

extension Meeting: NamedOnWall {
  package var onWall: String { title }
  package var distinction: String? { date }
}

extension Array where Element: NamedOnWall {
  /// All that a name may mean: what has it for a short name, for a text, or for a number. A text that is written just so goes before the
  /// short name of another, and before texts with other capitals; a number goes before nothing, and nothing before it. What nothing has as
  /// it is written may be a text that looks the same.
  package func meanings(of name: String) -> [Element] {
    let folded = name.lowercased()
    let byName = first { $0.id.description == folded }
    var byText = filter { $0.onWall.lowercased() == folded }
    if byText.isEmpty, byName == nil {
      let shown = folded.asRead
      byText = filter { $0.onWall.lowercased().asRead == shown }
    }
    let exact = byText.filter { $0.onWall == name }
    let isExact = exact.count == 1 && (name != byName?.id.description || exact.first == byName)
    let named = isExact ? exact : [byName].compactMap(\.self) + byText
    return (named + [numbered(name)].compactMap(\.self)).reduce(into: []) { found, element in
      if !found.contains(element) { found.append(element) }
    }
  }

  /// What has the number that is written `#2`, or `2` where that stands on the ballot. More `#` are the same, for where `#2` is a text too.
  package func numbered(_ name: String) -> Element? {
    let digits = name.drop { $0 == "#" }
    let isWritten = Element.isNumberedOnBallot || digits.count < name.count
    guard isWritten, !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits), indices.contains(number - 1)
    else { return nil }
    return self[number - 1]
  }

  /// A name that means this one alone: its short name where that does, else its text, else its number.
  package func plainName(of element: Element) -> String {
    name(of: element, among: [element.id.description, element.onWall])
  }

  /// The same of an id; the id itself where nothing has it.
  package func plainName(of id: Slug) -> String {
    first { $0.id == id }.map { plainName(of: $0) } ?? id.description
  }

  /// A name that means this one alone, as it hangs on the wall where that does.
  package func wallName(of element: Element) -> String {
    name(of: element, among: [element.onWall, element.id.description])
  }

  /// A name that means this one alone, as a word of a command that somebody types.
  package func typedName(of id: Slug) -> String {
    let name = plainName(of: id)
    return name.typedInShell ?? id.description
  }

  private func name(of element: Element, among names: [String]) -> String {
    if let name = names.first(where: { $0.quotedForShell != nil && meanings(of: $0) == [element] }) {
      return name
    }
    // Of so many forms of the number, one at most is the text of each.
    let number = (firstIndex(of: element) ?? 0) + 1
    return (1...count + 1).lazy.map { String(repeating: "#", count: $0) + "\(number)" }.first {
      meanings(of: $0) == [element]
    } ?? element.id.description
  }
}

extension String {
  /// The same without what a word processor or a cell of a spreadsheet makes of a text and nobody sees: hard spaces, broken lines, soft
  /// hyphens, and marks that are curled or not.
  fileprivate var asRead: String {
    var read = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      switch scalar {
      case "’", "‘", "ʼ": read.append("'")
      case "“", "”", "„": read.append("\"")
      case "\u{2010}", "\u{2011}": read.append("-")
      default: read.append(scalar.properties.isWhitespace ? " " : scalar)
      }
    }
    return String(read).split(separator: " ").joined(separator: " ")
  }
}

extension [Meeting] {
  /// The same with the day behind each title that another has as well: nobody can tell them apart without it.
  package var toldApart: [Meeting] {
    let titles = Dictionary(grouping: self) { SeenText($0.title) }
    return map { meeting in
      guard let date = meeting.date, titles[SeenText(meeting.title)].map({ $0.count > 1 }) == true else {
        return meeting
      }
      return Meeting(
        id: meeting.id, title: "\(meeting.title) (\(date))", region: meeting.region, date: meeting.date)
    }
  }
}
