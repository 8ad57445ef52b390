package import Deliberation

/// A closed poll that was closed anew: what it came to before and after, and why.
package struct ResultCorrection: Encodable, Sendable {
  let paper: String
  package let poll: String
  /// The closing that took the place of others, and those of them that had this earlier result.
  package let closing: String
  package let replaces: [String]
  /// Those that were made apart from these, and of which `closing` took the place without another result.
  let besides: [String]
  package let by: String
  package let at: String
  /// Nil where the closing says none.
  package let reason: String?
  /// The meetings that are counted otherwise since.
  package let meetings: [String]
  /// Their titles.
  let places: [String]
  /// The partners whose vote counts otherwise since.
  package let partners: [String]
  /// Of a sticker poll every item with what it had and has now, in the order of the definition; nil where these figures are not shown, and
  /// of any other poll.
  package let items: [Item]?
  /// Why they are not; nil where they are, and of any other poll.
  package let hides: CorrectedFigures.Reason?
  /// The same figures, and those of the meetings and regions that have others now.
  package let figures: CorrectedFigures?
  /// The first edition that has the earlier figures; nil where none has to be named.
  package let edition: Int?
  /// Which edition that is, in a sentence.
  package let source: Localized?
  /// The closings that lie between the figures, this one among them; nil where no figures stand beside each other.
  package let since: [Between]?
  /// What these are, in a sentence; nil where it is this one alone.
  package let between: Localized?
  /// That there is no other result to hold it against, in a sentence; nil where there is.
  package let same: Localized?
  /// Of a motion each alternative and the abstentions with their votes, of a stance each stance with who takes it; nil of a sticker
  /// poll.
  package let choices: [Choice]?
  /// Who did not vote, then and since; nil of a sticker poll.
  package let silent: Silent?
  /// Of a motion what came of it; nil of any other poll.
  package let verdict: Verdict?

  private enum CodingKeys: String, CodingKey {
    case poll, closing, replaces, by, at, reason, meetings, partners, items, hidden, edition, people,
      parts, partsHidden, since, choices, silent, verdict
  }

  /// Figures that are not shown are `null`, never left out.
  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(poll, forKey: .poll)
    try object.encode(closing, forKey: .closing)
    try object.encode(replaces, forKey: .replaces)
    try object.encode(by, forKey: .by)
    try object.encode(at, forKey: .at)
    try object.encode(reason, forKey: .reason)
    try object.encode(meetings, forKey: .meetings)
    try object.encode(partners, forKey: .partners)
    try object.encode(items, forKey: .items)
    try object.encode(hides?.rawValue, forKey: .hidden)
    try object.encode(figures.map { Figure($0.people) }, forKey: .people)
    try object.encode(edition, forKey: .edition)
    try object.encode(figures?.parts.map(Part.init), forKey: .parts)
    try object.encode(figures?.hiddenParts.map(HiddenPlace.init), forKey: .partsHidden)
    try object.encode(since, forKey: .since)
    try object.encode(choices, forKey: .choices)
    try object.encode(silent, forKey: .silent)
    try object.encode(verdict, forKey: .verdict)
  }

  package struct Choice: Encodable, Sendable {
    package let id: String
    package let before: Int
    package let now: Int
  }

  package struct Silent: Encodable, Sendable {
    package let before: [String]
    package let now: [String]
  }

  package struct Verdict: Encodable, Sendable {
    package let before: Localized
    package let now: Localized
  }

  package struct Item: Encodable, Sendable {
    package let board: String
    package let item: String
    /// The title and the text, as they hung on the wall.
    let onWall: (board: String, item: String)
    package let before: Place
    package let now: Place

    private enum CodingKeys: String, CodingKey {
      case board, item, before, now
    }

    package var isOther: Bool { before != now }
  }

  package struct Place: Encodable, Equatable, Sendable {
    package let stickers: Int
    package let rank: Int
    let isTied: Bool

    private enum CodingKeys: String, CodingKey { case stickers, rank }
  }
}

extension ResultCorrection {
  init(_ earlier: EarlierResult, in dossier: Dossier) {
    let header = earlier.closing.record.header
    let (before, now) = (earlier.state, earlier.later)
    var (choices, silent, verdict): ([Choice]?, Silent?, Verdict?) = (nil, nil, nil)
    switch now.poll.form {
    case .sticker: break
    case .motion(let form):
      let (then, since) = (MotionTally(form: form, state: before), MotionTally(form: form, state: now))
      choices =
        zip(then.votes, since.votes).map {
          Choice(id: "\($0.alternative)", before: $0.votes, now: $1.votes)
        } + [
          Choice(
            id: Vote.abstain, before: then.votes(of: then.abstained), now: since.votes(of: since.abstained))
        ]
      silent = Silent(before: then.silent.map(\.description), now: since.silent.map(\.description))
      verdict = Verdict(before: then.verdict.outcome, now: since.verdict.outcome)
    case .stance:
      let (then, since) = (StanceTally(state: before), StanceTally(state: now))
      choices = Stance.allCases.map { stance in
        Choice(
          id: stance.rawValue, before: then.positions.count { $0.stance == stance },
          now: since.positions.count { $0.stance == stance })
      }
      silent = Silent(before: then.silent.map(\.description), now: since.silent.map(\.description))
    }
    let meetings = now.poll.meetings.toldApart.filter { earlier.meetings.contains($0.id) }
    let told = earlier.told
    let showsFigures = told.figures != nil && earlier.sentenceOfSame == nil
    self.init(
      paper: now.poll.paper.description, poll: now.poll.id.description,
      closing: earlier.closing.record.id.description,
      replaces: earlier.replaces.map(\.description), besides: earlier.besides.map(\.description),
      by: dossier.name(of: header.partner),
      at: header.at.rfc3339, reason: earlier.reason,
      meetings: meetings.map(\.id.description), places: meetings.map(\.title),
      partners: earlier.partners.sorted().map(\.description),
      items: told.figures?.boards.flatMap(Self.items), hides: told.hides, figures: told.figures,
      edition: told.figures == nil ? nil : earlier.edition,
      source: told.figures == nil ? nil : earlier.source,
      since: showsFigures ? earlier.since.map { Between($0, in: dossier) } : nil,
      between: showsFigures
        ? earlier.sentenceOfBetween {
          Localized("\($0.record.id), \(dossier.name(of: $0.record.header.partner))")
        } : nil,
      same: earlier.sentenceOfSame,
      choices: choices, silent: silent, verdict: verdict)
  }

  private static func items(_ board: CorrectedFigures.Board) -> [Item] {
    board.items.map { item in
      Item(
        board: board.id.description, item: item.id.description, onWall: (board.title, item.text),
        before: Place(item.before), now: Place(item.now))
    }
  }

  /// That it was closed anew, by whom and why, and what was counted otherwise.
  private var beginning: Localized {
    Self.beginning(
      poll: poll, by: by, closing: closing, replaces: replaces, besides: besides, reason: reason,
      places: places,
      partners: partners)
  }

  static func beginning(
    poll: String, by: String, closing: String, replaces: [String], besides: [String], reason: String?,
    places: [String],
    partners: [String]
  ) -> Localized {
    func counted(_ language: Language) -> String {
      let others = places + partners.map { language == .dutch ? "de stem van \($0)" : "the vote of \($0)" }
      guard !others.isEmpty else { return "" }
      return
        " \(language == .dutch ? "Anders geteld" : "Counted otherwise"): \(others.joined(separator: ", "))."
    }
    let alike = besides.joined(separator: ", ")
    let also =
      besides.isEmpty
      ? Localized.nothing
      : Localized(
        en: " (and of \(alike), made apart from that, which had all as it is now)",
        nl: " (en van \(alike), los daarvan gemaakt, waarbij alles al was zoals nu)")
    return Localized(
      en:
        "The poll '\(poll)' was closed anew by \(by) (\(closing)), in the place of \(replaces.joined(separator: " and "))\(also.english)\(reason.map { ": “\($0)”" } ?? ", and nobody said why.")\(counted(.english))",
      nl:
        "De peiling '\(poll)' is opnieuw gesloten door \(by) (\(closing)), in plaats van \(replaces.joined(separator: " en "))\(also.dutch)\(reason.map { ": “\($0)”" } ?? ", en niemand zei waarom.")\(counted(.dutch))"
    )
  }

  /// The old result, the new one and why, as a line in a list.
  package var sentence: Localized {
    Localized { language in
      [
        beginning[language], between?[language], change(language), same == nil ? source?[language] : nil,
      ].compactMap(\.self).filter { !$0.isEmpty }
        .reduce(into: "") { told, part in
          told += (told.isEmpty || told.hasSuffix("\n") || part.hasPrefix("\n") ? "" : " ") + part
        }
    }
  }

  private func change(_ language: Language) -> String {
    if let same { return same[language] }
    if let hides { return hides.sentence[language] }
    let other = others(language)
    let hidden = figures?.sentenceOfHidden.map { " \($0[language])" } ?? ""
    if !other.isEmpty {
      let heading = language == .dutch ? "Vóór → nu:" : "Before → now:"
      // More places than one takes in at a glance have a line each.
      guard other.count > Self.mostOnALine else {
        return "\(heading) \(other.joined(separator: "; "))." + hidden
      }
      return "\n\(heading)\n" + other.map { "  \($0)\n" }.joined() + hidden.trimmingWhitespace
    }
    let nothing: Localized =
      !hidden.isEmpty
      ? Localized(
        en: "The stickers and people of all meetings together are the same.",
        nl: "De stickers en mensen van alle bijeenkomsten samen zijn gelijk.")
      : places.isEmpty
        ? Localized(
          en: "No figure of the result changed.", nl: "Geen cijfer van de uitslag is veranderd.")
        : Localized(
          en:
            "Stickers and people are the same, in all and at each meeting; what else is told of a meeting may be other.",
          nl:
            "Stickers en mensen zijn gelijk, in totaal en per bijeenkomst; wat verder van een bijeenkomst is gezegd, kan anders zijn."
        )
    return nothing[language] + hidden
  }

  private static let mostOnALine = 3

  /// What is other than before.
  private func others(_ language: Language) -> [String] {
    var boards: [(title: String, items: [String])] = []
    for item in (items ?? []).filter(\.isOther) {
      if boards.last?.title != item.onWall.board { boards.append((item.onWall.board, [])) }
      boards[boards.count - 1].items.append(
        "“\(item.onWall.item)” \(item.before.words[language]) → \(item.now.words[language])")
    }
    var other = boards.map { "\($0.title): \($0.items.joined(separator: ", "))" }
    other += (choices ?? []).filter { $0.before != $0.now }.map { "\($0.id) \($0.before) → \($0.now)" }
    if let silent, silent.before != silent.now {
      let (before, now) = (Self.listed(silent.before, language), Self.listed(silent.now, language))
      other.append("\(language == .dutch ? "niet gestemd" : "did not vote"): \(before) → \(now)")
    }
    if let verdict, verdict.before != verdict.now {
      other.append("\(verdict.before[language]) → \(verdict.now[language])")
    }
    if let people = figures?.people, people.isOther {
      other.insert("\(language == .dutch ? "mensen" : "people") \(people.words[language])", at: 0)
    }
    return other + (figures?.parts.map { $0.sentence[language] } ?? [])
  }

  private static func listed(_ partners: [String], _ language: Language) -> String {
    partners.isEmpty ? (language == .dutch ? "niemand" : "nobody") : partners.joined(separator: ", ")
  }
}

extension MotionTally.Verdict {
  /// What a motion comes to, in a few words.
  fileprivate var outcome: Localized {
    switch self {
    case .won(let winner): Localized(en: "'\(winner)' wins", nl: "'\(winner)' wint")
    case .noQuorum: Localized(en: "no quorum", nl: "geen quorum")
    case .tie: Localized(en: "a tie", nl: "gelijke stand")
    case .short: Localized(en: "nothing is chosen", nl: "niets is gekozen")
    case .unsettled: Localized(en: "not settled", nl: "nog geen uitslag")
    }
  }
}
