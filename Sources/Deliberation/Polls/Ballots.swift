/// The ballots cast at one meeting, all in one record: a commit or a time for each would tell who voted what.
package struct Ballots: Hashable, Sendable {
  package let poll: Slug
  package let meeting: Slug
  /// Sorted by token.
  package let ballots: [Ballot]
  /// The opening under which they were cast.
  package let opening: RecordID
  /// The earlier ballots of the meeting that these take the place of.
  package let replaces: [RecordID]

  package init(
    poll: Slug, opening: RecordID, meeting: Slug, ballots: [Ballot], replaces: [RecordID] = []
  ) {
    self.poll = poll
    self.opening = opening
    self.meeting = meeting
    self.ballots = ballots
    self.replaces = replaces
  }
}
