import Deliberation
import Storage

/// What a steward brings from a meeting.
package struct MeetingFile: Sendable {
  package var meeting: String
  /// The table, as a spreadsheet saved it.
  package var table: [UInt8]
  /// Why an earlier count of the meeting is replaced; nil where none may be.
  package var replacing: String?

  package init(meeting: String, table: [UInt8], replacing: String? = nil) {
    (self.meeting, self.table, self.replacing) = (meeting, table, replacing)
  }
}

extension Context {
  /// Records the stickers counted on the wall of one meeting: a table `board,item,stickers`.
  ///
  /// - Parameter people: how many placed stickers there.
  /// - Throws: `Refusal`, with the line of the table where it is about one; then nothing was recorded.
  package func count(in name: PollName, people: Int, _ file: MeetingFile) throws -> PollStep {
    try change("count in \(name)") { desk in
      let poll = try desk.poll(name)
      let (opening, form, meeting) = try desk.atMeeting(file, of: poll, to: "count stickers")
      let count = Count(
        poll: poll.state.poll.id, opening: opening, meeting: meeting.id, people: people,
        stickers: try CountTable.read(file.table, form: form),
        replaces: poll.state.countStandings[meeting.id]?.replaced ?? [])
      try form.check(count)
      let stickers = count.stickers.values.reduce(0) { $0 + $1.values.reduce(0, +) }
      return try desk.record(
        .count(count), of: meeting, file, in: poll, verb: "count",
        story: "Counted \(stickers) stickers of \(people) people at \(meeting.title).")
    }
  }
}

extension ChangeDesk {
  /// Under which opening somebody brings what from which meeting of a poll.
  ///
  /// - Throws: `Refusal` where somebody may not, the poll is not open, or the meeting was counted already.
  func atMeeting(
    _ file: MeetingFile, of poll: PollDesk, to verb: String
  ) throws -> (opening: RecordID, form: StickerForm, meeting: Meeting) {
    try identity.mustBe(.steward, .committee, to: verb)
    let form = try poll.stickerForm()
    let opening = try poll.opening(to: verb)
    let meeting = try form.meeting(named: file.meeting)
    if let earlier = poll.state.counts[meeting.id], file.replacing == nil {
      throw Refusal(
        "\(meeting.title) was counted already, by \(poll.dossier.name(of: earlier.record.header.partner)) (\(earlier.record.id)).",
        hints: ["if that count was wrong, take its place with: --replace --because WHY"])
    }
    return (opening, form, meeting)
  }

  /// Writes what was counted or cast at one meeting.
  func record(
    _ body: Record.Body, of meeting: Meeting, _ file: MeetingFile, in poll: PollDesk, verb: String,
    story: String
  ) throws -> PollStep {
    let reason = try file.replacing.map { try GivenText.check($0, what: "a reason") } ?? ""
    let record = seal(body, in: poll)
    try commit(record, of: poll, summary: "\(verb): \(meeting.id) in \(poll.name)", reason: reason)
    let replaced = body.replaces.map { "It takes the place of \($0)." }
    return PollStep(
      paper: poll.name.paper, poll: poll.name.poll, stage: poll.state.stage, record: record.id.description,
      story: [story] + replaced, warnings: poll.problems)
  }
}

/// A steward's table: `board,item,stickers`.
enum CountTable {
  /// Stickers by board and item.
  static func read(_ bytes: [UInt8], form: StickerForm) throws(Refusal) -> [Slug: [Slug: Int]] {
    let rows = try SpreadsheetRow.read(bytes)
    guard let head = rows.first, head.fields.map({ $0.lowercased() }) == ["board", "item", "stickers"] else {
      throw Refusal(
        "Line \(rows.first?.line ?? 1): the table has to begin with the headings board,item,stickers.")
    }
    var stickers: [Slug: [Slug: Int]] = [:]
    var lines: [Cell: Int] = [:]
    for row in rows.dropFirst() {
      do throws(Refusal) {
        let (board, item, number) = try read(row, form: form)
        if let line = lines.updateValue(row.line, forKey: Cell(board: board, item: item)) {
          throw Refusal("'\(item)' on the board '\(board)' stands on line \(line) too.")
        }
        stickers[board, default: [:]][item] = number
      } catch {
        throw error.at(line: row.line)
      }
    }
    guard !stickers.isEmpty else { throw Refusal("The table has no stickers below its headings.") }
    return stickers
  }

  private struct Cell: Hashable {
    let board: Slug
    let item: Slug
  }

  private static func read(
    _ row: SpreadsheetRow, form: StickerForm
  ) throws(Refusal) -> (board: Slug, item: Slug, stickers: Int) {
    guard row.fields.count == 3 else {
      throw Refusal("It has \(row.fields.count) fields, not the three of board,item,stickers.")
    }
    let board = try form.board(named: row.fields[0])
    let item = try board.item(named: row.fields[1])
    return (board.id, item.id, try number(row.fields[2]))
  }

  private static func number(_ text: String) throws(Refusal) -> Int {
    guard !text.isEmpty else { throw Refusal("The number of stickers is missing; write 0 for none.") }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw Refusal("'\(text.prefix(40))' is no whole number.") }
    guard !text.hasPrefix("-") else { throw Refusal("'\(text.prefix(40))' is fewer than none.") }
    guard let number = Int(text), number <= StickerForm.mostPeople else {
      throw Refusal("\(text.prefix(40)) stickers are more than any wall holds.")
    }
    return number
  }
}

extension Refusal {
  /// The same no, with the line of the file that it is about.
  func at(line: Int) -> Refusal {
    Refusal("Line \(line): \(explanation.message)", causes: explanation.causes, hints: explanation.hints)
  }
}
