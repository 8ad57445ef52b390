import TestSupport
import Testing

/// `count` without a table, at a terminal.
@Suite struct CountPromptTests {
  let bench: Workbench

  init() throws {
    var bench = try Workbench()
    bench.environment["BERAAD_AS"] = "editors"
    self.bench = bench
    try bench.require(
      "poll", "new", "housing", "course", "--sticker", "--question", "Where?", "--board",
      "Worries: Rents; Debts",
      "--board", "Hopes: Homes", "--per-board", "1")
    try bench.require("poll", "meeting", "housing/course", "Leeds")
    try bench.require("poll", "open", "housing/course")
  }

  private func count(_ typed: String..., flags: [String] = []) -> Workbench.Outcome {
    bench.run(
      ["count", "housing/course", "--meeting", "leeds"] + flags, isTerminal: true, typed: typed)
  }

  private func record() throws -> String {
    try bench.temporary.git("show", "HEAD")
  }

  @Test func `it asks board by board, says what each comes to, and keeps who counted`() throws {
    let outcome = count("6", "9", "JV M.B.", "4", "2", "", "y")
    #expect(outcome.status == 0, "\(outcome.story)")
    #expect(outcome.story.contains("2/2  Debts  [4 so far]"))
    #expect(outcome.story.contains("Worries: 6 stickers, of at most 6."))
    #expect(outcome.story.contains("Counted 6 stickers of 6 people at Leeds."))
    let record = try record()
    #expect(record.contains(#""counters":["JV","M.B."]"#) && record.contains(#""present":9"#))
    #expect(
      record.contains(#""rents":4"#) && record.contains(#""debts":2"#) && record.contains(#""homes":0"#))
  }

  @Test func `one step back takes an answer again, and a board that cannot be is asked once more`() throws {
    let outcome = count("6", "", "", "3", "<", "nine", "5", "4", "5", "1", "", "y")
    #expect(outcome.status == 0, "\(outcome.story)")
    #expect(outcome.story.contains("'nine' is no answer to that."))
    #expect(outcome.story.contains("6 people cannot have placed so many. Count the board again."))
    let record = try record()
    #expect(record.contains(#""rents":5"#) && record.contains(#""debts":1"#))
    #expect(!record.contains("counters") && !record.contains("present"))
  }

  @Test func `what is given with flags is not asked`() throws {
    let flags = ["--people", "6", "--present", "8", "--counted-by", "JV", "--counted-by", "MB"]
    let outcome = count("4", "2", "", "y", flags: flags)
    #expect(outcome.status == 0, "\(outcome.story)")
    #expect(!outcome.story.contains("Initials") && !outcome.story.contains("were there"))
    #expect(try record().contains(#""counters":["JV","MB"]"#))
  }

  @Test(arguments: [
    ["6", "", "", "q"], ["6", "", "", "4", "2", "", "n"], ["6"], ["6", "", "", "4", "2", "", ""],
  ])
  func `whoever stops, or says no, records nothing`(_ typed: [String]) throws {
    let before = try bench.state()
    let outcome = bench.run(
      ["count", "housing/course", "--meeting", "leeds"], isTerminal: true, typed: typed)
    #expect(outcome.status == 1 && outcome.story.contains("Nothing was recorded."))
    #expect(try bench.state() == before)
  }

  @Test func `what does not fit is asked again, and what was typed stays`() throws {
    let outcome = count("6", "4", "8", "", "3", "2", "", "5", "4", "9", "y")
    #expect(outcome.status == 0, "\(outcome.story)")
    #expect(outcome.story.contains("6 placed stickers, so at least as many were there."), "asked at once")
    #expect(outcome.story.contains("together the items have 5"), "there is no table")
    #expect(outcome.story.contains("5 placed stickers, so at least as many were there."))
    let record = try record()
    #expect(record.contains(#""people":5"#) && record.contains(#""present":9"#))
    #expect(record.contains(#""rents":3"#) && record.contains(#""debts":2"#))
  }

  @Test func `fewer stickers than people are asked about, and the boards can be counted again`() throws {
    let outcome = count("6", "8", "", "1", "", "", "<", "4", "2", "", "y")
    #expect(outcome.status == 0, "\(outcome.story)")
    #expect(outcome.story.contains("6 people cannot have placed 1 sticker"))
    #expect(try record().contains(#""rents":4"#))
  }

  @Test func `more stickers at one item than people have are asked again at once`() throws {
    let outcome = count("6", "", "", "7", "5", "1", "", "y")
    #expect(outcome.status == 0, "\(outcome.story)")
    #expect(outcome.story.contains("7 stickers at 'rents' do not fit: 6 people have at most 6 there."))
    #expect(try record().contains(#""rents":5"#))
  }

  @Test func `of nobody no board is asked`() throws {
    let outcome = count("0", "25", "", "y")
    #expect(outcome.status == 0, "\(outcome.story)")
    #expect(outcome.story.contains("Counted Leeds: nobody placed a sticker."))
    #expect(try record().contains(#""people":0"#))
  }

  @Test func `what could not be recorded is refused before anything is typed`() throws {
    #expect(count("6", "", "", "4", "2", "", "y").status == 0)
    let outcome = count("6")
    #expect(outcome.status == 1 && !outcome.story.contains("People who"))
    #expect(outcome.story.contains("Leeds was counted already"))
  }

  @Test func `without a terminal it wants the table`() throws {
    try bench.expectRefusal(
      ["count", "housing/course", "--meeting", "leeds"], naming: "no terminal to ask at", "--from FILE")
    try bench.expectRefusal(
      ["count", "housing/course", "--meeting", "leeds", "--from", "-"], status: 64, naming: "--people")
  }
}
