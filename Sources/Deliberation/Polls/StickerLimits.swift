/// How many stickers one person may place; nil is no limit of that sort.
package struct StickerLimits: Hashable, Sendable {
  package let perBoard: Int?
  package let total: Int?
  package let perItem: Int?

  /// What each of them may be.
  package static let bounds = 1...1_000

  package init(perBoard: Int?, total: Int?, perItem: Int?) {
    self.perBoard = perBoard
    self.total = total
    self.perItem = perItem
  }

  /// How many a person can place at one item; nil where nothing bounds it.
  package var mostAtItem: Int? { [perItem, perBoard, total].compactMap(\.self).min() }

  /// What holds, as a sentence goes on: `at most 2 on a board and 1 at one item`.
  package var sentence: String {
    let parts = [
      perBoard.map { "\($0) on a board" }, total.map { "\($0) in all" }, perItem.map { "\($0) at one item" },
    ].compactMap(\.self)
    guard let last = parts.last, parts.count > 1 else {
      return "at most \(parts.first ?? "as many as they like")"
    }
    return "at most \(parts.dropLast().joined(separator: ", ")) and \(last)"
  }
}
