package import Deliberation

/// Names that somebody typed or a file holds, as the boards, items and meetings of a poll.
extension StickerForm {
  func board(named name: String) throws(Refusal) -> Board {
    guard let board = boards.named(name, id: \.id, text: \.title) else {
      throw .unknown("board", String(name.prefix(64)), among: boards.map(\.id.description))
    }
    return board
  }

  /// The meeting of that id or title.
  package func meeting(called name: String) throws(Refusal) -> Meeting { try meeting(named: name) }

  func meeting(named name: String) throws(Refusal) -> Meeting {
    guard let meeting = meetings.named(name, id: \.id, text: \.title) else {
      throw .unknown("meeting", String(name.prefix(64)), among: meetings.map(\.id.description))
    }
    return meeting
  }

  /// The items of each board in the order in which they hang there: the order in which somebody wrote them
  /// down is nobody's business.
  func sorted(_ stickers: [Slug: [Slug]]) -> [Slug: [Slug]] {
    var sorted: [Slug: [Slug]] = [:]
    for board in boards {
      guard let placed = stickers[board.id], !placed.isEmpty else { continue }
      sorted[board.id] = board.items.flatMap { item in placed.filter { $0 == item.id } }
    }
    return sorted
  }
}

extension Board {
  func item(named name: String) throws(Refusal) -> PollItem {
    guard let item = items.named(name, id: \.id, text: \.text) else {
      throw .unknown(
        "item", String(name.prefix(64)), "on the board '\(id)'", among: items.map(\.id.description))
    }
    return item
  }
}

extension Array {
  /// The element of that id, else the only one of that text: who fills in a table copies what hangs on the wall.
  fileprivate func named(_ name: String, id: (Element) -> Slug, text: (Element) -> String) -> Element? {
    let folded = name.lowercased()
    if let found = first(where: { id($0).description == folded }) { return found }
    let found = filter { text($0).lowercased() == folded }
    return found.count == 1 ? found.first : nil
  }
}
