/// A token that was used at several meetings, in records made apart: it is one person's, and nobody can tell which ballot is.
package struct DoubledToken: Hashable, Sendable {
  package let token: String
  /// Sorted.
  package let meetings: [Slug]

  package init(token: String, meetings: [Slug]) {
    (self.token, self.meetings) = (token, meetings)
  }

  /// What is wrong, and what to do while the poll is open, as it stands in every list.
  package func sentence(isClosed: Bool) -> String {
    let places = meetings.map(\.description).joined(separator: " and ")
    let way = isClosed ? "" : " until one of the meetings is entered again without it"
    return "The token '\(token)' was used at \(places): it is one person's, so neither ballot counts\(way)."
  }
}
