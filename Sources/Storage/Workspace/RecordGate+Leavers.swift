import Deliberation

extension RecordGate {
  /// Refuses what somebody wrote who was on no roster at that time, unless it is a vote that the opening which it names gave that
  /// partner, in a poll that is open: who leaves the roster keeps it until the closing.
  func mustHaveFrozenVote(_ record: Record, at path: String) throws {
    let header = record.header
    if case .vote(let vote) = record.body,
      try frozen.terms(of: vote, on: header.paper)?.electorate[header.partner] != nil
    {
      guard try frozen.isClosed(without: record.id, in: vote.poll, on: header.paper) else { return }
      throw Refusal(
        Localized(
          en:
            "\(path) is a vote of \(header.partner), who was not on the roster when it was written, in the poll '\(vote.poll)', which is closed without it: it does not count.",
          nl:
            "\(path) is een stem van \(header.partner), en die stond niet in reviewers.json toen het werd geschreven, in de peiling '\(vote.poll)', die zonder die stem is gesloten: ze telt niet mee."
        ))
    }
    if let refusal = ahead.refusal(at: path, for: header, where: ahead.knows(header.partner)) {
      throw refusal
    }
    throw Refusal(
      Localized(
        en: "\(path) is of \(header.partner), who was not on the roster when it was written.",
        nl: "\(path) is van \(header.partner), en die stond niet in reviewers.json toen het werd geschreven.")
    )
  }
}
