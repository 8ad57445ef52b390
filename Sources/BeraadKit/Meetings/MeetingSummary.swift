package import Deliberation

/// A meeting in a list.
package struct MeetingSummary: Encodable, Sendable {
  package let meeting: String
  package let title: String
  package let place: String?
  package let region: String?
  package let date: String?
  package let groups: [String]
  /// How many people came; nil where nobody said.
  package let people: Int?
  /// The papers that it is about; where it names none, all.
  package let papers: [String]
  /// Whether the alliance keeps it by itself: else only polls name it.
  package let kept: Bool
  /// The polls that are held there, as PAPER/POLL.
  package let polls: [String]
  /// The reports of it.
  package let reports: [String]
  /// How many points came of it, and how many of those nothing took up.
  package let points: Int
  package let open: Int
  /// What was done; nothing in a list.
  package let story: Localized?

  private enum CodingKeys: String, CodingKey {
    case meeting, title, place, region, date, groups, people, papers, kept, polls, reports, points, open
  }
}

extension MeetingSummary {
  init(
    _ meeting: AllianceMeeting, isKept: Bool, polls: [PollName] = [], reports: [Slug] = [],
    points: [PointBook.Entry] = [], story: Localized? = nil
  ) {
    let named = meeting.meeting
    self.init(
      meeting: named.id.description, title: named.title, place: meeting.place, region: named.region,
      date: named.date, groups: meeting.groups, people: meeting.people,
      papers: meeting.papers.map(\.description), kept: isKept, polls: polls.map(\.description),
      reports: reports.map(\.description), points: points.count, open: points.count(where: \.isOpen),
      story: story)
  }
}
