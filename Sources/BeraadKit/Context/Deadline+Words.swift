import Deliberation

extension Optional<Deadline> {
  /// What a story says behind its sentence where the last day is over; nothing before that.
  func lateMark(at now: Instant) -> Localized {
    guard let deadline = self, deadline.isPast(at: now) else { return .nothing }
    return Localized(
      en: " It was asked for until \(deadline.day), so it is marked as late.",
      nl: " Er was tot en met \(deadline.day) om gevraagd, dus er staat bij dat het te laat was.")
  }
}

extension Paper {
  func lateMark(at now: Instant) -> Localized { deadline.lateMark(at: now) }
}
