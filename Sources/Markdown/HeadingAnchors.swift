/// The names by which a text's own links lead to its headings, as git hosts give them: `[there](#our-aims)` leads to `## Our aims`.
///
/// A name is the words of the heading in small letters, with a hyphen for each blank and without other signs; where several come to one
/// name, the later ones have a number behind it. A name stays with its heading when something comes before that.
package struct HeadingAnchors: Sendable {
  /// By the index of the event that begins a heading.
  package private(set) var names: [Int: String] = [:]
  /// For each heading in order; nil for one without letters.
  package private(set) var ordered: [String?] = []
  /// By name, the event that begins the heading.
  package private(set) var events: [String: Int] = [:]
  private var counts: [String: Int] = [:]

  package init(_ document: MarkdownDocument) {
    var open: (event: Int, words: String)?
    for (index, event) in document.events.enumerated() {
      switch event {
      case .enter(.heading): open = (index, "")
      case .text(let run): open?.words += run.text
      case .leave(.heading):
        if let open { add(open.words, at: open.event) }
        open = nil
      default: break
      }
    }
  }

  private mutating func add(_ words: String, at event: Int) {
    let plain = Self.name(of: words)
    guard !plain.isEmpty else { return ordered.append(nil) }
    var name = plain
    while events[name] != nil {
      counts[plain, default: 0] += 1
      name = "\(plain)-\(counts[plain, default: 0])"
    }
    events[name] = event
    names[event] = name
    ordered.append(name)
  }

  private static func name(of words: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in words.lowercased().unicodeScalars {
      if scalar == " " {
        name.append("-")
      } else if scalar == "-" || scalar.isOfWord {
        name.append(scalar)
      }
    }
    return String(name)
  }

  /// The name of the heading that a link leads to; nil where it leads elsewhere, or to no heading of this text.
  package func name(of link: LinkDestination) -> String? {
    link.placeInText.flatMap { events[$0] == nil ? nil : $0 }
  }
}

extension Unicode.Scalar {
  /// A letter, a mark upon one, a digit, or a sign that joins words.
  fileprivate var isOfWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
      true
    default: false
    }
  }
}
