import Deliberation
import Storage

/// Where an item was taken up, as it was typed.
package enum TieWish: Sendable {
  /// At words of the draft.
  case words(String, nth: Int?, isPart: Bool)
  /// Nowhere.
  case nowhere
}

extension Context {
  /// Records where an item of a sticker poll was taken up in the text, or that it was not; the last that was recorded holds.
  ///
  /// - Parameters:
  ///   - item: its id or text.
  ///   - board: its board, where several have an item of that name.
  ///   - reason: why; has to be given where it was taken up nowhere.
  package func tie(
    _ item: String, board: String? = nil, of name: PollName, to wish: TieWish, because reason: String? = nil
  ) throws -> PollStep {
    let reason = try reason.map { try givenText($0, what: .aReason) }
    return try change("poll: tie \(item) in \(name)") { desk in
      try desk.identity.mustBe(
        .committee,
        to: Localized(en: "say where an item was taken up", nl: "zeggen waar een onderdeel is opgenomen"))
      let poll = try desk.poll(name, scope: .collected)
      let form = try poll.stickerForm()
      guard poll.state.opening != nil else {
        throw Refusal(
          Localized(
            en: "\(poll.name) is not open yet: its items can still change.",
            nl: "\(poll.name) is nog niet open: de onderdelen kunnen nog veranderen."),
          hints: [
            Localized(
              en: "the committee opens it with: beraad poll open \(poll.name)",
              nl: "de commissie opent haar met: beraad poll open \(poll.name)")
          ], by: .pollNotOpen)
      }
      let found = try form.item(named: item, onBoard: board)
      let paper = poll.dossier.paper
      let range = try wish.range(in: paper)
      guard range != nil || reason != nil else {
        throw Refusal(
          Localized(
            en: "Say why \(found) was not taken up, with: --because WHY",
            nl: "Zeg waarom \(found) niet is opgenomen, met: --because WAAROM"))
      }
      let tie = Tie(
        poll: poll.state.poll.id, item: found, anchor: range.map { Places.anchor($0, in: paper) },
        reason: reason,
        replaces: poll.state.ties[found]?.replaced ?? [])
      let standing = poll.state.ties[found]
      if let holds = standing?.holds, standing?.others.isEmpty == true,
        case .tie(let now) = holds.record.body,
        now.anchor == tie.anchor, now.reason == tie.reason
      {
        return PollStep(
          paper: poll.name.paper, poll: poll.name.poll, stage: poll.state.stage,
          record: holds.record.id.description,
          story: [
            Localized(
              en: "\(found) of \(poll.name) stands so already; nothing was changed.",
              nl: "\(found) van \(poll.name) staat al zo vast; er is niets veranderd.")
          ], warnings: [])
      }
      let record = desk.seal(.tie(tie), in: poll)
      try desk.commit(
        record, of: poll, summary: "poll: tie \(found) in \(poll.name)", reason: reason ?? "")
      let place = range.map { Places.name(of: $0.lowerBound, in: paper) }
      let quote = tie.anchor?.quote.summaryLine ?? ""
      let story = Localized(
        en:
          "\(found) of \(poll.name): \(place.map { "tied to “\(quote)”, \($0.english)" } ?? "not taken up").",
        nl:
          "\(found) van \(poll.name): \(place.map { "opgenomen bij “\(quote)”, \($0.dutch)" } ?? "niet opgenomen")."
      )
      return PollStep(
        paper: poll.name.paper, poll: poll.name.poll, stage: poll.state.stage, record: record.id.description,
        story: [story]
          + tie.replaces.map {
            Localized(en: "It takes the place of \($0).", nl: "Dit komt in plaats van \($0).")
          },
        warnings: range == nil ? poll.clearWarning(about: found, form) : [])
    }
  }
}

extension TieWish {
  /// The words that took the item up; nil where none did.
  fileprivate func range(in paper: Paper) throws(Refusal) -> Range<Int>? {
    switch self {
    case .nowhere: nil
    case .words(let words, let nth, let isPart):
      try Places.find(QuotedWords(words, nth: nth, isPart: isPart), in: paper)
    }
  }
}

extension StickerForm {
  fileprivate func item(named name: String, onBoard board: String?) throws(Refusal) -> BoardItem {
    if let board {
      let board = try self.board(named: board)
      return BoardItem(board: board.id, item: try board.item(named: name).id)
    }
    var found: [BoardItem] = []
    for board in boards {
      if let item = try board.items.named(name, .typed) {
        found.append(BoardItem(board: board.id, item: item.id))
      }
    }
    guard let first = found.first else {
      throw .unknown(.item, name, among: boards.flatMap(\.items).map(\.id.description))
    }
    guard found.count == 1 else {
      throw Refusal(
        Localized(
          en: "Several boards have an item '\(name)'.", nl: "Er is op meer borden een onderdeel '\(name)'."),
        hints: [
          Localized(
            en: "say which with --board: \(found.map(\.board.description).joined(separator: ", "))",
            nl: "zeg welk met --board: \(found.map(\.board.description).joined(separator: ", "))")
        ])
    }
    return first
  }
}

extension PollDesk {
  /// That an item which is not taken up clearly came first at the meetings.
  fileprivate func clearWarning(about item: BoardItem, _ form: StickerForm) -> [Localized] {
    let tally = StickerTally.atMeetings(form: form, state: state)
    guard state.closing != nil, let board = tally.boards.first(where: { $0.id == item.board }),
      let first = board.clearFirst, first.id == item.item
    else { return [] }
    return [
      Localized(
        en: "\(item) clearly came first at the meetings: the page shows that, and your reason.",
        nl: "\(item) stond in de bijeenkomsten duidelijk bovenaan: de pagina laat dat zien, met uw reden.")
    ]
  }
}
