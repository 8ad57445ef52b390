/// How many stickers one person may place; nil is no limit of that sort.
package struct StickerLimits: Hashable, Sendable {
  package let perBoard: Int?
  package let total: Int?
  package let perItem: Int?

  package init(perBoard: Int?, total: Int?, perItem: Int?) {
    self.perBoard = perBoard
    self.total = total
    self.perItem = perItem
  }
}
