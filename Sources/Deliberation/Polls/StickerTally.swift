/// The result of a sticker poll: stickers and people, in all, by meeting and by region.
///
/// A figure that is hidden, because too few people stand behind it, is nil here already: no table, chart or file made of it
/// can show what another hides.
package struct StickerTally: Hashable, Sendable {
  /// How many people placed stickers at the meetings; nil where it is hidden. Partners that placed some by themselves are none of them.
  package let people: Int?
  /// In the order of the definition, those that were counted; partners' own votes come last as `partners`, which is no meeting:
  /// `halls` has the meetings alone.
  package let meetings: [MeetingTally]
  /// The meetings of the poll that nobody counted, in the order of the definition.
  package internal(set) var uncounted: [Meeting] = []
  /// In the order of their first meeting.
  package let regions: [RegionTally]
  /// The meetings without a region together, under no name; nil where there are none, or no meeting has a region.
  package internal(set) var outside: RegionTally? = nil
  package let boards: [BoardTally]
  /// The partners that placed stickers by themselves, which is no meeting.
  package let partners: [Slug]
  /// How many people placed fewer stickers at the meetings than they had in all; nil where it is hidden, or not known: only
  /// ballots tell, and only where the rules say how many each has.
  package let placedFewer: Int?
  /// Tokens that were used at more than one meeting, sorted: none of their ballots counts.
  package let doubled: [DoubledToken]

  /// The meetings that were counted: what partners placed by themselves is none.
  package var halls: [MeetingTally] { meetings.filter { $0.id.description != Self.partnersID } }

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
    /// Whether somebody counted how many were there, hidden or not.
    package internal(set) var isPresentKnown = false
    /// How many handed in a ballot without any sticker; nil where it is hidden, 0 where stickers were counted.
    package internal(set) var blank: Int? = nil
    /// The initials of those who counted; empty where nobody gave them.
    package internal(set) var counters: [String] = []

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
    /// How many of those who took part at the meetings placed fewer stickers here than they had, none included. Nil where everybody
    /// together is too few to show it, and where it is not known: only ballots tell, and only where each has so many on every board.
    package internal(set) var placedFewer: Int? = nil
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

    /// Whether two items have as many stickers and other shares: so they add up to 100.
    package var hasUnevenShares: Bool {
      var shares: [Int: Int] = [:]
      for item in items {
        guard let stickers = item.stickers, let share = item.share else { continue }
        if shares.updateValue(share, forKey: stickers) ?? share != share { return true }
      }
      return false
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
    /// In all, those of partners by themselves too; nil where everybody together is too few to show it.
    package let stickers: Int?
    /// How many people placed at least one sticker here at the meetings; nil where it is hidden, and where only totals were
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
    /// Stickers at the meetings without a region; nil where they are hidden.
    package internal(set) var outsideRegions: Int? = nil

    /// Stickers at the meetings; nil where those in all are hidden.
    package var atMeetings: Int? { stickers.map { $0 - byPartners } }

    /// Stickers of partners that placed some by themselves, which is never hidden.
    package var byPartners: Int {
      byMeeting.first { $0.key.description == StickerTally.partnersID }.flatMap(\.value) ?? 0
    }
  }

  /// The id of the column of partners that voted by themselves. It is never hidden: an organisation's vote is
  /// open.
  package static let partnersID = "partners"
}
