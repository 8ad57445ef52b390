import Deliberation
import Git
import ObjectIDs

extension Snapshot {
  /// The meetings of a sticker poll that a commit of main had added to its question, made apart from the opening: neither knew of the
  /// other, so that the frozen question has them not. In the order of their names.
  ///
  /// That follows from the history of a commit alone, whatever lies in the file of the question by now.
  func meetingsLeftOut(of poll: Poll, at path: String, openedBy opening: Record) throws -> [MeetingLeftOut] {
    guard case .sticker(let form) = poll.form else { return [] }
    let frozen = Set(form.meetings.map(\.id))
    let history = try history()
    let changes = history.removals.filter { $0.path == path && $0.isChange }.map(\.commit)
    let putting = Set(history.puts(at: path) + changes)
    guard !putting.isEmpty else { return [] }
    let opened = Layout.path(of: opening)
    let openings = try workspace.introductions(of: [opened], at: commit)[opened] ?? []
    var found: [Slug: MeetingLeftOut] = [:]
    for id in putting.sorted() {
      guard let blob = try repository.entry(at: path, in: id)?.id,
        case .sticker(let other)? = (try? PollCoding.decode(repository.blob(blob), path: path))?.form
      else { continue }
      let added = other.meetings.filter { !frozen.contains($0.id) && found[$0.id] == nil }
      // Whoever opened it without a meeting that they had before them meant that, and so did who added one after the opening.
      guard !added.isEmpty,
        try !openings.contains(where: { opening in
          try repository.isAncestor(id, of: opening) || repository.isAncestor(opening, of: id)
        })
      else { continue }
      for meeting in added { found[meeting.id] = MeetingLeftOut(meeting, addedBy: id) }
    }
    return found.values.sorted { $0.meeting.id < $1.meeting.id }
  }
}
