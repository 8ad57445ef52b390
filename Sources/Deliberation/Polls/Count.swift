/// The stickers counted on the wall of one meeting.
package struct Count: Hashable, Sendable {
  package let poll: Slug
  package let meeting: Slug
  /// How many people placed stickers.
  package let people: Int
  /// How many were there, who placed none included; nil where nobody counted that.
  package let present: Int?
  /// Stickers by board and item; an item without any may be left out.
  package let stickers: [Slug: [Slug: Int]]
  /// The opening under which it was counted.
  package let opening: RecordID
  /// The earlier counts of the meeting that this one takes the place of.
  package let replaces: [RecordID]

  package init(
    poll: Slug, opening: RecordID, meeting: Slug, people: Int, present: Int? = nil,
    stickers: [Slug: [Slug: Int]], replaces: [RecordID] = []
  ) {
    self.poll = poll
    self.opening = opening
    self.meeting = meeting
    self.people = people
    self.present = present
    self.stickers = stickers
    self.replaces = replaces
  }
}

extension Count {
  /// All stickers of the meeting.
  package var total: Int { stickers.values.reduce(0) { $0 + $1.values.reduce(0, +) } }
}
