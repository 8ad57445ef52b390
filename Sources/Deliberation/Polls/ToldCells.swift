/// What the results of a poll that were told tell of its meetings.
///
/// A sticker poll that was closed anew had several results, and everybody may lay them beside each other. Each tells the
/// figures of some sheets, and sums of sheets: of a region, and of all. What follows from these by adding and subtracting is the span of
/// these sums, so that is what is looked at (note 0017 has the argument).
package struct ToldCells: Sendable {
  /// What somebody recorded of a meeting. One that is corrected has another sheet since.
  struct Sheet: Hashable, Sendable {
    let meeting: Slug
    let record: RecordID?
  }

  /// The meetings and regions that any of the results hides.
  private(set) var meetings: Set<Slug> = []
  private(set) var regions: Set<String> = []
  /// The sheets of which any of the results shows the figures.
  private var shown: Set<Sheet> = []
  private var shownMeetings: Set<Slug> = []
  /// The sheets that are added up in what else is shown.
  private var sums: Set<Set<Sheet>> = []
  private var people: [Sheet: Int] = [:]

  package init() {}

  var isEmpty: Bool { people.isEmpty }

  /// The same with one more result.
  package func adding(_ cells: SmallCells, of meetings: [SmallCells.Meeting]) -> ToldCells {
    var more = self
    // A result that hides everything was not told.
    guard !cells.hidesTotal else { return more }
    more.meetings.formUnion(cells.meetings)
    more.regions.formUnion(cells.regions)
    for meeting in meetings {
      more.people[meeting.sheet] = meeting.people
      guard !cells.meetings.contains(meeting.id) else { continue }
      more.shown.insert(meeting.sheet)
      more.shownMeetings.insert(meeting.id)
    }
    more.sums.insert(Set(meetings.map(\.sheet)))
    for (region, members) in Dictionary(grouping: meetings, by: { $0.region ?? "" })
    where !cells.regions.contains(region) {
      more.sums.insert(Set(members.map(\.sheet)))
    }
    return more
  }

  /// What two persons were told, or one who heard both.
  func merging(_ other: ToldCells) -> ToldCells {
    var both = self
    both.meetings.formUnion(other.meetings)
    both.regions.formUnion(other.regions)
    both.shown.formUnion(other.shown)
    both.shownMeetings.formUnion(other.shownMeetings)
    both.sums.formUnion(other.sums)
    both.people.merge(other.people) { first, _ in first }
    return both
  }

  /// Whether nothing can hide behind a meeting: its figures were shown, or those that a correction took the place of. Most of a
  /// corrected sheet is as it was. Too few people are never taken for told.
  func hasTold(_ meeting: SmallCells.Meeting, below bound: Int) -> Bool {
    shown.contains(meeting.sheet) || meeting.people >= bound && shownMeetings.contains(meeting.id)
  }

  /// How many people of some meetings stand behind figures that were not told: nobody where their sum was.
  func untold(of meetings: [SmallCells.Meeting], below bound: Int) -> Int {
    guard !sums.contains(Set(meetings.map(\.sheet))) else { return 0 }
    return meetings.filter { !hasTold($0, below: bound) }.reduce(0) { $0 + $1.people }
  }

  /// Whether one more result makes the figures of some sheets together follow that have fewer people than `bound`, and not nobody, and did
  /// not follow before.
  ///
  /// It is asked twice: of what was shown as it is, and with corrections of it taken for shown as well.
  func givesAway(_ cells: SmallCells, of meetings: [SmallCells.Meeting], below bound: Int) -> Bool {
    let more = adding(cells, of: meetings)
    return [false, true].contains { more.givesAway(since: self, below: bound, withCorrections: $0) }
  }

  /// Sheets that stand in the same sums are one column: no combination tells them apart. What is left is tried out, as many sets of
  /// columns as there is time for. Beyond that the answer is yes, so that more is hidden and not less.
  private func givesAway(since earlier: ToldCells, below bound: Int, withCorrections: Bool) -> Bool {
    let known = earlier.known(below: bound, withCorrections: withCorrections)
    let before = Set(earlier.sums.map { $0.subtracting(known) })
    let now = Set(sums.map { $0.subtracting(known) }).subtracting(before)
    let alone = self.known(below: bound, withCorrections: withCorrections).subtracting(known)
    let rows: [Set<Sheet>] = Array(before) + Array(now) + alone.map { [$0] }
    var patterns: [Sheet: Set<Int>] = [:]
    for (number, row) in rows.enumerated() {
      for sheet in row { patterns[sheet, default: []].insert(number) }
    }
    let columns = Dictionary(grouping: patterns.keys) { patterns[$0] ?? [] }
      .map { (rows: $0, people: $1.reduce(0) { $0 + (self.people[$1] ?? 0) }) }
    var spans = (before: SpanOfSums(columns: columns.count), now: SpanOfSums(columns: columns.count))
    for number in rows.indices {
      let row = columns.map { $0.rows.contains(number) ? 1 : 0 }
      spans.now.add(row)
      if number < before.count { spans.before.add(row) }
    }
    let people = columns.map(\.people)
    let small = people.indices.filter { people[$0] < bound }
    return Search(before: spans.before, now: spans.now, people: people, small: small, bound: bound).findsAny
  }

  /// The sheets that were shown, and those with enough people of meetings that were.
  private func known(below bound: Int, withCorrections: Bool) -> Set<Sheet> {
    guard withCorrections else { return shown }
    let corrected = people.filter { $0.value >= bound && shownMeetings.contains($0.key.meeting) }
    return shown.union(corrected.keys)
  }

  /// Looks for a set of columns with too few people whose sum follows now and did not before.
  private struct Search {
    let before: SpanOfSums
    let now: SpanOfSums
    let people: [Int]
    let small: [Int]
    let bound: Int

    private static let mostTries = 4096

    var findsAny: Bool {
      var tries = 0
      return finds(from: 0, people: 0, chosen: people.map { _ in 0 }, &tries)
    }

    private func finds(from start: Int, people sofar: Int, chosen: [Int], _ tries: inout Int) -> Bool {
      for position in start..<small.count {
        let column = small[position]
        let together = sofar + people[column]
        guard together < bound else { continue }
        tries += 1
        guard tries <= Self.mostTries else { return true }
        var more = chosen
        more[column] = 1
        if together > 0, now.contains(more), !before.contains(more) { return true }
        if finds(from: position + 1, people: together, chosen: more, &tries) { return true }
      }
      return false
    }
  }
}
