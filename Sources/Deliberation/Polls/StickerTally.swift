/// The result of a sticker poll: stickers and people, in all, by meeting and by region.
///
/// A figure that is hidden, because too few people stand behind it, is nil here already: no table, chart or file made of it
/// can show what another hides.
package struct StickerTally: Hashable, Sendable {
  /// How many people placed stickers, partners that voted by themselves included.
  package let people: Int?
  /// In the order of the definition, those that were counted; partners' own votes come last as `partners`.
  package let meetings: [MeetingTally]
  /// In the order of their first meeting.
  package let regions: [RegionTally]
  package let boards: [BoardTally]
  /// The partners that placed stickers by themselves, which is no meeting.
  package let partners: [Slug]
  /// How many people placed fewer stickers at the meetings than they had; nil where it is hidden, or not known: only
  /// ballots tell.
  package let placedFewer: Int?
  /// Tokens that were used at more than one meeting, sorted: none of their ballots counts.
  package let doubled: [DoubledToken]

  /// Whether anything is hidden.
  package var isPartlyHidden: Bool { meetings.contains { $0.isHidden } || regions.contains { $0.isHidden } }

  package struct MeetingTally: Hashable, Sendable {
    package let id: Slug
    package let title: String
    package let region: String?
    /// How many placed stickers; nil where its figures are hidden, because too few people stand behind them or
    /// behind another's.
    package let people: Int?
    /// How many were there; nil where it is hidden, and where nobody counted that.
    package let present: Int?

    package var isHidden: Bool { people == nil }
  }

  package struct RegionTally: Hashable, Sendable {
    package let name: String
    package let people: Int?

    package var isHidden: Bool { people == nil }
  }

  package struct BoardTally: Hashable, Sendable {
    package let id: Slug
    package let title: String
    /// In the order of the definition.
    package let items: [ItemTally]
    /// How firm its order is; nil where it is hidden, or there are too few ballots or meetings to say.
    package let redraws: Redraws?
    /// Where the meetings that are shown differ most; nil where there is too little to say.
    package let difference: MeetingDifference?

    /// From many to few stickers; equal ones as they hang on the board.
    package var ranked: [ItemTally] {
      items.enumerated().sorted {
        ($1.element.stickers ?? 0, $0.offset) < ($0.element.stickers ?? 0, $1.offset)
      }
      .map(\.element)
    }

    /// The items that come first in any re-draw, from often to seldom, with how often.
    package var firsts: [(item: ItemTally, times: Int)] {
      zip(items, redraws?.firsts ?? []).filter { $0.1 > 0 }.map { (item: $0, times: $1) }.enumerated()
        .sorted { ($1.element.times, $0.offset) < ($0.element.times, $1.offset) }.map(\.element)
    }
  }

  package struct ItemTally: Hashable, Sendable {
    package let id: Slug
    package let text: String
    /// In all; nil where everybody together is too few to show it.
    package let stickers: Int?
    /// How many people placed at least one sticker here; nil where it is hidden, and where only totals were
    /// counted and a person may have placed several.
    package let people: Int?
    /// Of the board's stickers, in whole percentages that add up to 100; nil where it is hidden.
    package let share: Int?
    /// Its place on the board, from 1; equal ones share it. Nil where it is hidden.
    package let rank: Int?
    /// Whether another item has as many.
    package let isTied: Bool
    /// Stickers by meeting; nil where the cell is hidden because too few people stand behind it.
    package let byMeeting: [Slug: Int?]
    /// Stickers by region; nil where the cell is hidden.
    package let byRegion: [String: Int?]
  }

  /// The id of the column of partners that voted by themselves. It is never hidden: an organisation's vote is
  /// open.
  package static let partnersID = "partners"
}
