/// Where an item of a sticker poll was taken up in the text, or that it was not.
///
/// It can be made after the poll was opened: it changes nothing about what people were asked.
package struct Tie: Hashable, Sendable {
  package let poll: Slug
  package let item: BoardItem
  /// The words that took it up; nil where none did.
  package let anchor: Anchor?
  /// Why it was taken up so, or not at all.
  package let reason: String?
  /// The earlier ties of the item that this one takes the place of.
  package let replaces: [RecordID]

  package init(
    poll: Slug, item: BoardItem, anchor: Anchor?, reason: String? = nil, replaces: [RecordID] = []
  ) {
    self.poll = poll
    self.item = item
    self.anchor = anchor
    self.reason = reason
    self.replaces = replaces
  }
}

/// An item on its board: two boards can have items of one name.
package struct BoardItem: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let board: Slug
  package let item: Slug

  package init(board: Slug, item: Slug) {
    (self.board, self.item) = (board, item)
  }

  package static func < (a: BoardItem, b: BoardItem) -> Bool { (a.board, a.item) < (b.board, b.item) }

  package var description: String { "\(board)/\(item)" }
}

extension PollState {
  /// What is said of where an item was taken up; nil where nothing is.
  package func tie(of item: BoardItem) -> (filed: Filed, tie: Tie)? {
    guard let filed = ties[item]?.holds, case .tie(let tie) = filed.record.body else { return nil }
    return (filed, tie)
  }
}

extension StickerTally.BoardTally {
  /// The item that came first so clearly that a decision against it should be noticed: alone, and in at least 95 of 100 re-draws; where
  /// nothing could be drawn again, with twice the stickers of the second.
  package var clearFirst: StickerTally.ItemTally? {
    let ranked = ranked
    guard let first = ranked.first, let stickers = first.stickers, stickers > 0, !first.isTied else {
      return nil
    }
    if let redraws, let index = items.firstIndex(where: { $0.id == first.id }) {
      return redraws.firsts[index] >= Self.clearRedraws ? first : nil
    }
    return stickers >= 2 * (ranked.dropFirst().first?.stickers ?? 0) ? first : nil
  }

  private static let clearRedraws = 95
}
