import Deliberation
import Git
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
      let poll = try PollDesk(desk.desk, name, looksAtTokens: false)
      let (opening, form, meeting) = try desk.atMeeting(file, of: poll, to: "enter ballots")
      try form.check(source: .ballots)
      let cast = try BallotTable.read(file.table, form: form)
      guard !cast.isEmpty else { throw Refusal("There is no ballot of '\(meeting.id)'.") }
      let others = poll.state.cast.filter { $0.meeting != meeting.id }
      try Self.refuse(desk.desk.snapshot.tokens(of: cast, in: others, of: poll.state))
      let sheet = BallotSheet.text(of: cast, form: form)
      let ballots = Ballots(
        poll: poll.state.poll.id, opening: opening, meeting: meeting.id, people: cast.count,
        sheet: try Repository.id(ofBlob: sheet),
        replaces: poll.state.replaced(at: meeting.id), reason: try file.checkedReason)
      return try desk.record(
        .ballots(ballots), sheet: sheet, of: meeting, file, in: poll, verb: "ballots",
        story: "Entered \(cast.count) ballots of \(meeting.title).")
    }
  }

  /// Refuses tokens that other meetings have, all of them by name.
  private static func refuse(_ known: [String: Slug]) throws(Refusal) {
    let sentences = known.sorted { $0.key < $1.key }.map {
      "The token '\($0.key)' stands twice: at '\($0.value)' too."
    }
    guard let first = sentences.first else { return }
    let hints = ["a token is one person's; look which of the two ballots is right"]
    guard sentences.count > 1 else { throw Refusal(first, hints: hints) }
    throw Refusal("\(sentences.count) tokens were used at other meetings.", causes: sentences, hints: hints)
  }
}

/// A steward's table of ballots: `token,BOARD,BOARD`.
enum BallotTable {
  /// The ballots, sorted by token.
  ///
  /// - Throws: a `Refusal` that names every line that is not right.
  static func read(_ bytes: [UInt8], form: StickerForm) throws(Refusal) -> [Ballot] {
    let table = try MeetingTable(bytes)
    let boards = try boards(in: table, form: form)
    var faults = table.faults
    var ballots: [Ballot] = []
    var lines: [String: Int] = [:]
    for row in table.rows {
      guard let ballot = read(row, of: table, boards: boards, form: form, &faults) else { continue }
      if let line = lines.updateValue(row.line, forKey: ballot.token) {
        faults.add(
          Refusal("The token '\(ballot.token)' stands on line \(line) too."), line: row.line,
          column: table.headings.first)
      }
      ballots.append(ballot)
    }
    try faults.check()
    return ballots.sorted { $0.token.utf8.lexicographicallyPrecedes($1.token.utf8) }
  }

  private static func boards(in table: MeetingTable, form: StickerForm) throws(Refusal) -> [Board] {
    guard table.headings.count >= 2, ["token", "code"].contains(table.headings[0].lowercased()) else {
      let headings = ["token"] + form.boards.map(\.id.description)
      throw Refusal(
        "Line \(table.line): the table has to begin with the headings \(headings.joined(separator: ","))."
      )
    }
    var faults = TableFaults()
    var boards: [Board] = []
    for name in table.headings.dropFirst() {
      let board = faults.value(line: table.line) { () throws(Refusal) in
        let board = try form.board(named: name)
        guard !boards.contains(board) else { throw Refusal("The board '\(name)' has two columns.") }
        return board
      }
      if let board { boards.append(board) }
    }
    try faults.check()
    return boards
  }

  private static func read(
    _ row: SpreadsheetRow, of table: MeetingTable, boards: [Board], form: StickerForm,
    _ faults: inout TableFaults
  ) -> Ballot? {
    let token = row.fields[0]
    var isRight = true
    if !Ballot.isToken(token) {
      isRight = false
      faults.add(
        Refusal("'\(token.prefix(64))' is no token: 1 to 64 letters and digits of ASCII, '-' or '_'."),
        line: row.line, column: table.headings[0])
    }
    var stickers: [Slug: [Slug]] = [:]
    for (number, board) in boards.enumerated() {
      for name in row.fields[number + 1].split(whereSeparator: \.isWhitespace) {
        let item = faults.value(line: row.line, column: table.headings[number + 1]) { () throws(Refusal) in
          try board.item(named: String(name)).id
        }
        if let item { stickers[board.id, default: []].append(item) } else { isRight = false }
      }
    }
    guard isRight else { return nil }
    return faults.value(line: row.line) { () throws(Refusal) in
      try form.check(stickers: stickers, of: "The ballot '\(token)'")
      return Ballot(token: token, stickers: form.sorted(stickers))
    }
  }
}
