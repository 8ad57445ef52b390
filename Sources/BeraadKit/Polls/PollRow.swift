import Deliberation

/// A poll in a list.
package struct PollRow: Encodable, Sendable {
  package let poll: String
  package let type: String
  package let question: String
  /// The language of its texts, where they have one of their own.
  package let textLanguage: String?
  /// `draft`, `open` or `closed`.
  package let stage: String
  /// How many partners voted.
  package let votes: Int
  /// How many meetings there are to count; nil where it is no sticker poll.
  package let meetings: Int?
  /// How many of them are counted.
  package let counted: Int?

  private enum CodingKeys: String, CodingKey { case poll, type, question, stage, votes, meetings, counted }

  init(_ state: PollState) {
    poll = state.poll.id.description
    type = state.poll.form.name
    question = state.poll.question
    textLanguage = state.poll.textLanguage
    stage = state.stage
    votes = state.votes.count
    if case .sticker(let form) = state.poll.form {
      (meetings, counted) = (form.meetings.count, state.counts.count)
    } else {
      (meetings, counted) = (nil, nil)
    }
  }
}
