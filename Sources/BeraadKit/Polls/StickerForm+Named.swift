import Deliberation

/// Names that somebody typed or a file holds, as the boards, items and meetings of a poll.
extension StickerForm {
  func board(named name: String) throws(Refusal) -> Board {
    guard let board = boards.first(where: { $0.id.description == name }) else {
      throw .unknown("board", name, among: boards.map(\.id.description))
    }
    return board
  }

  func meeting(named name: String) throws(Refusal) -> Meeting {
    guard let meeting = meetings.first(where: { $0.id.description == name }) else {
      throw .unknown("meeting", name, among: meetings.map(\.id.description))
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
    guard let item = items.first(where: { $0.id.description == name }) else {
      throw .unknown("item", name, "on the board '\(id)'", among: items.map(\.id.description))
    }
    return item
  }
}
