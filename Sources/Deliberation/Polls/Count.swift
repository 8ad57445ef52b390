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
  /// The initials of those who counted; empty where nobody gave them.
  package let counters: [String]
  /// The earlier counts of the meeting that this one takes the place of.
  package let replaces: [RecordID]
  /// Why it takes their place, or comes after the closing.
  package let reason: String?

  package init(
    poll: Slug, opening: RecordID, meeting: Slug, people: Int, present: Int? = nil,
    stickers: [Slug: [Slug: Int]], counters: [String] = [], replaces: [RecordID] = [], reason: String? = nil
  ) {
    self.poll = poll
    self.opening = opening
    self.meeting = meeting
    self.people = people
    self.present = present
    self.stickers = stickers
    self.counters = counters
    self.replaces = replaces
    self.reason = reason
  }
}

extension Count {
  /// Whether a text can stand for somebody who counted: a few letters, no name to look anybody up by.
  package static func isInitials(_ text: String) -> Bool {
    (1...6).contains(text.count) && text.utf8.count <= 24
      && text.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" } && text.contains(where: \.isLetter)
  }

  /// More people than stand at one board with a list.
  package static let mostCounters = 8

  /// All stickers of the meeting.
  package var total: Int { stickers.values.reduce(0) { $0 + $1.values.reduce(0, +) } }
}
