/// What somebody brings home from a meeting.
package struct HarvestWish: Sendable {
  /// The report's short name.
  package var report: String
  /// Nil where the report names it, or is there already.
  package var meeting: String?
  package var group: String?
  /// Nil for the name of the meeting and the group.
  package var title: String?
  /// Nil for a report that is there already.
  package var source: Source?
  /// Whether whoever told the stories agreed that they are published.
  package var hasConsent: Bool

  /// A file, by what it is.
  package enum Source: Sendable {
    case markdown([UInt8])
    /// A Word file, or an e-mail with one.
    case word([UInt8])
    /// A table with a line a card.
    case table([UInt8])
  }

  package init(
    report: String, meeting: String? = nil, group: String? = nil, title: String? = nil, source: Source? = nil,
    hasConsent: Bool = false
  ) {
    (self.report, self.meeting, self.group, self.title) = (report, meeting, group, title)
    (self.source, self.hasConsent) = (source, hasConsent)
  }
}
