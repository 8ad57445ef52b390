import Deliberation
import Storage

extension Context {
  /// Records the ballots cast at one meeting, all in one record and one commit: a table `token,BOARD,BOARD`
  /// with the items of each board divided by spaces.
  ///
  /// Nothing of the order in which they stand in the table is kept.
  ///
  /// - Throws: `Refusal`, with the line of the table where it is about one; then nothing was recorded.
  package func ballots(in name: PollName, _ file: MeetingFile) throws -> PollStep {
    try change("ballots in \(name)") { desk in
      let poll = try desk.poll(name)
      let (opening, form, meeting) = try desk.atMeeting(file, of: poll, to: "enter ballots")
      let ballots = Ballots(
        poll: poll.state.poll.id, opening: opening, meeting: meeting.id,
        ballots: try BallotTable.read(file.table, form: form),
        replaces: poll.state.countStandings[meeting.id]?.replaced ?? [])
      let others = poll.state.counts.values.compactMap { filed -> Ballots? in
        if case .ballots(let other) = filed.record.body { other } else { nil }
      }
      try form.check(ballots, besides: others)
      return try desk.record(
        .ballots(ballots), of: meeting, file, in: poll, verb: "ballots",
        story: "Entered \(ballots.ballots.count) ballots of \(meeting.title).")
    }
  }
}

/// A steward's table of ballots: `token,BOARD,BOARD`.
enum BallotTable {
  /// The ballots, sorted by token.
  static func read(_ bytes: [UInt8], form: StickerForm) throws(Refusal) -> [Ballot] {
    let rows = try SpreadsheetRow.read(bytes)
    let boards = try boards(in: rows.first, form: form)
    var ballots: [Ballot] = []
    var lines: [String: Int] = [:]
    for row in rows.dropFirst() {
      do throws(Refusal) {
        let ballot = try read(row, boards: boards, form: form)
        if let line = lines.updateValue(row.line, forKey: ballot.token) {
          throw Refusal("The token '\(ballot.token)' stands on line \(line) too.")
        }
        ballots.append(ballot)
      } catch {
        throw error.at(line: row.line)
      }
    }
    return ballots.sorted { $0.token.utf8.lexicographicallyPrecedes($1.token.utf8) }
  }

  private static func boards(in head: SpreadsheetRow?, form: StickerForm) throws(Refusal) -> [Board] {
    guard let head, head.fields.count >= 2, head.fields[0].lowercased() == "token" else {
      let headings = ["token"] + form.boards.map(\.id.description)
      throw Refusal(
        "Line \(head?.line ?? 1): the table has to begin with the headings \(headings.joined(separator: ","))."
      )
    }
    do throws(Refusal) {
      var boards: [Board] = []
      for name in head.fields.dropFirst() {
        let board = try form.board(named: name)
        guard !boards.contains(board) else { throw Refusal("The board '\(name)' has two columns.") }
        boards.append(board)
      }
      return boards
    } catch {
      throw error.at(line: head.line)
    }
  }

  private static func read(
    _ row: SpreadsheetRow, boards: [Board], form: StickerForm
  ) throws(Refusal) -> Ballot {
    guard row.fields.count == boards.count + 1 else {
      throw Refusal("It has \(row.fields.count) fields, not \(boards.count + 1) as the headings.")
    }
    let token = row.fields[0]
    guard Ballot.isToken(token) else {
      throw Refusal("'\(token.prefix(64))' is no token: 1 to 64 letters and digits of ASCII, '-' or '_'.")
    }
    var stickers: [Slug: [Slug]] = [:]
    for (board, cell) in zip(boards, row.fields.dropFirst()) {
      for name in cell.split(whereSeparator: \.isWhitespace) {
        stickers[board.id, default: []].append(try board.item(named: String(name)).id)
      }
    }
    try form.check(stickers: stickers, of: "The ballot '\(token)'")
    return Ballot(token: token, stickers: form.sorted(stickers))
  }
}
