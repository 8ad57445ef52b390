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
