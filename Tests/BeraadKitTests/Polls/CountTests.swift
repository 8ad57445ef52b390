import Deliberation
import Storage
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct CountTests {
  private static let counts = "board,item,stickers\nworries,rent,9\nworries,debt,4\nhopes,homes,10\n"

  @Test func `a count is one commit on main that names the meeting and nobody's time`() throws {
    let hall = try Assembly.open()
    let step = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", Self.counts))
    #expect(step.story == ["Counted 23 stickers of 10 people at Leeds."])
    let id = try #require(step.record)
    let path = "papers/housing/polls/course/meetings/leeds/\(id).json"
    #expect(try hall.repository.read(path).contains(#""people":10"#))
    #expect(
      try hall.repository.git("log", "-1", "--format=%s%n%an") == "count: leeds in housing/course\nNorth\n")
    #expect(try hall.repository.git("diff", "--name-only", "HEAD~1") == path + "\n")
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  @Test func `only a steward or the committee counts, in an open poll, at a meeting it has`() throws {
    let closed = try Assembly()
    func count(_ hall: Assembly, _ partner: String, _ meeting: String) throws {
      _ = try hall.as(partner).count(in: Assembly.course, people: 10, hall.table(meeting, Self.counts))
    }
    #expect(try closed.refusal { try count(closed, "board", "leeds") }.contains("is not open yet"))
    let hall = try Assembly.open()
    #expect(try hall.refusal { try count(hall, "tenants", "leeds") }.contains("may not count stickers"))
    #expect(
      try hall.refusal { try count(hall, "north", "leds") }
        == "There is no meeting 'leds'. | did you mean leeds?")
    #expect(
      throws: Refusal.unknown(
        .meeting, "York", among: ["leeds", "bath"],
        besides: [
          Localized(
            en: "which meetings there are was fixed when the poll was opened",
            nl: "welke bijeenkomsten er zijn, ligt vast sinds de peiling is geopend")
        ])
    ) { try count(hall, "north", "York") }
    _ = try hall.as("board").closePoll(Assembly.course)
    #expect(try hall.refusal { try count(hall, "north", "leeds") }.contains("is closed: it is too late"))
  }

  @Test func `a meeting is counted once, unless the count is replaced with a reason`() throws {
    let hall = try Assembly.open()
    let first = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", Self.counts))
    #expect(
      try hall.refusal {
        _ = try hall.as("board").count(in: Assembly.course, people: 12, hall.table("leeds", Self.counts))
      }.hasPrefix("Leeds was counted already, by North (\(first.record ?? ""))."))
    _ = try hall.as("board").count(
      in: Assembly.course, people: 12, hall.table("leeds", Self.counts, replacing: "Two came late."))
    #expect(try hall.repository.git("log", "-1", "--format=%b").hasPrefix("Two came late.\n"))
    let tally = try hall.as("carers").tally(of: Assembly.course)
    let stickers = try #require(tally.result.stickers)
    #expect(stickers.people == 12)
    #expect(
      try hall.refusal {
        _ = try hall.as("board").count(
          in: Assembly.course, people: 12, hall.table("leeds", Self.counts, replacing: " "))
      }.contains("needs words"))
  }

  @Test(arguments: [
    (
      "", "Line 1: the table has to begin with the headings board,item,stickers (or bord,onderdeel,stickers)."
    ),
    (
      "board,item\nworries,rent\n",
      "Line 1: the table has to begin with the headings board,item,stickers (or bord,onderdeel,stickers)."
    ),
    (
      "worries,rent,9\n",
      "Line 1: the table has to begin with the headings board,item,stickers (or bord,onderdeel,stickers)."
    ),
    (
      "board,item,stickers\n",
      "The table has no stickers below its headings. | where nobody placed a sticker, --people 0 says so"
    ),
    (
      "board,item,stickers\n\nworries,rent\n",
      "Line 3: It has 2 fields, not 3 as the headings."
    ),
    (
      "board,item,stickers\nworries,rent,9,1\n",
      "Line 2: It has 4 fields, not 3 as the headings."
    ),
    ("board,item,stickers\nworries,rent,nine\n", "Line 2, column stickers: 'nine' is no whole number."),
    ("board,item,stickers\nworries,rent,9.0\n", "Line 2, column stickers: '9.0' is no whole number."),
    ("board,item,stickers\nworries,rent,٩\n", "Line 2, column stickers: '٩' is no whole number."),
    ("board,item,stickers\nworries,rent,-1\n", "Line 2, column stickers: '-1' is fewer than none."),
    (
      "board,item,stickers\nworries,rent,\n",
      "Line 2, column stickers: The number of stickers is missing; write 0 for none."
    ),
    (
      "board,item,stickers\nworries,rent,99999999999999999999\n",
      "Line 2, column stickers: 99999999999999999999 stickers are more than any wall holds."
    ),
    (
      "board,item,stickers\nworries,rent,1000001\n",
      "Line 2, column stickers: 1000001 stickers are more than any wall holds."
    ),
    (
      "board,item,stickers\nworries,rentt,1\n",
      "Line 2, column item: There is no item 'rentt' on the board 'worries'. | did you mean rent?"
    ),
    (
      "board,item,stickers\nworry,rent,1\n",
      "Line 2, column board: There is no board 'worry'. | there is: hopes, worries"
    ),
    (
      "board,item,stickers\nworries,rent,1\nworries,debt,1\nworries,rent,2\n",
      "Line 4: 'rent' on the board 'worries' stands on line 2 too."
    ),
    (
      "board,item,stickers\nworries,rent,11\n",
      "Line 2, column stickers: 11 stickers at 'rent' do not fit: 10 people have at most 10 there. | count the stickers or the people again; nothing was recorded"
    ),
    (
      "board,item,stickers\nworries,rent,1.024\n",
      "Line 2, column stickers: '1.024' may be thousands or a fraction. | write it without a mark: 1024"
    ),
    (
      "board,item,stickers\nworries,rent,0.024\n",
      "Line 2, column stickers: '0.024' is no whole number."
    ),
    ("board,item,stickers\nworries\n", "Line 2: It has 1 field, not 3 as the headings."),
    (
      "PK\u{3}\u{4}\n",
      "The file is a workbook of a spreadsheet program, and no table in text. | save it as: CSV UTF-8"
    ),
    ("board,item,stickers\nworries,rent,=1+1\n", "Line 2, column stickers: '=1+1' is no whole number."),
    (
      "board,item,stickers\nworries,rent,1\n",
      "10 people cannot have placed 1 sticker: together the items have 1, and whoever counts placed at least one. | give those who placed any as --people, at most 1, and those who were there as --present: --people N --present 10"
    ),
    ("board,item,stickers\n\"worries,rent,1\n", "Line 2: a quotation mark is opened and never closed."),
    ("board,item,stickers\n\"worries\"x,rent,1\n", "Line 2: text stands behind a closing quotation mark."),
    ("board,item,stickers\nwor\"ries,rent,1\n", "Line 2: a quotation mark stands in the middle of a field."),
    (
      "board,item,stickers\nworries,rent,1\u{0}\n",
      "Line 2: a character of number 0, which is in no text. | the file may be damaged: save it again from the spreadsheet"
    ),
  ]) func `a table that is wrong is refused with its line, and nothing is written`(
    _ table: String, _ message: String
  ) throws {
    let hall = try Assembly.open()
    let refusal = try hall.refusal {
      _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", table))
    }
    #expect(refusal == message)
  }

  @Test func `every line that is wrong is named, with its column`() throws {
    let hall = try Assembly.open()
    let table =
      "bord;onderdeel;stickers\nworries;rent;many\nworry;rent;1\nworries;debt;4\nhopes;homes;1;2\nwor\"ries;rent;1\n"
    let before = try hall.everything
    let refusal = #expect(throws: Refusal.self) {
      try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", table))
    }
    #expect(
      refusal?.explanation.causes == [
        "Line 2, column stickers: 'many' is no whole number.",
        "Line 3, column bord: There is no board 'worry'. (there is: hopes, worries)",
        "Line 5: It has 4 fields, not 3 as the headings.",
        "Line 6: a quotation mark stands in the middle of a field.",
      ])
    #expect(try hall.everything == before)
  }

  @Test func `a table as a Dutch spreadsheet saves it is read, by ids or by what hangs on the wall`() throws {
    let tables = [
      "bord;onderdeel;stickers;;\r\nWorries;Rent;9;;\r\nworries;debt;4;;\r\n;;;;\r\n",
      "sep=;\r\nStickers;Bord;Onderdeel\r\n9;worries;rent\r\n4;worries;\"Debt\"\r\n",
    ]
    for table in tables {
      let hall = try Assembly.open()
      _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", table))
      #expect(try hall.stickers().boards[0].items.map(\.stickers) == [9, 4])
    }
    let hall = try Assembly.open()
    let units = Array("\u{FEFF}board\titem\tstickers\r\nworries\trent\t9\r\n".utf16)
    for bytes in [
      units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
    ] {
      var file = MeetingFile(meeting: "leeds", table: bytes, replacing: bytes[0] == 0xFF ? nil : "Again.")
      file.isPartial = true
      _ = try hall.as("north").count(in: Assembly.course, people: 9, file)
    }
    #expect(try hall.stickers().boards[0].items[0].stickers == 9)
  }

  @Test func `who was present is another figure than who placed stickers`() throws {
    let hall = try Assembly.open()
    let table = hall.table("leeds", "board,item,stickers\nworries,rent,8\n")
    #expect(
      try hall.refusal { _ = try hall.as("north").count(in: Assembly.course, people: 9, table) }.hasPrefix(
        "9 people cannot have placed 8 stickers"), "whoever placed any placed at least one")
    _ = try hall.as("north").count(in: Assembly.course, people: 8, table)
    func again(_ people: Int, _ present: Int) throws {
      _ = try hall.as("north").count(
        in: Assembly.course, people: people, present: present,
        hall.table("leeds", "board,item,stickers\nworries,rent,8\n", replacing: "Again."))
    }
    #expect(try hall.refusal { try again(9, 10) }.hasPrefix("9 people cannot have placed 8 stickers"))
    #expect(try hall.refusal { try again(8, 7) }.hasPrefix("7 people cannot be present where 8 placed"))
    #expect(try hall.refusal { try again(8, 1) }.hasPrefix("1 person cannot be present where 8 placed"))
    try again(8, 10)
    #expect(try hall.stickers().meetings.map(\.present) == [10])
  }

  @Test(arguments: [0, -3, 1_000_001, Int.max]) func `people are a number that fits into a hall`(
    _ people: Int
  ) throws {
    let hall = try Assembly.open()
    _ = try hall.refusal {
      _ = try hall.as("north").count(in: Assembly.course, people: people, hall.table("leeds", Self.counts))
    }
  }

  @Test func `a poll of ballots takes no counts, and a motion has nothing to count`() throws {
    let hall = try Assembly.open(sticker: Assembly.sticker(source: "ballots"))
    #expect(
      try hall.refusal {
        _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", Self.counts))
      }.contains("takes ballots"))
  }

  @Test func `what was decided on an older main is not written, and what came since is said`() throws {
    let hall = try Assembly.open()
    var north = hall.as("north")
    north.expecting = try hall.repository.revision("main")
    _ = try hall.as("board").count(in: Assembly.course, people: 10, hall.table("leeds", Self.counts))
    let before = try hall.everything
    let moved = #expect(throws: MainMoved.self) {
      try north.count(in: Assembly.course, people: 10, hall.table("bath", Self.counts))
    }
    #expect(moved?.since == ["count: leeds in housing/course"])
    #expect(try hall.everything == before)
    north.expecting = "main"
    _ = try north.count(in: Assembly.course, people: 10, hall.table("bath", Self.counts))
  }

  @Test func `of two stewards who enter one meeting at once one is refused`() async throws {
    let hall = try Assembly.open()
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for people in 10..<18 {
        group.addTask {
          do {
            _ = try hall.as("north").count(
              in: Assembly.course, people: people, hall.table("leeds", Self.counts))
            return true
          } catch {
            return false
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0 } == 1)
    #expect(
      try hall.repository.git("ls-files", "papers/housing/polls/course/meetings").split(separator: "\n").count
        == 1)
  }

  @Test
  func `a table that leaves out a board is refused with the lines to add, and an item that it lacks is said`()
    throws
  {
    let hall = try Assembly.open()
    let short = "board,item,stickers\nworries,rent,5\nworries,debt,4\n"
    func enter(_ table: String, isPartial: Bool, again: String? = nil) throws -> PollStep {
      try hall.as("north").count(
        in: Assembly.course, people: 9, hall.table("leeds", table, replacing: again, isPartial: isPartial))
    }
    #expect(
      try hall.refusal { _ = try enter(short, isPartial: false) }
        == "The whole board 'hopes' is missing: add its lines, with 0 for none: hopes,homes,0 | hopes,work,0 | where what is missing has no stickers, say so with --partial"
    )
    // How many people were there is held against all boards: of one alone they are too many, and nobody writes down fewer.
    let five = "board,item,stickers\nworries,rent,3\nworries,debt,2\n"
    #expect(
      try hall.refusal { _ = try enter(five, isPartial: false) }.hasPrefix(
        "The whole board 'hopes' is missing"))
    let wrong = try hall.refusal {
      _ = try enter("board,item,stickers\nworries,rent,10\n", isPartial: false)
    }
    #expect(
      wrong.hasPrefix("2 places of the table are not right"),
      "\(wrong)")
    // In the marks of the table that they are added to.
    #expect(
      try hall.refusal { _ = try enter(short.replacing(",", with: ";"), isPartial: false) }.contains(
        "with 0 for none: hopes;homes;0 | hopes;work;0 |"))
    #expect(
      try enter(short + "hopes,homes,5\n", isPartial: false).warnings.first?.hasPrefix(
        "The board 'hopes' has no line for 'work': taken as 0.") == true)
    #expect(try enter(short, isPartial: true, again: "Again.").warnings.isEmpty)
    #expect(
      try enter(short + "hopes,homes,5\nhopes,work,0\n", isPartial: false, again: "So.").warnings.isEmpty)
    #expect(try hall.stickers().boards[1].items.map(\.stickers) == [5, 0])
  }

  @Test func `stickers that do not fit are named with their lines, all of them`() throws {
    let hall = try Assembly.open()
    let table = "board,item,stickers\nworries,rent,30\nhopes,homes,4\nworries,debt,40\n"
    let refusal = #expect(throws: Refusal.self) {
      try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", table))
    }
    #expect(
      refusal?.explanation.causes.map { $0.prefix(33) } == [
        "Line 2, column stickers: 30 stick", "Line 4, column stickers: 40 stick",
      ])
  }

  /// Who was there and placed none slips into a count of people.
  @Test func `where each has one sticker as many placed one as there are stickers`() throws {
    let one = Assembly.sticker().replacing(#""perBoard": 2, "perItem": 1"#, with: #""total": 1"#)
    let hall = try Assembly.open(sticker: one)
    let table = hall.table("leeds", "board,item,stickers\nworries,rent,8\n")
    let step = try hall.as("north").count(in: Assembly.course, people: 10, table)
    #expect(step.warnings.first?.contains("kept as 8 who placed one and 10 who were there") == true)
    let tally = try hall.stickers()
    #expect(tally.people == 8 && tally.meetings.map(\.present) == [10])
    #expect(
      try hall.refusal {
        _ = try hall.as("north").count(
          in: Assembly.course, people: 17,
          hall.table("leeds", "board,item,stickers\nworries,rent,8\n", replacing: "Again."))
      }.hasPrefix("17 people cannot have placed 8 stickers"))
  }

  @Test func `a column too many is named`() throws {
    let hall = try Assembly.open()
    #expect(
      try hall.refusal {
        _ = try hall.as("north").count(
          in: Assembly.course, people: 9,
          hall.table("leeds", "board,item,stickers,opmerking\nworries,rent,9,ja\n"))
      }.hasSuffix("It has 'opmerking' besides: leave that out."))
  }

  private static let none =
    "board,item,stickers\nworries,rent,0\nworries,debt,0\nhopes,homes,0\nhopes,work,0\n"

  @Test func `a hall in which nobody placed a sticker is counted, and hides no other`() throws {
    let hall = try Assembly.open()
    #expect(
      try hall.as("north").count(
        in: Assembly.course, people: 0, present: 25, hall.table("leeds", Self.none, isPartial: false)
      ).story == ["Counted Leeds: nobody placed a sticker."])
    _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("bath", Self.counts))
    let tally = try hall.stickers()
    #expect(tally.uncounted.isEmpty && !tally.isPartlyHidden && tally.people == 10)
    #expect(tally.meetings.map(\.people) == [0, 10] && tally.meetings.map(\.present) == [25, nil])
    #expect(tally.regions.map(\.people) == [0, 10])
  }

  @Test func `of a few who placed none it is not said`() throws {
    let hall = try Assembly.open()
    _ = try hall.as("north").count(
      in: Assembly.course, people: 0, present: 2, hall.table("leeds", Self.none))
    _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("bath", Self.counts))
    #expect(try hall.stickers().meetings.map(\.isHidden) == [true, true])
  }

  @Test func `of nobody the headings alone are a table, and nothing is said to be left out`() throws {
    let hall = try Assembly.open()
    let step = try hall.as("north").count(
      in: Assembly.course, people: 0, hall.table("leeds", "board,item,stickers\n", isPartial: false))
    #expect(step.story == ["Counted Leeds: nobody placed a sticker."] && step.warnings.isEmpty)
  }

  @Test func `two who counted with the same initials are asked about`() throws {
    let hall = try Assembly.open()
    let step = try hall.as("north").count(
      in: Assembly.course, people: 10, counters: ["JV", "J.V."], hall.table("leeds", Self.counts))
    #expect(
      step.warnings.map(\.english).contains(
        "Those who counted have the same initials, JV: was it two people?"))
    let other = try hall.as("north").count(
      in: Assembly.course, people: 10, counters: ["JV", "MB"], hall.table("bath", Self.counts))
    #expect(!other.warnings.contains { $0.english.contains("initials") })
  }

  @Test func `stickers that nobody placed are refused`() throws {
    let hall = try Assembly.open()
    #expect(
      try hall.refusal {
        _ = try hall.as("north").count(
          in: Assembly.course, people: 0, hall.table("leeds", "board,item,stickers\nworries,rent,1\n"))
      }.contains("1 sticker at 'rent' does not fit: 0 people"))
  }

  @Test func `the line that corrects a meeting asks for what was said of it, and a loss is told`() throws {
    let hall = try Assembly.open()
    func count(_ file: MeetingFile, present: Int? = nil, _ counters: [String] = []) throws -> PollStep {
      try hall.as("north").count(
        in: Assembly.course, people: 10, present: present, counters: counters, file)
    }
    _ = try count(hall.table("leeds", Self.counts), present: 20, ["JV", "MB"])
    #expect(
      try hall.refusal { _ = try count(hall.table("leeds", Self.counts)) }.hasSuffix(
        "--meeting leeds --people N --from FILE --present N --counted-by INITIALS --counted-by INITIALS --replace --because WHY"
      ))
    #expect(
      try count(hall.table("leeds", Self.counts, replacing: "Again.")).warnings == [
        "What it takes the place of says how many were there (20), and who counted (JV, MB); this does not. If that is not so, enter it again with --replace --because WHY."
      ])
    #expect(
      try count(hall.table("leeds", Self.counts, replacing: "Again."), present: 20, ["JV"]).warnings.isEmpty)
  }
}
