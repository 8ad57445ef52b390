import Deliberation

/// A steward's table: `board,item,stickers`, or `bord,onderdeel,stickers`.
enum CountTable {
  /// Stickers by board and item, and the line on which each stands.
  ///
  /// - Parameter isOfNobody: whether the headings alone are a table: where nobody placed a sticker there is none to write down.
  /// - Throws: a `Refusal` that names every line that is not right.
  static func read(
    _ bytes: [UInt8], form: StickerForm, _ naming: Naming, isOfNobody: Bool = false
  ) throws(Refusal) -> (stickers: [Slug: [Slug: Int]], lines: [BoardItem: Int]) {
    let table = try MeetingTable(bytes)
    guard let columns = table.columns(headings) else { throw wrongHeadings(table) }
    var faults = table.faults
    var stickers: [Slug: [Slug: Int]] = [:]
    var lines: [BoardItem: Int] = [:]
    for row in table.rows where !faults.isFull {
      let cells = columns.map { (text: row.fields[$0], heading: table.headings[$0]) }
      let board = faults.value(line: row.line, column: cells[0].heading) { () throws(Refusal) in
        try form.board(named: cells[0].text, naming)
      }
      let item = faults.value(line: row.line, column: cells[1].heading) { () throws(Refusal) in
        try board?.item(named: cells[1].text, naming)
      }
      let placed = faults.value(line: row.line, column: cells[2].heading) { () throws(Refusal) in
        try number(cells[2].text)
      }
      guard let board, let item = item ?? nil else { continue }
      if let line = lines.updateValue(row.line, forKey: BoardItem(board: board.id, item: item.id)) {
        faults.add(
          Refusal(
            Localized(
              en: "'\(item.id)' on the board '\(board.id)' stands on line \(line) too.",
              nl: "'\(item.id)' op het bord '\(board.id)' staat ook op regel \(line).")), line: row.line)
      }
      stickers[board.id, default: [:]][item.id] = placed
    }
    try faults.check()
    guard !stickers.isEmpty || isOfNobody else {
      throw Refusal(
        Localized(
          en: "The table has no stickers below its headings.",
          nl: "Onder de koppen van de tabel staan geen stickers."),
        hints: [
          Localized(
            en: "where nobody placed a sticker, --people 0 says so",
            nl: "plakte niemand een sticker, dan zegt --people 0 dat")
        ])
    }
    return (stickers, lines)
  }

  private static let headings = [
    ["board", "bord"], ["item", "onderdeel", "punt"],
    ["stickers", "aantal", "aantal stickers", "number of stickers"],
  ]

  private static func wrongHeadings(_ table: MeetingTable) -> Refusal {
    let known = headings.joined()
    let strange = table.headings.filter { !known.contains($0.lowercased()) && !$0.isEmpty }
    let isTooMuch =
      table.headings.count > headings.count && strange.count == table.headings.count - headings.count
    let names = strange.map { "'\($0.prefix(40))'" }.joined(separator: ", ")
    return Refusal(
      Localized(
        en:
          "Line \(table.line): the table has to begin with the headings board,item,stickers (or bord,onderdeel,stickers).\(isTooMuch ? " It has \(names) besides: leave that out." : "")",
        nl:
          "Regel \(table.line): de tabel moet beginnen met de koppen bord,onderdeel,stickers (of board,item,stickers).\(isTooMuch ? " Er staat ook \(names): laat dat weg." : "")"
      ))
  }

  private static func number(_ text: String) throws(Refusal) -> Int {
    let shown = text.prefix(40)
    guard !text.isEmpty else {
      throw Refusal(
        Localized(
          en: "The number of stickers is missing; write 0 for none.",
          nl: "Het aantal stickers ontbreekt; schrijf 0 voor geen."))
    }
    // Thousands begin with a figure that counts.
    guard text.wholeMatch(of: /[1-9][0-9]{0,2}([.,' \u{A0}\u{202F}][0-9]{3})+/) == nil else {
      throw Refusal(
        Localized(
          en: "'\(shown)' may be thousands or a fraction.",
          nl: "'\(shown)' kunnen duizendtallen zijn of een breuk."),
        hints: [
          Localized(
            en: "write it without a mark: \(String(shown.filter(\.isNumber)))",
            nl: "schrijf het zonder teken: \(String(shown.filter(\.isNumber)))")
        ])
    }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else {
      throw Refusal(Localized(en: "'\(shown)' is no whole number.", nl: "'\(shown)' is geen heel getal."))
    }
    guard !text.hasPrefix("-") else {
      throw Refusal(
        Localized(en: "'\(shown)' is fewer than none.", nl: "'\(shown)' is minder dan geen."))
    }
    guard let number = Int(text), number <= StickerForm.mostPeople else {
      throw Refusal(
        Localized(
          en: "\(shown) stickers are more than any wall holds.",
          nl: "\(shown) stickers zijn meer dan er op een muur passen."))
    }
    return number
  }
}
