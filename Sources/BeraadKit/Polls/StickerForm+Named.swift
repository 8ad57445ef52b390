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

/// What somebody copied from a paper ballot.
extension Board {
  /// The items of a cell: short names or numbers with spaces between them, or texts, several of them with `;` or `|` between.
  func names(in cell: String) -> [String] {
    cell.split { $0 == ";" || $0 == "|" || $0.isNewline }.flatMap { part -> [String] in
      let part = String(part).trimmingWhitespace
      if items.named(part, id: \.id, text: \.text) != nil { return [part] }
      return part.split(whereSeparator: \.isWhitespace).map(String.init)
    }
  }

  /// An item by its short name, its text, or its number on the board: the paper ballot has that before the text.
  func item(onBallot name: String) throws(Refusal) -> PollItem {
    if let item = items.named(name, id: \.id, text: \.text) { return item }
    if let number = Int(name), name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      guard items.indices.contains(number - 1) else {
        throw Refusal("The board '\(id)' has no item \(number): they go from 1 to \(items.count).")
      }
      return items[number - 1]
    }
    return try item(named: name)
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
