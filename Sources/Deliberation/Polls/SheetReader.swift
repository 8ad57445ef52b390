/// Reads the sheets of a poll: made once for a definition, then used for every sheet.
///
/// A million lines are read for one result, so it looks at each byte once, and makes no value for a person.
package struct SheetReader: Sendable {
  private let head: [UInt8]
  private let limits: StickerLimits
  private let boards: [Slug]
  /// Where the items of each board begin among all, and where the last ones end.
  private let starts: [Int]
  /// The items of all boards behind each other: the hash of each name, and the name.
  private let hashes: [UInt64]
  private let names: [[UInt8]]
  /// How many stickers a person has in all, and on each board; nil where the rules do not say.
  private let most: Int?
  private let mostOn: [Int?]
  private let hasCombinations: Bool

  package init(_ form: StickerForm) {
    head = BallotSheet.head(of: form)
    limits = form.limits
    boards = form.boards.map(\.id)
    starts = form.boards.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.items.count) }
    names = form.boards.flatMap(\.items).map { Array($0.id.description.utf8) }
    hashes = names.map { $0.reduce(Scan.basis) { Scan.hash($0, $1) } }
    most = form.stickersEach
    mostOn = form.boards.map(form.stickersEach)
    hasCombinations = form.hasCombinations
  }

  /// Reads a whole sheet. What it comes to is a function of the definition and the sheet alone: a record that says something else of
  /// the sheet is wrong by itself, and takes no other record of that sheet along.
  ///
  /// - Parameter wanted: asked of each ballot, with the hash of its token (FNV-1a; Fowler, Noll, Vo; of a card's code that of its
  ///   letters, however it is written) and where that stands, whether to add it up.
  package func read(
    _ text: UnsafeRawBufferPointer, adding wanted: (UInt64, Range<Int>) -> Bool
  ) -> SheetReading {
    do throws(Refusal) {
      guard text.count >= head.count, text[..<head.count].elementsEqual(head) else {
        throw Refusal(
          Localized(
            en: "The sheet of ballots does not begin with its headings.",
            nl: "De lijst van stembriefjes begint niet met haar koppen."))
      }
      var scan = Scan(text, from: head.count, items: names.count, boards: boards.count)
      while scan.index < text.count {
        let token = try scan.token()
        for board in boards.indices { try read(board, &scan) }
        try scan.pass(UInt8(ascii: "\n"))
        if let most = limits.total, scan.total > most {
          throw scan.refusal(
            Localized(
              en: "has \(scan.total) stickers in all: at most \(most)",
              nl: "heeft in totaal \(scan.total) stickers: hoogstens \(most)"))
        }
        if wanted(token.hash, token.range) { scan.keep(isFewer: most.map { scan.total < $0 } ?? false) }
      }
      return .right(scan.count)
    } catch {
      return .refused(error)
    }
  }

  /// Reads what one person placed on one board.
  private func read(_ board: Int, _ scan: inout Scan) throws(Refusal) {
    try scan.pass(UInt8(ascii: ","))
    var onBoard = 0
    var item = starts[board]
    let end = starts[board + 1]
    var combination = Combination()
    while !scan.isAtEndOfCell {
      if onBoard > 0 { try scan.pass(UInt8(ascii: " ")) }
      let (hash, range) = scan.word()
      // The items stand in their order on the board, so each is looked for from the one before.
      while item < end, hashes[item] != hash { item += 1 }
      guard item < end, scan.text[range].elementsEqual(names[item]) else {
        throw scan.refusal(
          Localized(
            en: "names no item of the board '\(boards[board])', or not in their order",
            nl: "noemt geen onderdeel van het bord '\(boards[board])', of niet in hun volgorde"))
      }
      onBoard += 1
      if hasCombinations { combination.add(item) }
      let placed = scan.place(item)
      if let most = limits.perItem, placed > most {
        throw scan.refusal(
          Localized(
            en: "has \(placed) stickers at one item: at most \(most)",
            nl: "heeft \(placed) stickers bij één onderdeel: hoogstens \(most)"))
      }
    }
    if let most = limits.perBoard, onBoard > most {
      throw scan.refusal(
        Localized(
          en: "has \(onBoard) stickers on the board '\(boards[board])': at most \(most)",
          nl: "heeft \(onBoard) stickers op het bord '\(boards[board])': hoogstens \(most)"))
    }
    if let most = mostOn[board], onBoard < most { scan.noteFewer(on: board) }
    if !combination.isEmpty { scan.note(combination) }
  }
}

/// A place in a sheet, and what was added up before it.
private struct Scan {
  let text: UnsafeRawBufferPointer
  private(set) var index: Int
  private(set) var count: SheetCount
  /// The stickers of the ballot that is read.
  private(set) var total = 0
  /// What the ballot has at each item, and at which items it has any.
  private var placed: [Int]
  private var touched: [Int] = []
  private var combinations: [Combination] = []
  /// The boards on which the ballot has fewer stickers than it could.
  private var fewer: [Int] = []
  private var last = 0..<0
  private var line = 1

  static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  @inline(__always) static func hash(_ sum: UInt64, _ byte: UInt8) -> UInt64 {
    (sum ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  init(_ text: UnsafeRawBufferPointer, from index: Int, items: Int, boards: Int) {
    self.text = text
    self.index = index
    count = SheetCount(items: items, boards: boards)
    placed = Array(repeating: 0, count: items)
  }

  /// Notes a sticker; how many the ballot has there now.
  mutating func place(_ item: Int) -> Int {
    total += 1
    if placed[item] == 0 { touched.append(item) }
    placed[item] += 1
    return placed[item]
  }

  /// Notes what the ballot has on a board.
  mutating func note(_ combination: Combination) { combinations.append(combination) }

  mutating func noteFewer(on board: Int) { fewer.append(board) }

  /// Adds the ballot that was read to what was added up.
  mutating func keep(isFewer: Bool) {
    guard total > 0 else {
      count.blank += 1
      return
    }
    count.people += 1
    if isFewer { count.placedFewer += 1 }
    for board in fewer { count.placedFewerOn[board] += 1 }
    for item in touched {
      count.stickers[item] += placed[item]
      count.voters[item] += 1
    }
    for combination in combinations { count.combinations[combination, default: 0] += 1 }
  }

  var isAtEndOfCell: Bool {
    index >= text.count || text[index] == UInt8(ascii: ",") || text[index] == UInt8(ascii: "\n")
  }

  mutating func pass(_ byte: UInt8) throws(Refusal) {
    guard index < text.count, text[index] == byte else {
      throw refusal(
        Localized(en: "is not in the form of a sheet", nl: "heeft niet de vorm van een lijst"))
    }
    index += 1
  }

  /// What stands here up to a space or the end of the cell.
  mutating func word() -> (hash: UInt64, range: Range<Int>) {
    let start = index
    var hash = Self.basis
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") { break }
      hash = Self.hash(hash, byte)
      index += 1
    }
    return (hash, start..<index)
  }

  /// The next token, which has to come behind the one before it.
  mutating func token() throws(Refusal) -> (hash: UInt64, range: Range<Int>) {
    for item in touched { placed[item] = 0 }
    touched.removeAll(keepingCapacity: true)
    combinations.removeAll(keepingCapacity: true)
    fewer.removeAll(keepingCapacity: true)
    total = 0
    line += 1
    let start = index
    var hash = Self.basis
    while index < text.count, Ballot.isTokenByte(text[index]) {
      hash = Self.hash(hash, text[index])
      index += 1
    }
    let range = start..<index
    // One card is one person's, however its code is written.
    if let code = CardCode(text[range]) { hash = code.hash }
    guard (1...64).contains(range.count) else {
      throw refusal(
        Localized(en: "has no token", nl: "heeft geen code"))
    }
    guard line == 2 || isBehind(range) else {
      throw refusal(
        Localized(
          en: "is not behind the one before it by its token", nl: "staat naar haar code niet achter de vorige"
        ))
    }
    last = range
    return (hash, range)
  }

  private func isBehind(_ range: Range<Int>) -> Bool {
    for offset in 0..<min(last.count, range.count) {
      let (old, new) = (text[last.lowerBound + offset], text[range.lowerBound + offset])
      if old != new { return old < new }
    }
    return last.count < range.count
  }

  func refusal(_ what: Localized) -> Refusal {
    Refusal(
      Localized(
        en: "Line \(line) of the sheet of ballots \(what.english).",
        nl: "Regel \(line) van de lijst van stembriefjes \(what.dutch)."))
  }
}
