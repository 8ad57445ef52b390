/// The result of a sticker poll. A count that is hidden, to protect a small group, is nil wherever it stands.
package struct StickerTally: Sendable, Hashable {
  package var id: String
  package var question: String
  package var boards: [Board]
  package var meetings: [Meeting]
  package var regions: [Group]
  /// How many people placed stickers, in all meetings together.
  package var people: Int
  /// How many stickers each person had for a board.
  package var stickersPerBoard: Int
  /// Counts of fewer people than this are hidden.
  package var hideBelow: Int
  /// Remarks that belong with the figures ("example figures").
  package var note: String

  package init(
    id: String, question: String, boards: [Board], meetings: [Meeting], regions: [Group], people: Int,
    stickersPerBoard: Int, hideBelow: Int, note: String = ""
  ) {
    self.id = id
    self.question = question
    self.boards = boards
    self.meetings = meetings
    self.regions = regions
    self.people = people
    self.stickersPerBoard = stickersPerBoard
    self.hideBelow = hideBelow
    self.note = note
  }

  package struct Board: Sendable, Hashable {
    package var id: String
    package var title: String
    package var items: [Item]

    package init(id: String, title: String, items: [Item]) {
      self.id = id
      self.title = title
      self.items = items
    }
  }

  package struct Item: Sendable, Hashable {
    package var id: String
    package var text: String
    package var stickers: Int?
    /// How many people gave it at least one sticker; nil also where only stickers were counted.
    package var people: Int?
    /// Stickers by the id of the meeting; a missing key is no sticker, a nil value is hidden.
    package var byMeeting: [String: Int?]
    /// Stickers by the id of the region, in the same way.
    package var byRegion: [String: Int?]

    package init(
      id: String, text: String, stickers: Int?, people: Int?, byMeeting: [String: Int?] = [:],
      byRegion: [String: Int?] = [:]
    ) {
      self.id = id
      self.text = text
      self.stickers = stickers
      self.people = people
      self.byMeeting = byMeeting
      self.byRegion = byRegion
    }
  }

  package struct Meeting: Sendable, Hashable {
    package var id: String
    package var title: String
    package var region: String
    package var date: String
    package var people: Int?

    package init(id: String, title: String, region: String, date: String, people: Int?) {
      self.id = id
      self.title = title
      self.region = region
      self.date = date
      self.people = people
    }
  }

  /// A region, or another group of meetings.
  package struct Group: Sendable, Hashable {
    package var id: String
    package var title: String
    package var people: Int?

    package init(id: String, title: String, people: Int?) {
      self.id = id
      self.title = title
      self.people = people
    }
  }
}
