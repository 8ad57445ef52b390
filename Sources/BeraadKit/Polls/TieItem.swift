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
    let reason = try reason.map { try givenText($0, what: "a reason") }
    return try change("poll: tie \(item) in \(name)") { desk in
      try desk.identity.mustBe(
        .committee,
        to: Localized(en: "say where an item was taken up", nl: "zeggen waar een onderdeel is opgenomen"))
      let poll = try desk.poll(name, scope: .collected)
      let form = try poll.stickerForm()
      guard poll.state.opening != nil else {
        throw Refusal(
          "\(poll.name) is not open yet: its items can still change.",
          hints: ["the committee opens it with: beraad poll open \(poll.name)"], by: .pollNotOpen)
      }
      let found = try form.item(named: item, onBoard: board)
      let paper = poll.dossier.paper
      let range = try wish.range(in: paper)
      guard range != nil || reason != nil else {
        throw Refusal("Say why \(found) was not taken up, with: --because WHY")
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
          story: ["\(found) of \(poll.name) stands so already; nothing was changed."], warnings: [])
      }
      let record = desk.seal(.tie(tie), in: poll)
      try desk.commit(
        record, of: poll, summary: "poll: tie \(found) in \(poll.name)", reason: reason ?? "")
      let place =
        range.map {
          "tied to “\(tie.anchor?.quote.summaryLine ?? "")”, \(Places.name(of: $0.lowerBound, in: paper))"
        }
        ?? "not taken up"
      return PollStep(
        paper: poll.name.paper, poll: poll.name.poll, stage: poll.state.stage, record: record.id.description,
        story: ["\(found) of \(poll.name): \(place)."] + tie.replaces.map { "It takes the place of \($0)." },
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
        "Several boards have an item '\(name)'.",
        hints: ["say which with --board: \(found.map(\.board.description).joined(separator: ", "))"])
    }
    return first
  }
}

extension PollDesk {
  /// That an item which is not taken up clearly came first.
  fileprivate func clearWarning(about item: BoardItem, _ form: StickerForm) -> [String] {
    let tally = StickerTally(form: form, state: state)
    guard state.closing != nil, let board = tally.boards.first(where: { $0.id == item.board }),
      let first = board.clearFirst, first.id == item.item
    else { return [] }
    return ["\(item) clearly came first on its board: the page shows that, and your reason."]
  }
}
