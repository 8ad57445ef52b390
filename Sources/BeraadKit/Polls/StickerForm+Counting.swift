package import Deliberation
import Storage

/// What a count of stickers has to be.
extension StickerForm {
  /// How many placed stickers and how many were there. Where each person has one sticker in all, as many placed one as there are
  /// stickers: a few who were there and placed none slip easily into a count of people. More than twice as many are another mistake.
  func attendance(
    people: Int, present: Int?, _ stickers: [Slug: [Slug: Int]]
  ) -> (placed: Int, present: Int?) {
    let total = stickers.values.reduce(0) { $0 + $1.values.reduce(0, +) }
    guard present == nil, stickersEach == 1, total > 0, people > total, people <= total * 2 else {
      return (people, present)
    }
    return (total, people)
  }

  /// What `count` refuses of figures that somebody typed; nil where they fit together.
  package func refusal(of typed: Count) -> Refusal? {
    let (placed, present) = attendance(people: typed.people, present: typed.present, typed.stickers)
    do throws(Refusal) {
      try check(
        Count(
          poll: typed.poll, opening: typed.opening, meeting: typed.meeting, people: placed,
          present: present, stickers: typed.stickers))
      return nil
    } catch {
      return error
    }
  }

  /// Refuses a count that names what of it breaks the rules, with the lines of its table.
  ///
  /// - Parameter missing: what is said of boards that the table leaves out. How many people there were is held against all boards, so not
  ///   before they are there.
  func check(_ count: Count, on lines: [BoardItem: Int], missing: Refusal?) throws(Refusal) {
    var faults = TableFaults()
    for (board, items) in count.stickers.sorted(by: { $0.key < $1.key }) {
      for (item, stickers) in items.sorted(by: { $0.key < $1.key }) {
        _ = faults.value(line: lines[BoardItem(board: board, item: item)] ?? 1, column: "stickers") {
          () throws(Refusal) in
          try check(stickers, at: item, people: count.people)
        }
      }
    }
    if let missing {
      guard faults.isFaulty else { throw missing }
      faults.add(missing)
    }
    try faults.check()
    try check(count)
  }

  /// What is said of a table that leaves out a whole board: one that nobody typed is the commonest mistake, and looks like one without
  /// stickers. Nil where all are there.
  func missingBoards(
    _ stickers: [Slug: [Slug: Int]], in table: [UInt8]
  ) throws(Refusal) -> Refusal? {
    let mark = try SpreadsheetRow.separator(of: table)
    let sentences = boards.filter { stickers[$0.id] == nil }.map { board in
      let lines = board.items.map { "\(board.id)\(mark)\($0.id)\(mark)0" }.joined(separator: " | ")
      return Localized(
        en: "The whole board '\(board.id)' is missing: add its lines, with 0 for none: \(lines)",
        nl: "Het hele bord '\(board.id)' ontbreekt: voeg de regels toe, met 0 voor geen: \(lines)")
    }
    guard let first = sentences.first else { return nil }
    let hints: [Localized] = [
      Localized(
        en: "where what is missing has no stickers, say so with --partial",
        nl: "heeft wat ontbreekt geen stickers, zeg dat dan met --partial")
    ]
    guard sentences.count > 1 else { return Refusal(first, hints: hints) }
    return Refusal(
      Localized(
        en: "\(sentences.count) boards are missing; nothing was recorded.",
        nl: "Er ontbreken \(sentences.count) borden; er is niets vastgelegd."), causes: sentences,
      hints: hints)
  }

  /// The items of boards that a table has, for which it has no line: they count as without stickers, and are said.
  func leftOut(_ stickers: [Slug: [Slug: Int]]) -> [Localized] {
    boards.compactMap { board in
      guard let counted = stickers[board.id] else { return nil }
      let missing = board.items.filter { counted[$0.id] == nil }.map { "'\($0.id)'" }
      return missing.isEmpty
        ? nil
        : Localized(
          en:
            "The board '\(board.id)' has no line for \(missing.joined(separator: ", ")): taken as 0. If that is not so, enter it again with --replace --because WHY.",
          nl:
            "Het bord '\(board.id)' heeft geen regel voor \(missing.joined(separator: ", ")): genomen als 0. Klopt dat niet, voer het dan opnieuw in met --replace --because WAAROM."
        )
    }
  }
}
