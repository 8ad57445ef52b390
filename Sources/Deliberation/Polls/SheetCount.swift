/// What the ballots of a sheet, or some of them, add up to.
package struct SheetCount: Hashable, Sendable {
  package var people = 0
  /// How many of them placed fewer stickers than they had.
  package var placedFewer = 0
  /// Stickers by item: the items of all boards behind each other, in the order of the definition.
  package var stickers: [Int]
  /// People behind each item, in the same order.
  package var voters: [Int]
  /// How many people placed each combination, on whichever board; empty where the poll has none (`hasCombinations`).
  package var combinations: [Combination: Int] = [:]

  package init(items: Int) {
    stickers = Array(repeating: 0, count: items)
    voters = stickers
  }

  /// What is left without some of the ballots.
  package static func - (all: SheetCount, part: SheetCount) -> SheetCount {
    var rest = all
    rest.people -= part.people
    rest.placedFewer -= part.placedFewer
    for index in rest.stickers.indices {
      rest.stickers[index] -= part.stickers[index]
      rest.voters[index] -= part.voters[index]
    }
    for (combination, people) in part.combinations { rest.combinations[combination]? -= people }
    return rest
  }
}

extension StickerForm {
  /// How many items there are on all boards.
  package var itemCount: Int { boards.reduce(0) { $0 + $1.items.count } }
}
