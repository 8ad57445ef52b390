package import Deliberation
import Prose
import Storage

/// A meeting with what came of it.
package struct ShownMeeting: Encodable, Sendable {
  package let summary: MeetingSummary
  package let came: [Attendance]
  package let polls: [HeldPoll]
  package let reports: [ReportRow]
  package let points: [PointRow]
  package let problems: [Localized]

  /// How many people of one kind of organisation came.
  package struct Attendance: Encodable, Sendable {
    package let kind: String
    package let people: Int
  }

  /// A poll that is held there.
  package struct HeldPoll: Encodable, Sendable {
    package let poll: String
    package let question: String
    package let stage: String
    /// Whether its stickers or ballots were entered.
    package let entered: Bool
  }

  /// A report of it.
  package struct ReportRow: Encodable, Sendable {
    package let report: String
    package let title: String
    package let group: String?
  }
}

extension Context {
  /// The meetings that the workspace knows, in the order of their days; those without a day last.
  package func meetings() throws -> Listing<MeetingSummary> {
    let desk = try Desk(self)
    let book = try MeetingBook(desk.snapshot)
    let points = try Dictionary(grouping: desk.snapshot.pointBook().entries) { $0.point.meeting }
    let reports = try Dictionary(grouping: desk.reports()) { $0.meeting }
    let rows = book.entries.map { entry in
      MeetingSummary(
        entry.meeting, isKept: entry.isKept, polls: entry.polls.map(\.name),
        reports: (reports[entry.id] ?? []).map(\.paper.slug), points: points[entry.id] ?? [])
    }
    let inTime = rows.enumerated().sorted {
      ($0.element.date ?? "9", $0.offset) < ($1.element.date ?? "9", $1.offset)
    }
    return Listing(rows: inTime.map(\.element), problems: book.problems)
  }

  /// One meeting: who came, what is asked there, what was reported, and what became of each point.
  ///
  /// - Throws: a `Refusal` with near names where there is none.
  package func showMeeting(_ name: String) throws -> ShownMeeting {
    let desk = try Desk(self)
    let book = try MeetingBook(desk.snapshot)
    let entry = try book.meeting(named: name)
    let points = try desk.snapshot.pointBook()
    let own = points.entries.filter { $0.point.meeting == entry.id }
    let reports = try desk.reports().filter { $0.meeting == entry.id }
    return ShownMeeting(
      summary: MeetingSummary(
        entry.meeting, isKept: entry.isKept, polls: entry.polls.map(\.name),
        reports: reports.map(\.paper.slug), points: own),
      came: entry.meeting.came.map { .init(kind: $0.kind, people: $0.people) },
      polls: entry.polls.map {
        .init(
          poll: $0.name.description, question: $0.question, stage: $0.stage, entered: $0.isEntered)
      },
      reports: reports.map {
        .init(
          report: $0.paper.slug.description, title: $0.paper.title, group: $0.paper.frontMatter["group"])
      },
      points: own.map { PointRow($0, at: entry.meeting.meeting) }, problems: book.problems)
  }
}

extension Desk {
  /// The papers that are reports of a meeting.
  func reports() throws -> [(paper: Paper, meeting: Slug)] {
    try snapshot.soundPapers().compactMap { name in
      let paper = try snapshot.paper(named: name.description)
      guard paper.isReport, let meeting = paper.frontMatter["meeting"].flatMap({ Slug($0) }) else {
        return nil
      }
      return (paper, meeting)
    }
  }
}

extension Paper {
  /// Whether it is what a group or table brought home.
  var isReport: Bool { frontMatter["kind"] == PaperKind.report.rawValue }
}
