/// What the ballots of a sheet, or some of them, add up to.
package struct SheetCount: Hashable, Sendable {
  /// How many have stickers.
  package var people = 0
  /// How many have none.
  package var blank = 0
  /// How many of them placed fewer stickers than they had.
  package var placedFewer = 0
  /// The same by board, in the order of the definition.
  package var placedFewerOn: [Int]
  /// Stickers by item: the items of all boards behind each other, in the order of the definition.
  package var stickers: [Int]
  /// People behind each item, in the same order.
  package var voters: [Int]
  /// How many people placed each combination, on whichever board; empty where the poll has none (`hasCombinations`).
  package var combinations: [Combination: Int] = [:]

  package init(items: Int, boards: Int) {
    placedFewerOn = Array(repeating: 0, count: boards)
    stickers = Array(repeating: 0, count: items)
    voters = stickers
  }

  /// What is left without some of the ballots.
  package static func - (all: SheetCount, part: SheetCount) -> SheetCount {
    var rest = all
    rest.people -= part.people
    rest.blank -= part.blank
    rest.placedFewer -= part.placedFewer
    for index in rest.placedFewerOn.indices { rest.placedFewerOn[index] -= part.placedFewerOn[index] }
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

  /// How many stickers each person has on a board; nil where the rules do not say: without a limit a board, and where a limit in all
  /// leaves fewer than the boards together take.
  package func stickersEach(on board: Board) -> Int? {
    guard limits.perBoard != nil, let room, limits.total.map({ $0 >= room }) ?? true else { return nil }
    return self.room(on: board)
  }

  /// How many stickers each person has in all: as many as the limits let anybody place. Nil where the rules do not say.
  package var stickersEach: Int? {
    guard limits.perBoard != nil || limits.total != nil else { return nil }
    return [limits.total, room].compactMap(\.self).min()
  }
}
