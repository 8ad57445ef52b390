/// The boards of a sticker poll and the rules for placing stickers.
package struct StickerForm: Hashable, Sendable {
  package let boards: [Board]
  package let limits: StickerLimits
  package let meetings: [Meeting]
  package let source: StickerSource
  /// A cell of a meeting or a region with fewer people than this is not shown; 0 shows all.
  package let hideBelow: Int
  /// All that is asked, of an evaluation; empty of a sticker poll.
  package let questions: [EvaluationQuestion]

  /// What `hideBelow` is where a definition does not say.
  package static let usualHideBelow = 3

  package init(
    boards: [Board], limits: StickerLimits, meetings: [Meeting], source: StickerSource, hideBelow: Int,
    questions: [EvaluationQuestion] = []
  ) {
    self.boards = boards
    self.limits = limits
    self.meetings = meetings
    self.source = source
    self.hideBelow = hideBelow
    self.questions = questions
  }
}

extension StickerForm {
  /// Limits that nobody can reach: one of two that do not fit each other is a mistake.
  var unreachableLimits: [PollWarning] {
    var found: [PollWarning] = []
    let (each, total) = (limits.perItem, limits.total)
    for board in boards {
      guard let each, let most = limits.perBoard, each * board.items.count < most else { continue }
      found.append(.limitOnBoard(board.id, most: most, items: board.items.count, each: each))
    }
    if let each, let most = [limits.perBoard, total].compactMap(\.self).min(), each > most {
      found.append(.limitAtItem(each: each, most: most))
    }
    if let total, let room, room < total { found.append(.limitInAll(total, room: room)) }
    return found
  }

  /// How many stickers one person can place on a board, whatever they place elsewhere; nil where only a limit in all bounds it.
  func room(on board: Board) -> Int? {
    [limits.perBoard, limits.perItem.map { $0 * board.items.count }].compactMap(\.self).min()
  }

  /// How many one person can place on all boards together, whatever the limit in all.
  var room: Int? {
    let rooms = boards.compactMap(room(on:))
    return rooms.count == boards.count ? rooms.reduce(0, +) : nil
  }
}
