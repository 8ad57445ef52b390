import Deliberation
import TestSupport
import Testing

@Suite struct SheetReaderTests {
  private let form = Wall.form(perBoard: 2, total: 3, perItem: 1, source: .ballots)

  private func read(_ text: String) -> SheetReading {
    Array(text.utf8).withUnsafeBytes { SheetReader(form).read($0) { _, _ in true } }
  }

  private func refusal(_ lines: String) -> String? {
    if case .refused(let refusal) = read("token,worries,hopes\n" + lines) {
      refusal.explanation.message
    } else {
      nil
    }
  }

  @Test func `a sheet adds up by item, with the people behind each`() throws {
    let reading = read("token,worries,hopes\na,rent debt,work\nb,,homes\n")
    guard case .right(let count) = reading else {
      Issue.record("\(reading)")
      return
    }
    #expect(count.people == 2)
    #expect(count.stickers == [1, 1, 0, 1, 1])
    #expect(count.voters == count.stickers)
    #expect(count.placedFewer == 1)
  }

  @Test(arguments: [
    ("a,rent,\na,debt,\n", "Line 3 of the sheet of ballots is not behind the one before it by its token."),
    ("b,rent,\na,debt,\n", "Line 3 of the sheet of ballots is not behind the one before it by its token."),
    ("an@home,rent,\n", "Line 2 of the sheet of ballots is not in the form of a sheet."),
    (",rent,\n", "Line 2 of the sheet of ballots has no token."),
    (
      "a,rnt,\n",
      "Line 2 of the sheet of ballots names no item of the board 'worries', or not in their order."
    ),
    (
      "a,debt rent,\n",
      "Line 2 of the sheet of ballots names no item of the board 'worries', or not in their order."
    ),
    (
      "a,homes,\n",
      "Line 2 of the sheet of ballots names no item of the board 'worries', or not in their order."
    ),
    ("a,rent rent,\n", "Line 2 of the sheet of ballots has 2 stickers at one item: at most 1."),
    (
      "a,rent debt care,\n",
      "Line 2 of the sheet of ballots has 3 stickers on the board 'worries': at most 2."
    ),
    ("a,rent debt,homes work\n", "Line 2 of the sheet of ballots has 4 stickers in all: at most 3."),
    ("a,rent\n", "Line 2 of the sheet of ballots is not in the form of a sheet."),
    ("a,rent,,\n", "Line 2 of the sheet of ballots is not in the form of a sheet."),
    ("a,rent,", "Line 2 of the sheet of ballots is not in the form of a sheet."),
    (
      "a,rent  debt,\n",
      "Line 2 of the sheet of ballots names no item of the board 'worries', or not in their order."
    ),
  ]) func `a sheet that was written past the program is refused`(_ lines: String, _ message: String) {
    #expect(refusal(lines) == message)
  }

  @Test func `another heading is no sheet of this poll`() {
    guard case .refused = read("token,hopes,worries\na,work,rent\n") else {
      Issue.record("it was read")
      return
    }
  }

  /// What is written is read, and adds up to what a second, plain way of counting comes to.
  @Test(arguments: 0..<60 as Range<UInt64>) func `it counts as a plain loop over the people does`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix(seed: seed)
    let form = Wall.form(perBoard: 4, source: .ballots)
    let ballots = (0..<Int.random(in: 1...30, using: &random)).map { number in
      var stickers: [Slug: [Slug]] = [:]
      for board in form.boards {
        let count = Int.random(in: board.id == form.boards[0].id ? 1...4 : 0...4, using: &random)
        stickers[board.id] = (0..<count).compactMap { _ in board.items.randomElement(using: &random)?.id }
      }
      return Ballot(token: "t\(number)", stickers: stickers)
    }
    let text = BallotSheet.text(of: ballots.shuffled(using: &random), form: form)
    #expect(text == BallotSheet.text(of: ballots, form: form), "seed \(seed)")
    let reading = text.withUnsafeBytes { SheetReader(form).read($0) { _, _ in true } }
    var expected = SheetCount(items: form.itemCount, boards: form.boards.count)
    expected.people = ballots.count
    let items = form.boards.flatMap { board in board.items.map { (board.id, $0.id) } }
    for ballot in ballots {
      if ballot.stickers.values.reduce(0, { $0 + $1.count }) < 8 { expected.placedFewer += 1 }
      for (index, (board, item)) in items.enumerated() {
        let placed = ballot.stickers[board]?.count { $0 == item } ?? 0
        expected.stickers[index] += placed
        expected.voters[index] += placed > 0 ? 1 : 0
      }
      for (index, board) in form.boards.enumerated() {
        if (ballot.stickers[board.id]?.count ?? 0) < 4 { expected.placedFewerOn[index] += 1 }
        // A byte for each sticker, the first item of the poll as 1.
        let code = items.enumerated().filter { $0.element.0 == board.id }.reduce(UInt64(0)) { code, item in
          let placed = ballot.stickers[board.id]?.count { $0 == item.element.1 } ?? 0
          return (0..<placed).reduce(code) { code, _ in code * 256 + UInt64(item.offset + 1) }
        }
        if code > 0 { expected.combinations[Combination(code: code), default: 0] += 1 }
      }
    }
    #expect(reading == .right(expected), "seed \(seed)")
  }
}
