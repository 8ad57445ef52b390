/// The result of a sticker poll. A count that is hidden, to protect a small group, is nil wherever it stands.
package struct StickerTally: Sendable, Hashable {
  package var id: String
  package var question: String
  package var boards: [Board]
  package var meetings: [Meeting]
  package var regions: [Group]
  /// How many people placed stickers, in all meetings together and partners by themselves.
  package var people: Int?
  /// The ids of the partners that placed stickers by themselves.
  package var partners: [String]
  package var limits: Limits
  /// Counts of fewer people than this are hidden.
  package var hideBelow: Int
  /// Remarks that belong with the figures ("example figures").
  package var note: String
  /// How many tokens were used at several meetings: their ballots are not counted.
  package var doubled: Int

  package init(
    id: String, question: String, boards: [Board], meetings: [Meeting], regions: [Group], people: Int?,
    partners: [String] = [], limits: Limits, hideBelow: Int, note: String = "", doubled: Int = 0
  ) {
    self.id = id
    self.question = question
    self.boards = boards
    self.meetings = meetings
    self.regions = regions
    self.people = people
    self.partners = partners
    self.limits = limits
    self.hideBelow = hideBelow
    self.note = note
    self.doubled = doubled
  }

  /// How many stickers one person might place; nil is no limit of that sort.
  package struct Limits: Sendable, Hashable {
    package var perBoard: Int?
    package var total: Int?
    package var perItem: Int?

    package init(perBoard: Int? = nil, total: Int? = nil, perItem: Int? = nil) {
      (self.perBoard, self.total, self.perItem) = (perBoard, total, perItem)
    }
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
    /// Its whole percentage of the board's stickers; nil where it is hidden.
    package var share: Int?
    /// Its place on the board; equal ones share it.
    package var rank: Int?
    package var isTied: Bool
    /// Stickers by the id of the meeting; a missing key is no sticker, a nil value is hidden.
    package var byMeeting: [String: Int?]
    /// Stickers by the id of the region, in the same way.
    package var byRegion: [String: Int?]

    package init(
      id: String, text: String, stickers: Int?, people: Int?, share: Int? = nil, rank: Int? = nil,
      isTied: Bool = false, byMeeting: [String: Int?] = [:], byRegion: [String: Int?] = [:]
    ) {
      self.id = id
      self.text = text
      self.stickers = stickers
      self.people = people
      (self.share, self.rank, self.isTied) = (share, rank, isTied)
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
    /// How many were there; nil where nobody counted that.
    package var present: Int?
    /// Whether it is no meeting but the partners that voted by themselves.
    package var isPartners: Bool

    package init(
      id: String, title: String, region: String, date: String, people: Int?, present: Int? = nil,
      isPartners: Bool = false
    ) {
      self.id = id
      self.title = title
      self.region = region
      self.date = date
      self.people = people
      (self.present, self.isPartners) = (present, isPartners)
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
