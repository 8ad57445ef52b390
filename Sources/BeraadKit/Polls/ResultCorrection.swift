import Deliberation

/// A closed poll that was closed anew: what it came to before and after, and why.
package struct ResultCorrection: Encodable, Sendable {
  let paper: String
  package let poll: String
  /// The closing that took the place of others, and these.
  package let closing: String
  package let replaces: [String]
  package let by: String
  package let at: String
  /// Nil where the closing says none.
  package let reason: String?
  /// The meetings that are counted otherwise since.
  package let meetings: [String]
  /// Their titles.
  let places: [String]
  /// Every item with what it had and has, in the order of the definition; nil where these figures cannot stand beside each other,
  /// because too few people stand behind the difference.
  package let items: [Item]?

  private enum CodingKeys: String, CodingKey {
    case poll, closing, replaces, by, at, reason, meetings, items
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
    try object.encode(items, forKey: .items)
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
  }
}

extension ResultCorrection {
  init?(_ earlier: EarlierResult, _ later: PollState, in dossier: Dossier) {
    guard case .sticker(let form) = later.poll.form, case .closing(let closing) = earlier.closing.record.body
    else { return nil }
    let header = earlier.closing.record.header
    let before = StickerTally(form: form, state: earlier.state)
    let now = StickerTally(form: form, state: later)
    let meetings = form.meetings.filter { earlier.meetings.contains($0.id) }
    self.init(
      paper: later.poll.paper.description, poll: later.poll.id.description,
      closing: earlier.closing.record.id.description,
      replaces: closing.replaces.map(\.description), by: dossier.name(of: header.partner),
      at: header.at.rfc3339, reason: earlier.reason,
      meetings: meetings.map(\.id.description), places: meetings.map(\.title),
      items: PollState.showsBoth(before, now, changed: earlier.meetings, form: form)
        ? zip(before.boards, now.boards).flatMap(Self.items) : nil)
  }

  private static func items(_ before: StickerTally.BoardTally, _ now: StickerTally.BoardTally) -> [Item] {
    zip(before.items, now.items).map { old, new in
      Item(
        board: now.id.description, item: new.id.description, onWall: (now.title, new.text),
        before: Place(stickers: old.stickers ?? 0, rank: old.rank ?? 0),
        now: Place(stickers: new.stickers ?? 0, rank: new.rank ?? 0))
    }
  }

  /// That it was closed anew, by whom and why, and which meetings were counted otherwise.
  private var beginning: String {
    let counted = places.isEmpty ? "" : " Counted otherwise: \(places.joined(separator: ", "))."
    return
      "The poll '\(poll)' was closed anew by \(by) (\(closing)), in the place of \(replaces.joined(separator: " and "))\(reason.map { ": “\($0)”" } ?? ", and nobody said why.")\(counted)"
  }

  /// The same, and where both results stand: for whoever reads a list of other things.
  package var short: String { "\(beginning) Both results: beraad tally \(paper)/\(poll)" }

  /// The old result, the new one and why, as a line in a list.
  package var sentence: String {
    guard let items else {
      return
        "\(beginning) What it was before is not shown beside it: too few people stand behind the difference."
    }
    let other = items.filter(\.isOther)
    guard !other.isEmpty else { return "\(beginning) No figure of the result changed." }
    var boards: [(title: String, items: [String])] = []
    for item in other {
      if boards.last?.title != item.onWall.board { boards.append((item.onWall.board, [])) }
      boards[boards.count - 1].items.append(
        "“\(item.onWall.item)” \(item.before.words) → \(item.now.words)")
    }
    let figures = boards.map { "\($0.title): \($0.items.joined(separator: ", "))" }.joined(separator: "; ")
    return "\(beginning) Before → now: \(figures)."
  }
}

extension ResultCorrection.Place {
  fileprivate var words: String { "\(stickers) (place \(rank))" }
}

extension PollState {
  /// What became of earlier results, the oldest first.
  func correctionRows(in dossier: Dossier) -> [ResultCorrection] {
    corrections.compactMap { ResultCorrection($0.earlier, $0.later, in: dossier) }
  }

  /// What was counted after the closing and has no part in the result until the poll is closed anew, a sentence each.
  func lateSentences(in dossier: Dossier) -> [String] {
    return lateCounts.sorted { $0.key < $1.key }.compactMap { meeting, late in
      guard let holds = late.holds else { return nil }
      let ids = ([holds] + late.others).map { "\($0.record.id)" }
      let isOne = ids.count == 1
      let what =
        isOne
        ? "\(ids[0]), of \(meeting) in '\(poll.id)', does"
        : "\(ids.joined(separator: " and ")), of \(meeting) in '\(poll.id)' and made apart, do"
      return
        "\(what) not count: \(isOne ? "it came after the closing, which does not list it" : "they came after the closing, which does not list them"); the committee takes \(isOne ? "it" : "one") in with: beraad poll close \(dossier.paper.slug)/\(poll.id)\(closingOptions(isCorrecting: true))"
    }
  }
}
