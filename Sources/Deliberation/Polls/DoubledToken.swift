/// A token that was used at several meetings, in records made apart, or twice on one sheet: it is one person's, and nobody can tell
/// which ballot is.
package struct DoubledToken: Hashable, Sendable {
  package let token: String
  /// Sorted; one alone where both ballots are of it.
  package let meetings: [Slug]

  package init(token: String, meetings: [Slug]) {
    (self.token, self.meetings) = (token, meetings)
  }

  /// What is wrong, and what to do, as it stands in every list.
  package func sentence(isClosed: Bool) -> String {
    let places = meetings.map(\.description).joined(separator: " and ")
    let times = meetings.count == 1 ? "twice " : ""
    let anew = isClosed ? ", and the poll closed anew" : ""
    let which = meetings.count == 1 ? "the meeting" : "one of the meetings"
    return
      "The token '\(token)' was used \(times)at \(places): it is one person's, so neither ballot counts until \(which) is entered again without it\(anew)."
  }

  /// The same of one that only a closing anew would make so, by the corrections that wait or what was closed apart: till then what was closed counts.
  package var sentenceWaiting: String {
    "The token '\(token)' would stand at \(meetings.map(\.description).joined(separator: " and ")) if the poll were closed anew: it is one person's, so that waits until one of the meetings is entered again without it."
  }
}
