/// The ballots cast at one meeting, all in one record: a commit or a time for each would tell who voted what.
package struct Ballots: Hashable, Sendable {
  package let poll: Slug
  package let meeting: Slug
  /// Sorted by token.
  package let ballots: [Ballot]
  package let replaces: RecordID?

  package init(poll: Slug, meeting: Slug, ballots: [Ballot], replaces: RecordID? = nil) {
    self.poll = poll
    self.meeting = meeting
    self.ballots = ballots
    self.replaces = replaces
  }
}
