import Deliberation

extension ResultCorrection {
  /// A closing between the figures.
  package struct Between: Encodable, Sendable {
    package let closing: String
    package let by: String
    package let at: String
    /// Nil where it says none.
    package let reason: String?

    private enum CodingKeys: String, CodingKey { case closing, by, at, reason }

    package func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(closing, forKey: .closing)
      try object.encode(by, forKey: .by)
      try object.encode(at, forKey: .at)
      try object.encode(reason, forKey: .reason)
    }
  }

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

  /// A meeting or region that is hidden.
  struct HiddenPlace: Encodable, Sendable {
    /// Both nil of the meetings without a region together.
    let meeting: String?
    let region: String?

    private enum CodingKeys: String, CodingKey { case meeting, region }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(meeting, forKey: .meeting)
      try object.encode(region, forKey: .region)
    }

    init(_ place: CorrectedFigures.Where) {
      switch place {
      case .meeting(let id, _): (meeting, region) = (id.description, nil)
      case .region(let name): (meeting, region) = (nil, name)
      case .noRegion: (meeting, region) = (nil, nil)
      }
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
      let place = HiddenPlace(part.place)
      (meeting, region) = (place.meeting, place.region)
      people = Figure(part.people)
      items = part.changes.compactMap { change in
        change.item.map {
          Item(board: $0.board.description, item: $0.id.description, stickers: Figure(change.figure))
        }
      }
    }
  }
}

extension ResultCorrection.Between {
  init(_ filed: Filed, in dossier: Dossier) {
    let header = filed.record.header
    var reason: String?
    if case .closing(let closing) = filed.record.body { reason = closing.reason }
    self.init(
      closing: "\(filed.record.id)", by: dossier.name(of: header.partner), at: header.at.rfc3339,
      reason: reason)
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

extension ResultCorrection.Place {
  init(_ place: CorrectedFigures.Place) {
    self.init(stickers: place.stickers, rank: place.rank, isTied: place.isTied)
  }

  /// The stickers, with the place where there is one.
  var words: Localized {
    guard stickers != 0 || rank > 1 else { return Localized("\(stickers)") }
    return Localized(
      en: "\(stickers) (place \(rank)\(isTied ? ", tied" : ""))",
      nl: "\(stickers) (plaats \(rank)\(isTied ? ", gelijk" : ""))")
  }
}
