/// The stickers counted on the wall of one meeting.
package struct Count: Hashable, Sendable {
  package let poll: Slug
  package let meeting: Slug
  /// How many people placed stickers.
  package let people: Int
  /// Stickers by board and item; an item without any may be left out.
  package let stickers: [Slug: [Slug: Int]]
  /// The earlier count that this one corrects.
  package let replaces: RecordID?

  package init(
    poll: Slug, meeting: Slug, people: Int, stickers: [Slug: [Slug: Int]], replaces: RecordID? = nil
  ) {
    self.poll = poll
    self.meeting = meeting
    self.people = people
    self.stickers = stickers
    self.replaces = replaces
  }
}
