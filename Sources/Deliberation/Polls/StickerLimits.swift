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
  package var sentence: Localized {
    let parts = [
      perBoard.map { Localized(en: "\($0) on a board", nl: "\($0) per bord") },
      total.map { Localized(en: "\($0) in all", nl: "\($0) in totaal") },
      perItem.map { Localized(en: "\($0) at one item", nl: "\($0) bij één onderdeel") },
    ].compactMap(\.self)
    guard !parts.isEmpty else {
      return Localized(en: "at most as many as they like", nl: "zoveel als men wil")
    }
    return Localized(
      en: "at most \(Localized.listed(parts.map(\.english)).english)",
      nl: "hoogstens \(Localized.listed(parts.map(\.dutch)).dutch)")
  }
}
