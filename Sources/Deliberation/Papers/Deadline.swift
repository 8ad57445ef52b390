import Prose

/// The last day on which something is asked for. Nothing that comes later is refused: it is marked.
package struct Deadline: Hashable, Sendable {
  /// `YYYY-MM-DD`, in UTC; that whole day counts.
  package let day: String
  private let end: Instant

  /// Nil for what is no day.
  package init?(_ day: String) {
    guard let start = Instant(rfc3339: "\(day)T00:00:00Z") else { return nil }
    self.day = day
    end = Instant(seconds: start.seconds + 86_400)
  }

  /// Whether a moment lies behind it.
  package func isPast(at moment: Instant) -> Bool { moment >= end }

  /// Whole days from the day of a moment to the last one: 0 on that day, below 0 afterwards.
  package func daysLeft(at moment: Instant) -> Int {
    let today = moment.seconds - ((moment.seconds % 86_400) + 86_400) % 86_400
    return Int((end.seconds - 86_400 - today) / 86_400)
  }
}

extension Paper {
  /// Until when comments and changes are asked for, by `until` in its front matter; nil where that is no day.
  package var deadline: Deadline? { frontMatter["until"].flatMap(Deadline.init) }
}
