extension PollState {
  /// The partners whose vote counts and came after the last day on which votes were asked for.
  package var lateVoters: [Slug] {
    guard let deadline = poll.deadline else { return [] }
    return votes.filter { deadline.isPast(at: $0.value.record.header.at) }.keys.sorted()
  }
}
