import Deliberation

extension ResultCorrection {
  /// What was and what is; `null` of a meeting that was not counted then, or is not now.
  struct Figure: Encodable, Sendable {
    let before: Int?
    let now: Int?

    init(_ pair: CorrectedFigures.Pair) { (before, now) = (pair.before, pair.now) }

    private enum CodingKeys: String, CodingKey { case before, now }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(before, forKey: .before)
      try object.encode(now, forKey: .now)
    }
  }

  /// A meeting or region with other figures.
  struct Part: Encodable, Sendable {
    /// Both nil of the meetings without a region together.
    let meeting: String?
    let region: String?
    let people: Figure
    /// The items that have other figures there.
    let items: [Item]

    struct Item: Encodable, Sendable {
      let board: String
      let item: String
      let stickers: Figure
    }

    private enum CodingKeys: String, CodingKey { case meeting, region, people, items }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(meeting, forKey: .meeting)
      try object.encode(region, forKey: .region)
      try object.encode(people, forKey: .people)
      try object.encode(items, forKey: .items)
    }

    init(_ part: CorrectedFigures.Part) {
      switch part.place {
      case .meeting(let id, _): (meeting, region) = (id.description, nil)
      case .region(let name): (meeting, region) = (nil, name)
      case .noRegion: (meeting, region) = (nil, nil)
      }
      people = Figure(part.people)
      items = part.changes.compactMap { change in
        change.item.map {
          Item(board: $0.board.description, item: $0.id.description, stickers: Figure(change.figure))
        }
      }
    }
  }
}

extension CorrectedFigures.Pair {
  /// The figure before and now.
  var words: Localized {
    let (before, now) = (Self.words(before), Self.words(now))
    return Localized { "\(before[$0]) → \(now[$0])" }
  }

  private static func words(_ figure: Int?) -> Localized {
    figure.map { Localized("\($0)") } ?? Localized(en: "not counted", nl: "niet geteld")
  }
}

extension CorrectedFigures.Part {
  /// What is other at a meeting or in a region.
  var sentence: Localized {
    let name =
      switch place {
      case .meeting(_, let title): Localized(en: "at \(title)", nl: "bij \(title)")
      case .region(let name): Localized(en: "in the region \(name)", nl: "in de regio \(name)")
      case .noRegion:
        Localized(en: "at the meetings without a region", nl: "bij de bijeenkomsten zonder regio")
      }
    return Localized { language in
      let figures = changes.map { change in
        let people = language == .dutch ? "mensen" : "people"
        return "\(change.item?.label ?? people) \(change.figure.words[language])"
      }
      return "\(name[language]): \(figures.joined(separator: ", "))"
    }
  }
}

extension CorrectedFigures.Part.ChangedItem {
  /// With its board, where there are several.
  fileprivate var label: String { isOnOneBoard ? "“\(text)”" : "“\(text)” (\(title))" }
}

extension CorrectedFigures.Reason {
  /// Why the figures of before are not told.
  var sentence: Localized {
    Localized(
      en: "The earlier figures are not shown: \(reason.english).",
      nl: "De eerdere cijfers zijn niet te zien: \(reason.dutch).")
  }

  /// Why those of the meetings and regions are not.
  var sentenceOfParts: Localized {
    Localized(
      en: "What each meeting and region had before is not shown: \(reason.english).",
      nl: "Wat elke bijeenkomst en regio eerst had, is niet te zien: \(reason.dutch).")
  }

  private var reason: Localized {
    switch self {
    case .fewPeople:
      Localized(
        en: "too few people may stand behind a difference from the figures of now",
        nl: "achter een verschil met de cijfers van nu kunnen te weinig mensen zitten")
    case .severalResults:
      Localized(
        en: "there is more than one earlier result, and from several somebody's ballot could be computed",
        nl: "er is meer dan één eerdere uitslag, en daaruit zou te berekenen zijn wat iemand plakte")
    case .otherMeetings:
      Localized(
        en: "other meetings were counted then, and from both somebody's ballot could be computed",
        nl: "toen waren andere bijeenkomsten geteld, en uit beide zou te berekenen zijn wat iemand plakte")
    case .manyMeetings:
      Localized(
        en: "there are too many meetings to check that nobody's ballot can be computed",
        nl: "er zijn te veel bijeenkomsten om na te gaan dat niet te berekenen is wat iemand plakte")
    }
  }
}
