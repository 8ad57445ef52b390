/// A meeting of the alliance, as `meetings/<meeting>/meeting.json` has it. A poll that is held there names it by its short name.
package struct AllianceMeeting: Hashable, Sendable {
  package var meeting: Meeting
  /// The hall, the building, the address.
  package var place: String?
  /// Its working groups or tables, as they are called.
  package var groups: [String]
  /// Who came, by kind of organisation.
  package var came: [Attendance]
  /// What it was about; where it names none, all papers.
  package var papers: [Slug]

  package init(
    _ meeting: Meeting, place: String? = nil, groups: [String] = [], came: [Attendance] = [],
    papers: [Slug] = []
  ) {
    self.meeting = meeting
    self.place = place
    self.groups = groups
    self.came = came
    self.papers = papers
  }

  /// How many people of one kind of organisation came.
  package struct Attendance: Hashable, Sendable {
    package let kind: String
    package let people: Int

    package init(kind: String, people: Int) { (self.kind, self.people) = (kind, people) }

    /// How many there can be.
    package static let bounds = 0...1_000_000
  }

  /// How many people came; nil where nobody said.
  package var people: Int? { came.isEmpty ? nil : came.reduce(0) { $0 + $1.people } }

  /// Whether it was about a paper.
  package func isAbout(_ paper: Slug) -> Bool { papers.isEmpty || papers.contains(paper) }

  /// The group of that name, however its letters are cased; nil where it has none.
  package func group(named name: String) -> String? {
    groups.first { $0 == name } ?? groups.first { $0.lowercased() == name.lowercased() }
  }
}
