import Deliberation
import Git
import Storage

/// A steward's table of ballots: `token,BOARD,BOARD`.
enum BallotTable {
  /// The ballots sorted by token, blank ones among them, and the line of each token.
  ///
  /// - Parameter cards: the tokens that cards have; nil where that is not known.
  /// - Throws: a `Refusal` that names every line that is not right.
  static func read(
    _ file: MeetingFile, form: StickerForm, cards: Set<String>? = nil
  ) throws(Refusal) -> (cast: [Ballot], lines: [String: Int]) {
    let table = try MeetingTable(file.table)
    let naming = file.naming
    let boards = try boards(in: table, form: form, naming)
    if !file.isPartial { try checkWhole(boards, in: table, form) }
    var faults = table.faults
    var ballots: [Ballot] = []
    var lines: [String: Int] = [:]
    var known = KnownCells()
    for row in table.rows where !faults.isFull {
      let token = Ballot.token(typed: row.fields[0])
      check(token, row.line, table.headings.first, cards: cards, among: &lines, &faults)
      if let ballot = read(row, token, of: table, boards: boards, form: form, naming, &known, &faults) {
        ballots.append(ballot)
      }
    }
    try faults.check()
    return (ballots.sorted { $0.token.utf8.lexicographicallyPrecedes($1.token.utf8) }, lines)
  }

  /// Notes what is wrong with the token of a line, which is nobody else's.
  static func check(
    _ token: String, _ line: Int, _ column: String?, cards: Set<String>?, among lines: inout [String: Int],
    _ faults: inout TableFaults
  ) {
    if !Ballot.isToken(token) {
      let shown =
        token.isEmpty
        ? Localized(en: "There is no token here", nl: "Hier staat geen code")
        : Localized(en: "'\(token.prefix(64))' is no token", nl: "'\(token.prefix(64))' is geen code")
      faults.add(
        Refusal(
          Localized(
            en: "\(shown.english): 1 to 64 letters and digits of ASCII, '-' or '_'.",
            nl: "\(shown.dutch): 1 tot 64 gewone letters en cijfers, '-' of '_'.")), line: line,
        column: column)
    } else if let other = lines.updateValue(line, forKey: token) {
      faults.add(
        Refusal(
          Localized(
            en: "The token '\(token)' stands on line \(other) too.",
            nl: "De code '\(token)' staat ook op regel \(other).")), line: line, column: column)
    } else if cards?.contains(token) == false {
      faults.add(
        Refusal(
          Localized(
            en: "No card has the token '\(token)'.", nl: "Er is geen kaart met de code '\(token)'."),
          hints: [Localized(en: "look at the ballot again", nl: "kijk nog eens op het stembriefje")]),
        line: line,
        column: column)
    }
  }

  /// Refuses a table that leaves out a whole board: a column that nobody typed looks like one without stickers.
  private static func checkWhole(
    _ boards: [Board], in table: MeetingTable, _ form: StickerForm
  ) throws(Refusal) {
    let missing = form.boards.filter { !boards.contains($0) }.map { "'\($0.id)'" }
    guard !missing.isEmpty else { return }
    let names = Localized.listed(missing.map { "\($0)" })
    throw Refusal(
      Localized(
        en:
          "Line \(table.line): \(missing.count == 1 ? "The board \(names.english) has" : "The boards \(names.english) have") no column.",
        nl:
          "Regel \(table.line): \(missing.count == 1 ? "Het bord \(names.dutch) heeft" : "De borden \(names.dutch) hebben") geen kolom."
      ),
      hints: [
        Localized(
          en:
            "add it, with nothing in it where a person placed none there; where nobody did, say so with --partial",
          nl:
            "voeg die toe, en laat leeg waar iemand er geen plakte; plakte niemand er een, zeg dat dan met --partial"
        )
      ])
  }

  private static func boards(
    in table: MeetingTable, form: StickerForm, _ naming: Naming
  ) throws(Refusal) -> [Board] {
    guard table.headings.count >= 2, ["token", "code"].contains(table.headings[0].lowercased()) else {
      let headings = ["token"] + form.boards.map(\.id.description)
      throw Refusal(
        Localized(
          en:
            "Line \(table.line): the table has to begin with the headings \(headings.joined(separator: ",")).",
          nl: "Regel \(table.line): de tabel moet beginnen met de koppen \(headings.joined(separator: ",")).")
      )
    }
    var faults = TableFaults()
    var boards: [Board] = []
    for name in table.headings.dropFirst() {
      let board = faults.value(line: table.line) { () throws(Refusal) in
        let board = try form.board(named: name, naming)
        guard !boards.contains(board) else {
          throw Refusal(
            Localized(
              en: "The board '\(name)' has two columns.", nl: "Het bord '\(name)' heeft twee kolommen."))
        }
        return board
      }
      if let board { boards.append(board) }
    }
    try faults.check()
    return boards
  }

  private static func read(
    _ row: SpreadsheetRow, _ token: String, of table: MeetingTable, boards: [Board], form: StickerForm,
    _ naming: Naming, _ known: inout KnownCells, _ faults: inout TableFaults
  ) -> Ballot? {
    var isRight = true
    var stickers: [Slug: [Slug]] = [:]
    for (number, board) in boards.enumerated() {
      let cell = row.fields[number + 1]
      let place = (
        line: row.line, column: table.headings[number + 1],
        ballot: Localized(en: "The ballot '\(token.prefix(64))'", nl: "Het stembriefje '\(token.prefix(64))'")
      )
      let placed = known[cell, on: board.id] ?? read(cell, on: board, at: place, form: form, naming, &faults)
      known[cell, on: board.id] = placed
      if let placed, !placed.isEmpty { stickers[board.id] = placed }
      isRight = isRight && placed != nil
    }
    guard isRight else { return nil }
    guard !stickers.isEmpty else { return Ballot(token: token, stickers: [:]) }
    return faults.value(line: row.line) { () throws(Refusal) in
      try form.check(
        stickers: stickers, of: Localized(en: "The ballot '\(token)'", nl: "Het stembriefje '\(token)'"))
      return Ballot(token: token, stickers: form.sorted(stickers))
    }
  }

  /// The items of a cell; nil where it is not right, and what is wrong is among the faults.
  private static func read(
    _ cell: String, on board: Board, at place: (line: Int, column: String, ballot: Localized),
    form: StickerForm,
    _ naming: Naming, _ faults: inout TableFaults
  ) -> [Slug]? {
    let names = faults.value(line: place.line, column: place.column) { () throws(Refusal) in
      try board.names(in: cell, naming)
    }
    guard let names else { return nil }
    let items = names.compactMap { name in
      faults.value(line: place.line, column: place.column) { () throws(Refusal) in
        try board.item(named: name, naming).id
      }
    }
    guard items.count == names.count else { return nil }
    guard !items.isEmpty else { return [] }
    return faults.value(line: place.line, column: place.column) { () throws(Refusal) in
      try form.check(stickers: [board.id: items], of: place.ballot)
      return items
    }
  }
}

/// The cells of a table that were right, with their items: a cell means the same on each line, and people place alike.
private struct KnownCells {
  private var items: [Slug: [String: [Slug]]] = [:]

  subscript(cell: String, on board: Slug) -> [Slug]? {
    get { items[board]?[cell] }
    set { items[board, default: [:]][cell] = newValue }
  }
}
