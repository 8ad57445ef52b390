package import Deliberation

/// What came of it.
package struct Harvested: Encodable, Sendable {
  package let paper: String
  package let meeting: String
  package let group: String?
  package let points: [Row]
  package let story: [Localized]

  /// A point that was marked.
  package struct Row: Encodable, Sendable {
    package let id: String
    package let type: String
    package let group: String?
    package let words: String
  }

  private enum CodingKeys: String, CodingKey { case paper, meeting, group, points }
}

extension Harvested {
  init(_ draft: ReportDraft, _ slug: Slug, _ records: [Record]) {
    let points = records.compactMap { record -> (Record, Point)? in
      if case .point(let point) = record.body { (record, point) } else { nil }
    }
    let counts = PointType.allCases.compactMap { type -> Localized? in
      let number = points.count { $0.1.type == type }
      return number == 0 ? nil : type.counted(number)
    }
    var story: [Localized] = []
    if draft.text != nil {
      story.append(
        Localized(
          en: "Began the report \(slug) of \(draft.meeting.meeting.title).",
          nl: "Het verslag \(slug) van \(draft.meeting.meeting.title) is begonnen."))
    }
    let list = Localized { language in Localized.listed(counts.map { $0[language] })[language] }
    story.append(
      points.isEmpty
        ? Localized(
          en:
            "No heading of it names points: mark them with: beraad point add \(slug) --on QUOTE --kind dream",
          nl: "Geen kop noemt punten: merk ze met: beraad point add \(slug) --on CITAAT --kind dream")
        : Localized(en: "Marked \(list.english).", nl: "Gemerkt: \(list.dutch)."))
    story += draft.notes
    if !draft.empty.isEmpty {
      let names = draft.empty.map { "“\($0)”" }.joined(separator: ", ")
      story.append(Localized(en: "Nothing stands below \(names).", nl: "Er staat niets onder \(names)."))
    }
    let silent = points.count { $0.1.type == .story && !$0.1.consent }
    if silent > 0 { story.append(.withoutConsent(silent)) }
    self.init(
      paper: slug.description, meeting: draft.meeting.meeting.id.description, group: draft.group,
      points: points.map {
        Row(
          id: $0.id.description, type: $1.type.rawValue, group: $1.group,
          words: ShownWords.of($1.anchor.quote))
      }, story: story)
  }
}

extension Localized {
  /// That stories are not published as long as nobody says that they may be.
  static func withoutConsent(_ stories: Int) -> Localized {
    Localized(
      en:
        "\(stories == 1 ? "One story has" : "\(stories) stories have") no consent recorded: no edition quotes \(stories == 1 ? "it" : "them"). Say that it was given with: beraad point set ID --consent",
      nl:
        "Van \(stories == 1 ? "één verhaal" : "\(stories) verhalen") is geen toestemming vastgelegd: geen editie citeert \(stories == 1 ? "het" : "ze"). Leg die vast met: beraad point set NUMMER --consent"
    )
  }
}
