import Deliberation

/// The stickers of a meeting as a table, for a poll that is counted on the wall.
enum CountedTable {
  static func text(of boards: [Slug: [Slug: Int]], form: StickerForm) -> [UInt8] {
    var text = "board,item,stickers\n"
    for board in form.boards {
      for item in board.items { text += "\(board.id),\(item.id),\(boards[board.id]?[item.id] ?? 0)\n" }
    }
    return Array(text.utf8)
  }

  /// Whether a count is one of these ballots.
  static func matches(_ count: Count, of ballots: [[Slug: [Slug]]], form: StickerForm) -> Bool {
    func placed(_ boards: [Slug: [Slug: Int]]) -> [Slug: [Slug: Int]] {
      boards.mapValues { $0.filter { $0.value > 0 } }.filter { !$0.value.isEmpty }
    }
    return count.people == ballots.count
      && placed(count.stickers) == placed(BoardFigures.boards(of: ballots, form: form))
  }
}
