package import Deliberation

/// What meetings brought in for a paper: the points, and what is known of where they were made.
package struct HarvestContent: Sendable {
  /// All points of the workspace.
  package let book: PointBook
  /// The meetings of which the page tells, in the order of their days, each with its points; those without a meeting last.
  package let meetings: [Held]
  /// The titles of papers, for links to other papers in words.
  package let titles: [Slug: String]

  /// A meeting with its points.
  package struct Held: Sendable {
    /// Nil for points of which nobody said where they were made.
    package let meeting: AllianceMeeting?
    /// In the order of the reports.
    package let points: [PointBook.Entry]

    package init(meeting: AllianceMeeting?, points: [PointBook.Entry]) {
      (self.meeting, self.points) = (meeting, points)
    }
  }

  package init(book: PointBook, meetings: [Held], known: [Slug: AllianceMeeting], titles: [Slug: String]) {
    (self.book, self.meetings, self.titles) = (book, meetings, titles)
    self.known = known
    told = Set(meetings.flatMap { $0.points.map(\.id) })
  }

  private let known: [Slug: AllianceMeeting]
  private let told: Set<RecordID>

  /// The meeting at which a point was made; nil where the workspace does not know it.
  package func meeting(of point: Point) -> AllianceMeeting? { point.meeting.flatMap { known[$0] } }

  /// Whether the page has an entry for a point.
  package func tells(_ id: RecordID) -> Bool { told.contains(id) }
}
