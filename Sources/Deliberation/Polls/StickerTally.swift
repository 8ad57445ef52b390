/// The result of a sticker poll: stickers and people, in all, by meeting and by region.
package struct StickerTally: Hashable, Sendable {
  /// How many people placed stickers, partners that voted by themselves included.
  package let people: Int
  /// In the order of the definition, those that were counted; partners' own votes come last as `partners`.
  package let meetings: [MeetingTally]
  /// In the order of their first meeting.
  package let regions: [RegionTally]
  package let boards: [BoardTally]

  package struct MeetingTally: Hashable, Sendable {
    package let id: Slug
    package let title: String
    package let region: String?
    package let people: Int
    /// Whether its figures are hidden, because too few people stand behind them or behind another's.
    package let isHidden: Bool

    package init(id: Slug, title: String, region: String?, people: Int, isHidden: Bool = false) {
      self.id = id
      self.title = title
      self.region = region
      self.people = people
      self.isHidden = isHidden
    }
  }

  package struct RegionTally: Hashable, Sendable {
    package let name: String
    package let people: Int
    package let isHidden: Bool
  }

  package struct BoardTally: Hashable, Sendable {
    package let id: Slug
    package let title: String
    package let items: [ItemTally]
  }

  package struct ItemTally: Hashable, Sendable {
    package let id: Slug
    package let text: String
    /// In all; nil where everybody together is too few to show it.
    package let stickers: Int?
    /// How many people placed at least one sticker here; nil where it is hidden, and where only totals were
    /// counted and a person may have placed several.
    package let people: Int?
    /// Stickers by meeting; nil where the cell is hidden because too few people stand behind it.
    package let byMeeting: [Slug: Int?]
    /// Stickers by region; nil where the cell is hidden.
    package let byRegion: [String: Int?]
  }

  /// The id of the column of partners that voted by themselves. It is never hidden: an organisation's vote is
  /// open.
  package static let partnersID = "partners"
}
