/// The result of a vote between alternatives.
package struct MotionTally: Sendable, Hashable {
  package var id: String
  package var question: String
  package var alternatives: [Alternative]
  package var rule: Rule
  package var result: Result
  /// How many votes must be cast for the vote to count; nil where none was set.
  package var quorum: Int?
  /// Votes cast, abstentions included.
  package var cast: Int
  /// The ids of the partners that abstained.
  package var abstainers: [String]
  /// The ids of the partners that could have voted and did not.
  package var silent: [String]
  /// How many could have voted.
  package var eligible: Int
  /// The weight of each partner, by its id; nil where every vote counts as one.
  package var weights: [String: Int]?
  /// Where in the paper's text it is about, in bytes.
  package var place: Int?

  package init(
    id: String, question: String, alternatives: [Alternative], rule: Rule, result: Result, quorum: Int?,
    cast: Int, abstainers: [String], silent: [String] = [], eligible: Int, weights: [String: Int]? = nil,
    place: Int? = nil
  ) {
    self.id = id
    self.question = question
    self.alternatives = alternatives
    self.rule = rule
    self.result = result
    self.quorum = quorum
    self.cast = cast
    self.abstainers = abstainers
    self.silent = silent
    self.eligible = eligible
    self.weights = weights
    self.place = place
  }

  package struct Alternative: Sendable, Hashable {
    package var id: String
    package var text: String
    package var votes: Int
    /// The ids of the partners that voted for it: an organisation's vote is open.
    package var voters: [String]

    package init(id: String, text: String, votes: Int, voters: [String]) {
      self.id = id
      self.text = text
      self.votes = votes
      self.voters = voters
    }
  }

  package enum Rule: String, Sendable, Hashable, CaseIterable { case majority, twoThirds, consent }

  package enum Result: Sendable, Hashable {
    /// The id of the alternative that won.
    case chosen(String)
    case noMajority
    case noQuorum
    /// The vote has not been closed.
    case open
  }
}
