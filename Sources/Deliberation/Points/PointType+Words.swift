extension PointType {
  /// What one is called.
  package var words: Localized {
    switch self {
    case .story: Localized(en: "story", nl: "verhaal")
    case .dream: Localized(en: "dream", nl: "droom")
    case .action: Localized(en: "action", nl: "actie")
    case .concern: Localized(en: "concern", nl: "zorg")
    case .recommendation: Localized(en: "recommendation", nl: "aanbeveling")
    case .offer: Localized(en: "offer", nl: "inbreng")
    case .need: Localized(en: "need", nl: "nodig")
    }
  }

  /// What several are called, as over a part of a report.
  package var heading: Localized {
    switch self {
    case .story: Localized(en: "Stories", nl: "Verhalen")
    case .dream: Localized(en: "Dreams", nl: "Dromen")
    case .action: Localized(en: "Actions", nl: "Acties")
    case .concern: Localized(en: "Concerns", nl: "Zorgen")
    case .recommendation: Localized(en: "Recommendations", nl: "Aanbevelingen")
    case .offer: Localized(en: "Offers", nl: "Inbreng")
    case .need: Localized(en: "Needs", nl: "Nodig")
    }
  }

  /// A number of them, as "2 dreams".
  package func counted(_ number: Int) -> Localized {
    let isOne = number == 1
    let word =
      switch self {
      case .offer where !isOne: Localized(en: "offers", nl: "keer inbreng")
      case .need where !isOne: Localized(en: "needs", nl: "keer nodig")
      case .offer: Localized(en: "offer", nl: "keer inbreng")
      case .need: Localized(en: "need", nl: "keer nodig")
      default: isOne ? words : heading.map { $0.lowercased() }
      }
    return word.map { "\(number) \($0)" }
  }

  /// The type that a heading of a report or the cell of a table names; nil where it is another word.
  ///
  /// A number before it and a colon behind it are no part of the word.
  package init?(heading text: String) {
    let start = text.drop { !$0.isLetter }
    let end = start.lastIndex(where: \.isLetter).map { start[...$0] } ?? ""
    let word = end.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    guard let type = Self.byWord[word] else { return nil }
    self = type
  }

  /// How people write over a list what is in it.
  private static let byWord: [String: PointType] = {
    let words: [PointType: [String]] = [
      .story: ["verhaal", "verhalen", "story", "stories"],
      .dream: ["droom", "dromen", "dream", "dreams"],
      .action: ["actie", "acties", "action", "actions"],
      .concern: ["zorg", "zorgen", "concern", "concerns", "worry", "worries"],
      .recommendation: ["aanbeveling", "aanbevelingen", "recommendation", "recommendations"],
      .offer: [
        "inbreng", "aanbod", "wat breng ik in", "wat kan ik inbrengen", "offer", "offers", "what can i bring",
      ],
      .need: ["nodig", "wat heb ik nodig", "behoefte", "behoeften", "need", "needs", "what do i need"],
    ]
    return words.reduce(into: [:]) { found, entry in for word in entry.value { found[word] = entry.key } }
  }()
}
