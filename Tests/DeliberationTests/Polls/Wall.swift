import Deliberation

/// Boards on a wall: `worries` with rent, debt and care; `hopes` with homes and work.
enum Wall {
  static func form(
    perBoard: Int? = 2, total: Int? = nil, perItem: Int? = nil, source: StickerSource = .counted,
    hideBelow: Int = 3, meetings: [(String, region: String?)] = [("north", "n"), ("south", "s")]
  ) -> StickerForm {
    StickerForm(
      boards: [board("worries", ["rent", "debt", "care"]), board("hopes", ["homes", "work"])],
      limits: StickerLimits(perBoard: perBoard, total: total, perItem: perItem),
      meetings: meetings.map {
        Meeting(id: slug($0.0), title: $0.0, region: $0.region, date: nil)
      }, source: source, hideBelow: hideBelow)
  }

  private static func board(_ name: String, _ items: [String]) -> Board {
    Board(
      id: slug(name), title: name, items: items.map { PollItem(id: slug($0), text: $0) })
  }
}
