import Deliberation

/// A point in a list.
package struct PointRow: Encodable, Sendable {
  package let id: String
  package let type: String
  package let report: String
  package let meeting: String?
  /// The meeting's title, where the workspace knows it.
  package let title: String?
  package let region: String?
  package let date: String?
  package let group: String?
  /// The words, as a reader sees them.
  package let words: String
  /// `open`, `taken-up`, or what was decided: on it, or on the changes that cite it.
  package let status: String
  /// Why nothing came of it, where somebody said so.
  package let reason: String?
  /// The point under which it is gathered.
  package let under: String?
  /// How many are gathered under it.
  package let alike: Int
  /// Whether a story may be published.
  package let consent: Bool
  package let organisation: String?
  package let route: String?
  /// What people said that it goes with.
  package let matches: [String]
  package let citedBy: [Source]

  /// A change or comment that cites it.
  package struct Source: Encodable, Sendable {
    package let id: String
    package let paper: String
    package let partner: String
    /// `adopted`, `pending`, `said`, `rejected` or `gone`.
    package let state: String
  }
}

extension PointRow {
  init(_ entry: PointBook.Entry, at meeting: Meeting?) {
    var reason: String?
    if case .decision(let body)? = entry.decision?.record.body { reason = body.reason }
    self.init(
      id: entry.id.description, type: entry.point.type.rawValue, report: entry.report.description,
      meeting: entry.point.meeting?.description, title: meeting?.title, region: meeting?.region,
      date: meeting?.date, group: entry.point.group,
      words: ShownWords.of(entry.point.anchor.quote), status: entry.status.name, reason: reason,
      under: entry.under?.description, alike: entry.members.count, consent: entry.point.consent,
      organisation: entry.point.organisation, route: entry.point.route?.description,
      matches: entry.matches.map(\.description),
      citedBy: entry.citations.map {
        Source(
          id: $0.record.description, paper: $0.paper.description, partner: $0.partner.description,
          state: $0.state.name)
      })
  }
}

extension Citation.State {
  /// The word for it in a list.
  var name: String {
    switch self {
    case .adopted: "adopted"
    case .pending: "pending"
    case .said: "said"
    case .rejected: "rejected"
    case .gone: "gone"
    }
  }
}
