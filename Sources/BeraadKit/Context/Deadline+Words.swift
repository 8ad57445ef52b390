import Deliberation

extension Optional<Deadline> {
  /// What a story says behind its sentence where the last day is over; nothing before that.
  func lateMark(at now: Instant) -> String {
    guard let deadline = self, deadline.isPast(at: now) else { return "" }
    return " It was asked for until \(deadline.day), so it is marked as late."
  }
}

extension Paper {
  func lateMark(at now: Instant) -> String { deadline.lateMark(at: now) }
}
