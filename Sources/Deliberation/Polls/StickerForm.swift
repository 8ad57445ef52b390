/// The boards of a sticker poll and the rules for placing stickers.
package struct StickerForm: Hashable, Sendable {
  package let boards: [Board]
  package let limits: StickerLimits
  package let meetings: [Meeting]
  package let source: StickerSource
  /// A cell of a meeting or a region with fewer people than this is not shown; 0 shows all.
  package let hideBelow: Int

  /// What `hideBelow` is where a definition does not say.
  package static let usualHideBelow = 3

  package init(
    boards: [Board], limits: StickerLimits, meetings: [Meeting], source: StickerSource, hideBelow: Int
  ) {
    self.boards = boards
    self.limits = limits
    self.meetings = meetings
    self.source = source
    self.hideBelow = hideBelow
  }
}

extension StickerForm {
  /// Limits that nobody can reach, one sentence each: one of two that do not fit each other is a mistake.
  var unreachableLimits: [String] {
    var found: [String] = []
    let (each, total) = (limits.perItem, limits.total)
    for board in boards {
      guard let each, let most = limits.perBoard, each * board.items.count < most else { continue }
      found.append(
        "On the board '\(board.id)' nobody can place \(most) stickers: it has \(board.items.count) items, with at most \(each) at each."
      )
    }
    if let each, let most = [limits.perBoard, total].compactMap(\.self).min(), each > most {
      found.append(
        "Nobody can place \(each) stickers at one item: a person has at most \(most) to place there.")
    }
    let places = boards.map { board in
      min(limits.perBoard ?? .max, each.map { $0 * board.items.count } ?? .max)
    }
    if let total, !places.contains(.max), places.reduce(0, +) < total {
      found.append(
        "Nobody can place \(total) stickers in all: the boards take \(places.reduce(0, +)) of one person.")
    }
    return found
  }
}
