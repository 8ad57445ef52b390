import Deliberation
import Storage

extension StoryTeller {
  /// A point of a report: where it was said, and what came of it.
  func story(of filed: Filed, _ point: Point) throws -> RecordStory {
    let book = try desk.snapshot.pointBook()
    // One whose place another took tells what became of that.
    guard let entry = book[filed.record.id] else {
      return tell(
        filed, outcome: "withdrawn", Localized(verbatim: ShownWords.of(point.anchor.quote)),
        [try place(of: point.anchor)], withdrawals(of: filed.record.id))
    }
    let sources = try entry.citations.map { citation -> RecordStory.Event in
      let found = try desk.snapshot.record(
        withPrefix: citation.record.description, kinds: [.amendment, .comment])
      let cited = Filed(record: found.record, isCollected: found.isCollected, generation: 0)
      return event(
        cited, found.record.kind.rawValue,
        saying: Localized(found.record.body.words).map { "\(citation.paper): \($0)" },
        outcome: citation.state.name)
    }
    let gathered = (entry.members + (entry.under.map { [$0] } ?? [])).compactMap { book[$0] }
    let alike = gathered.map { other in
      event(
        other.filed, "point", ShownWords.of(other.point.anchor.quote),
        outcome: other.id == entry.under ? "gathers" : "alike")
    }
    let matches = entry.matches.compactMap { book[$0] }.map { other in
      event(other.filed, "point", ShownWords.of(other.point.anchor.quote), outcome: "match")
    }
    return tell(
      filed, outcome: entry.status.name, try origin(of: entry.point), [try place(of: entry.point.anchor)],
      sources + alike + matches + decisions(about: ([entry.id] + entry.point.replaces).map { Target($0) }))
  }

  /// The points that a change or comment came from: what was said, and where.
  func pointEvents(_ points: [RecordID]) throws -> [RecordStory.Event] {
    try points.compactMap { id in
      // One that was taken back, or that main lost, tells nothing any more.
      guard let (entry, _) = try? desk.standingPoint(id.description) else { return nil }
      let words = ShownWords.of(entry.point.anchor.quote)
      return event(
        entry.filed, "point", saying: try origin(of: entry.point).map { "\($0): \(words)" },
        outcome: entry.point.type.rawValue)
    }
  }

  /// What a point is and where it was said: a dream of table 3, Drachten, 2012-10-05.
  private func origin(of point: Point) throws -> Localized {
    let meeting = try point.meeting.flatMap { id in try desk.meetings(named: id) }
    let place = [point.group, meeting?.title ?? point.meeting?.description, meeting?.date]
      .compactMap(\.self).joined(separator: ", ")
    return point.type.words.map { place.isEmpty ? $0 : "\($0) (\(place))" }
  }
}

extension Desk {
  /// A meeting by its short name; nil where the workspace does not know it.
  func meetings(named id: Slug) throws -> Meeting? {
    if let kept = try snapshot.meetings().meetings.first(where: { $0.meeting.id == id }) {
      return kept.meeting
    }
    return try MeetingBook(snapshot)[id]?.meeting
  }
}
