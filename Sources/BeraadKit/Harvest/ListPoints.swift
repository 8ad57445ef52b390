package import Deliberation
import Storage

/// Which points a list shows.
package struct PointFilter: Sendable {
  /// Only what nothing took up.
  package var openOnly: Bool
  /// Only of this report.
  package var report: String?
  /// Only of this meeting.
  package var meeting: String?
  /// Only of these types; all where there are none.
  package var types: [PointType]

  package init(
    openOnly: Bool = false, report: String? = nil, meeting: String? = nil, types: [PointType] = []
  ) {
    (self.openOnly, self.report, self.meeting, self.types) = (openOnly, report, meeting, types)
  }
}

extension Context {
  /// The points of the workspace, by report and in the order of its text.
  ///
  /// - Throws: a `Refusal` with near names where there is no such report or meeting.
  package func points(_ filter: PointFilter = PointFilter()) throws -> Listing<PointRow> {
    let desk = try Desk(self)
    let report = try filter.report.map { try desk.snapshot.paper(named: $0).slug }
    let meeting = try filter.meeting.map { try desk.meeting(named: $0).meeting.id }
    let entries = try desk.snapshot.pointBook().entries.filter { entry in
      (report == nil || entry.report == report) && (meeting == nil || entry.point.meeting == meeting)
        && (!filter.openOnly || entry.isOpen)
        && (filter.types.isEmpty || filter.types.contains(entry.point.type))
    }
    let known = try desk.meetings(of: entries)
    return Listing(
      rows: entries.map { entry in PointRow(entry, at: entry.point.meeting.flatMap { known[$0] }) },
      problems: [])
  }

  /// What organisations offer and need, by route, then by region, offers first.
  package func offers(_ filter: PointFilter = PointFilter()) throws -> Listing<PointRow> {
    var filter = filter
    filter.types = [.offer, .need]
    let found = try points(filter)
    func key(_ row: PointRow) -> (String, String, Int) {
      (row.route ?? "~", row.region ?? "~", row.type == PointType.offer.rawValue ? 0 : 1)
    }
    let rows = found.rows.enumerated().sorted {
      key($0.element) == key($1.element) ? $0.offset < $1.offset : key($0.element) < key($1.element)
    }
    return Listing(rows: rows.map(\.element), problems: found.problems)
  }
}

extension Desk {
  /// The meetings at which some points were made.
  func meetings(of entries: [PointBook.Entry]) throws -> [Slug: Meeting] {
    let wanted = Set(entries.compactMap(\.point.meeting))
    guard !wanted.isEmpty else { return [:] }
    var known = try snapshot.meetings().meetings.reduce(into: [:]) { $0[$1.meeting.id] = $1.meeting }
    // Polls are looked through only for what the alliance does not keep by itself.
    if wanted.contains(where: { known[$0] == nil }) {
      for entry in try MeetingBook(snapshot).entries { known[entry.id] = entry.meeting.meeting }
    }
    return known
  }
}
