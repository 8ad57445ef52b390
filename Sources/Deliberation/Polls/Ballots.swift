package import ObjectIDs

/// The ballots cast at one meeting, all in one record: a commit or a time for each would tell who voted what.
///
/// The record is small; the ballots stand in a sheet beside it, a line a person, which it names by its hash.
package struct Ballots: Hashable, Sendable {
  package let poll: Slug
  package let meeting: Slug
  /// How many ballots with stickers the sheet has.
  package let people: Int
  /// How many were there, who placed none included; nil where nobody counted that.
  package let present: Int?
  /// How many handed in a ballot without any sticker. Each has a line on the sheet, so that its card is used; sheets of before this
  /// was kept have none of them.
  package let blank: Int
  /// The object id of the sheet (`BallotSheet`).
  package let sheet: ObjectID
  /// The opening under which they were cast.
  package let opening: RecordID
  /// The earlier ballots of the meeting that these take the place of.
  package let replaces: [RecordID]
  /// Why they take their place, or come after the closing.
  package let reason: String?

  package init(
    poll: Slug, opening: RecordID, meeting: Slug, people: Int, present: Int? = nil, blank: Int = 0,
    sheet: ObjectID, replaces: [RecordID] = [],
    reason: String? = nil
  ) {
    self.poll = poll
    self.opening = opening
    self.meeting = meeting
    self.people = people
    self.present = present
    self.blank = blank
    self.sheet = sheet
    self.replaces = replaces
    self.reason = reason
  }
}
