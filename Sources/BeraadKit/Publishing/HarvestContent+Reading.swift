import Deliberation
import Rendering
import Storage

extension HarvestContent {
  /// What meetings brought in for a paper, as one commit has it: the points of each meeting that was about it, and those that it cites.
  /// Of a report, its own. Nil where there are none.
  init?(for paper: Paper, at snapshot: Snapshot) throws {
    let book = try snapshot.pointBook(scope: .collected)
    guard !book.entries.isEmpty else { return nil }
    let meetings = try MeetingBook(snapshot).entries
    let known = Dictionary(meetings.map { ($0.id, $0.meeting) }, uniquingKeysWith: { first, _ in first })
    let about = Set(meetings.filter { $0.isKept && $0.meeting.isAbout(paper.slug) }.map(\.id))
    let cited = Set(book.entries.filter { $0.citations.contains { $0.paper == paper.slug } }.map(\.id))
    let own = book.entries.filter { entry in
      paper.isReport
        ? entry.report == paper.slug
        : cited.contains(entry.id) || entry.point.meeting.map(about.contains) ?? false
    }
    guard !own.isEmpty else { return nil }
    let groups = Dictionary(grouping: own) { $0.point.meeting }
    let held = groups.keys.sorted { Self.order($0, known) < Self.order($1, known) }.map { id in
      Held(
        meeting: id.map {
          known[$0] ?? AllianceMeeting(Meeting(id: $0, title: "\($0)", region: nil, date: nil))
        },
        points: groups[id] ?? [])
    }
    let papers = Set(own.map(\.report) + own.flatMap(\.citations).map(\.paper))
    let titles = try papers.reduce(into: [:]) { $0[$1] = try snapshot.paper(named: $1.description).title }
    self.init(book: book, meetings: held, known: known, titles: titles)
  }

  /// By day; what has none, and what has no meeting, last.
  private static func order(_ id: Slug?, _ known: [Slug: AllianceMeeting]) -> (String, String) {
    guard let id else { return ("~~", "") }
    return (known[id]?.meeting.date ?? "~", id.description)
  }
}
