import Deliberation
import Git
import Storage

/// All meetings that the workspace knows: those that the alliance keeps, and those that polls alone name. One short name is one meeting.
struct MeetingBook {
  /// By name.
  let entries: [Entry]
  /// What could not be read, one sentence each.
  let problems: [Localized]

  struct Entry {
    /// What is said of it; of a meeting that only a poll names no more than the poll does.
    let meeting: AllianceMeeting
    /// Whether the alliance keeps it by itself.
    let isKept: Bool
    /// The polls that are held there, with what was entered of it.
    var polls: [Held] = []

    var id: Slug { meeting.meeting.id }
  }

  /// A poll at a meeting.
  struct Held {
    let name: PollName
    let question: String
    let stage: String
    /// Whether stickers or ballots of the meeting were entered.
    let isEntered: Bool
  }

  init(_ snapshot: Snapshot) throws {
    let kept = try snapshot.meetings()
    var found = Dictionary(
      uniqueKeysWithValues: kept.meetings.map { ($0.meeting.id, Entry(meeting: $0, isKept: true)) })
    for paper in try snapshot.papersWithPolls() {
      let dossier = try snapshot.dossier(
        of: snapshot.paper(named: paper.description), scope: .collected, looksAtTokens: false
      ).dossier
      for state in dossier.pollFiles {
        guard case .sticker(let form) = state.poll.form else { continue }
        for meeting in form.meetings {
          let entry = found[meeting.id] ?? Entry(meeting: AllianceMeeting(meeting), isKept: false)
          found[meeting.id] = entry
          found[meeting.id]?.polls.append(
            Held(
              name: PollName(paper: paper.description, poll: state.poll.id.description),
              question: state.poll.question, stage: state.stage, isEntered: state.counts[meeting.id] != nil))
        }
      }
    }
    entries = found.values.sorted { $0.id < $1.id }
    problems = kept.unread.isEmpty ? [] : try snapshot.spoiledMeetings().flatMap(\.told)
  }

  /// The meeting of that short name or title.
  ///
  /// - Throws: a `Refusal` with near names where there is none.
  func meeting(named name: String) throws(Refusal) -> Entry {
    guard let meeting = try entries.map(\.meeting.meeting).named(name, .typed),
      let entry = entries.first(where: { $0.id == meeting.id })
    else { throw .unknown(.meeting, String(name.prefix(64)), among: entries.map(\.id.description)) }
    return entry
  }

  subscript(id: Slug) -> AllianceMeeting? { entries.first { $0.id == id }?.meeting }
}

extension Snapshot {
  fileprivate func papersWithPolls() throws -> [Slug] {
    try soundPapers().filter {
      try workspace.repository.entry(at: Layout.polls(of: $0), in: commit)?.kind == .tree
    }
  }
}

extension Desk {
  /// The meeting of that short name or title. What polls alone name is looked through only where the alliance keeps none of that name.
  func meeting(named name: String) throws -> AllianceMeeting {
    let kept = try snapshot.meetings().meetings
    if let found = try kept.map(\.meeting).named(name, .typed),
      let meeting = kept.first(where: { $0.meeting == found })
    {
      return meeting
    }
    return try MeetingBook(snapshot).meeting(named: name).meeting
  }
}
