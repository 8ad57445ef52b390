import Foundation
import TestSupport
import Testing

/// `poll`, `vote`, `count`, `ballots` and `tally` as they are typed.
@Suite struct PollCommandTests {
  var bench: Workbench

  private static func sticker(_ source: String) -> String {
    """
    {"format": 1, "kind": "poll", "type": "sticker", "paper": "housing", "poll": "course", "question": "What?",
     "boards": [{"id": "worries", "title": "Worries", "items": [{"id": "rent", "text": "Rent"}, {"id": "debt", "text": "Debt"}]}],
     "limits": {"perBoard": 2, "perItem": 1}, "source": "\(source)",
     "meetings": [{"id": "leeds", "title": "Leeds", "region": "n"}, {"id": "york", "title": "York", "region": "n"},
       {"id": "bath", "title": "Bath", "region": "s"}]}
    """
  }

  private static let motion = """
    {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
     "rule": "majority", "alternatives": [{"id": "one", "text": "1"}, {"id": "leave", "text": "0"}]}
    """

  init() throws {
    bench = try Workbench()
    bench.environment["BERAAD_AS"] = "editors"
  }

  private func open(_ poll: String, _ definition: String) throws {
    let put = bench.run("poll", "new", "housing", poll, "--from", "-", input: definition)
    #expect(put.status == 0 && put.output == "housing/\(poll)\n", "\(put.story)")
    try bench.require("poll", "open", "housing/\(poll)")
  }

  private func count(_ meeting: String, _ people: Int, _ rows: String) throws {
    let outcome = bench.run(
      "count", "housing/course", "--meeting", meeting, "--people", "\(people)", "--from", "-", "--partial",
      input: "board,item,stickers\n" + rows)
    try #require(outcome.status == 0, "\(outcome.story)")
  }

  @Test func `a sticker tally in JSON has its fixed fields, and a hidden cell is null`() throws {
    try open("course", Self.sticker("counted"))
    try count("leeds", 6, "worries,rent,5\nworries,debt,1\n")
    try count("york", 2, "worries,rent,2\n")
    try count("bath", 4, "worries,rent,1\nworries,debt,3\n")
    let outcome = bench.run("tally", "housing/course", "--json")
    #expect(outcome.status == 0)
    let tally = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(tally["poll"] as? String == "course")
    #expect(tally["kind"] as? String == "sticker")
    #expect(tally["people"] as? Int == 12)
    #expect(
      (tally["meetings"] as? [[String: Any]])?.map { $0["id"] as? String } == ["leeds", "york", "bath"])
    let board = try #require((tally["boards"] as? [[String: Any]])?.first)
    #expect(board["id"] as? String == "worries")
    let rent = try #require((board["items"] as? [[String: Any]])?.first)
    #expect(rent["id"] as? String == "rent")
    #expect(rent["text"] as? String == "Rent")
    #expect(rent["stickers"] as? Int == 8)
    #expect(rent["people"] as? Int == 8)
    let byMeeting = try #require(rent["byMeeting"] as? [String: Any])
    #expect(byMeeting.keys.sorted() == ["bath", "leeds", "york"])
    #expect(byMeeting["leeds"] is NSNull && byMeeting["york"] is NSNull)
    #expect(byMeeting["bath"] as? Int == 1)
    let leeds = try #require((tally["meetings"] as? [[String: Any]])?.first)
    #expect(leeds["hidden"] as? Bool == true && leeds["people"] is NSNull)
    #expect((board["items"] as? [[String: Any]])?.map { $0["share"] as? Int } == [67, 33])
    #expect(rent["byRegion"] as? [String: Int] == ["n": 7, "s": 1])
    #expect(board["redraws"] is NSNull && board["difference"] is NSNull && rent["first"] is NSNull)
  }

  @Test func `a tally says how firm its order is, and where the meetings differ`() throws {
    try open("course", Self.sticker("ballots"))
    func cast(_ meeting: String, _ item: String, _ people: Range<Int>) throws {
      let rows = people.map { "\(meeting)\($0),\(item)\n" }.joined()
      let others = people.prefix(5).map { "\(meeting)x\($0),\(item == "rent" ? "debt" : "rent")\n" }.joined()
      let entered = bench.run(
        "ballots", "housing/course", "--meeting", meeting, "--from", "-",
        input: "token,worries\n" + rows + others)
      try #require(entered.status == 0, "\(entered.story)")
    }
    try cast("leeds", "rent", 0..<60)
    try cast("bath", "debt", 0..<20)
    let outcome = bench.run("tally", "housing/course")
    #expect(
      outcome.story.contains("worries: first if the ballots were drawn again, of 100 times: 'Rent' 100."))
    #expect(
      outcome.story.contains(
        "worries: the meetings differ more than chance would make them, most at 'Leeds' about 'Rent': 92% of the stickers there, 20% at the others."
      ))
    let tally = try #require(
      try JSONSerialization.jsonObject(with: Data(bench.run("tally", "housing/course", "--json").output.utf8))
        as? [String: Any])
    let board = try #require((tally["boards"] as? [[String: Any]])?.first)
    #expect(board["redraws"] as? String == "ballots")
    #expect((board["items"] as? [[String: Any]])?.map { $0["first"] as? Int } == [100, 0])
    let difference = try #require(board["difference"] as? [String: Any])
    #expect(difference["moreThanChance"] as? Bool == true && difference["meeting"] as? String == "leeds")
    // The same from what is remembered beside the repository, and without it.
    try FileManager.default.removeItem(atPath: bench.directory + "/.git/beraad")
    #expect(bench.run("tally", "housing/course").story == outcome.story)
  }

  @Test func `for a spreadsheet a hidden figure is a word, and what nobody counted is empty`() throws {
    try open("course", Self.sticker("counted").replacing(", \"perItem\": 1", with: ""))
    try count("leeds", 6, "worries,rent,5\nworries,debt,1\n")
    try count("york", 2, "worries,rent,2\n")
    try count("bath", 4, "worries,rent,1\nworries,debt,3\n")
    let outcome = bench.run("tally", "housing/course", "--by", "meeting", "--csv")
    #expect(
      outcome.output
        == "\u{FEFF}board,rank,item,stickers,share,people,fewer,fewer in all,blank,leeds,york,bath,text\r\nworries,1,rent,8,67%,,,,0,hidden,hidden,1,Rent\r\nworries,2,debt,4,33%,,,,0,hidden,hidden,3,Debt\r\n"
    )
    #expect(bench.run("tally", "housing/course", "--csv", "--json").status == 64)
  }

  @Test func `columns are named where they are asked for, in a pipe too`() throws {
    try open("course", Self.sticker("counted"))
    try count("leeds", 9, "worries,rent,5\nworries,debt,4\n")
    let outcome = bench.run("tally", "housing/course", "--by", "meeting")
    #expect(
      outcome.output.hasPrefix(
        "board\trank\titem\tstickers\tshare\tpeople\tleeds\ttext\nworries\t1\trent\t"))
    #expect(!bench.run("tally", "housing/course").output.contains("board"))
  }

  @Test func `a tally is a table on a terminal and tabs in a pipe`() throws {
    try open("course", Self.sticker("counted"))
    try count("leeds", 9, "worries,rent,5\nworries,debt,4\n")
    let pipe = bench.run("tally", "housing/course", "--by", "region")
    #expect(
      pipe.output
        == "board\trank\titem\tstickers\tshare\tpeople\tn\ttext\nworries\t1\trent\t5\t56%\t5\t5\tRent\nworries\t2\tdebt\t4\t44%\t4\t4\tDebt\n"
    )
    #expect(
      pipe.story == "9 people at 1 meeting; the poll is open.\nNothing was counted at: York, Bath.\n")
    let terminal = bench.run(["tally", "housing/course", "--by", "meeting"], isTerminal: true)
    #expect(terminal.output.hasPrefix("board    rank  item  stickers  share  people  leeds  text\n"))
  }

  @Test func `ballots come from a table, and the chart goes to a file`() throws {
    try open("course", Self.sticker("ballots"))
    let cast = bench.run(
      "ballots", "housing/course", "--meeting", "leeds", "--from", "-",
      input: "token,worries\r\nb,rent debt\r\na,rent\r\nc,debt\r\n")
    #expect(cast.story == "Entered 3 ballots of Leeds.\n")
    #expect(cast.output.wholeMatch(of: /b[0-9a-f]{32}\n/) != nil)
    let path = bench.temporary.surroundings + "/course.svg"
    try bench.require("tally", "housing/course", "--svg", path)
    let svg = try String(contentsOfFile: path, encoding: .utf8)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"en\""))
    #expect(svg.contains("Debt") && svg.hasSuffix("</svg>\n"))
    try bench.expectRefusal(
      ["tally", "housing/course", "--svg", "/nowhere/course.svg"],
      naming: "/nowhere/course.svg cannot be written")
  }

  @Test func `where a picture has no room for the meetings that were asked for, it is said`() throws {
    try bench.require(
      "poll", "new", "housing", "course", "--sticker", "--question", "What?", "--board", "B: One; Two",
      "--per-board", "1")
    for number in 1...13 { try bench.require("poll", "meeting", "housing/course", "Hall \(number)") }
    try bench.require("poll", "open", "housing/course")
    for number in 1...13 {
      let outcome = bench.run(
        "count", "housing/course", "--meeting", "hall-\(number)", "--people", "5", "--from", "-", "--partial",
        input: "board,item,stickers\nb,one,5\n")
      try #require(outcome.status == 0, "\(outcome.story)")
    }
    let path = bench.temporary.surroundings + "/course.svg"
    let said = "The picture has no figures by meeting: it has room for 12, and there are 13."
    #expect(
      bench.run("tally", "housing/course", "--by", "meeting", "--svg", path).story.contains(said))
    #expect(!bench.run("tally", "housing/course", "--svg", path).story.contains(said))
  }

  @Test func `the picture has what is asked for beside each other, meetings or regions`() throws {
    try open("course", Self.sticker("counted"))
    try count("leeds", 9, "worries,rent,5\nworries,debt,4\n")
    try count("bath", 9, "worries,rent,4\nworries,debt,5\n")
    let path = bench.temporary.surroundings + "/course.svg"
    func headings(_ flags: String...) throws -> [String] {
      #expect(bench.run(["tally", "housing/course", "--svg", path] + flags).status == 0)
      return try String(contentsOfFile: path, encoding: .utf8)
        .matches(of: /<text class="heading"[^>]*>([^<]*)</).map { "\($0.1)" }
    }
    #expect(try headings() == ["Leeds", "Bath"] && headings("--by", "meeting") == ["Leeds", "Bath"])
    #expect(try headings("--by", "region") == ["n", "s"])
  }

  @Test func `a closed motion without a winner ends with the code for people, an open one does not`() throws {
    try open("wording", Self.motion)
    try bench.require("vote", "housing/wording", "one", "--as", "tenants", "-m", "Shorter.")
    try bench.require("vote", "housing/wording", "leave", "--as", "carers")
    try bench.require("collect")
    #expect(bench.run("tally", "housing/wording").status == 0)
    try bench.require("poll", "close", "housing/wording")
    let outcome = bench.run("tally", "housing/wording", "--json")
    #expect(outcome.status == 2)
    #expect(outcome.story.contains("A tie is no majority"))
    let tally = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(tally["verdict"] as? String == "tie")
    #expect(tally["winner"] is NSNull)
  }

  @Test func `a contested place becomes a motion that merge follows`() throws {
    for (partner, words) in [("tenants", "walls"), ("carers", "a garden")] {
      try bench.require(
        "amend", "housing", "--replace", "a roof", "--with", words, "--because", "Hm.", "--as", partner)
    }
    try bench.require("collect")
    let listed = bench.run("list", "housing", "amendments")
    let id = try #require(listed.output.split(separator: "/").first.map(String.init))
    try bench.require("poll", "new", "housing", "home", "--contested", String(id.prefix(6)), "--quorum", "1")
    let supposed = bench.run("show", "housing", "--if", "home:carers")
    #expect(supposed.output.contains("A home is more than a garden, soon."))
    try bench.require("poll", "open", "housing/home")
    try bench.require("vote", "housing/home", "carers", "--as", "tenants")
    try bench.require("collect")
    try bench.require("poll", "close", "housing/home")
    let dry = bench.run("merge", "housing", "--dry-run")
    #expect(dry.output.hasPrefix("voted  home  'carers' won\n"))
    let merged = bench.run("merge", "housing")
    #expect(merged.status == 0, "\(merged.output) \(merged.story)")
    #expect(try bench.temporary.read("papers/housing/paper.md") == supposed.output)
    #expect(bench.run("verify").status == 0)
  }

  @Test func `a sticker poll is typed, with items from a plain list, and opens`() throws {
    let list = bench.temporary.surroundings + "/hopes.txt"
    try "More homes\n\nLower rents\n".write(toFile: list, atomically: true, encoding: .utf8)
    let put = bench.run(
      "poll", "new", "housing", "course", "--sticker", "--question", "What?", "--board",
      "Worries: Rent; Debt",
      "--board", "Hopes: @\(list)", "--total", "2", "--meetings", "-", input: "meeting,region\nLeeds,n\n")
    #expect(put.status == 0, "\(put.story)")
    #expect(put.story.hasSuffix("Each person has at most 2 in all.\n"))
    try bench.require("poll", "meeting", "housing/course", "Bath")
    try bench.require("poll", "open", "housing/course")
    let counted = bench.run(
      "count", "housing/course", "--meeting", "leeds", "--people", "9", "--from", "-", "--partial",
      input: "board,item,stickers\nhopes,more-homes,9\nWorries,Debt,9\n")
    #expect(counted.status == 0, "\(counted.story)")
  }

  @Test func `a partner that placed its own stickers is no meeting, and the columns add up`() throws {
    try open("course", Self.sticker("counted"))
    try count("leeds", 9, "worries,rent,5\nworries,debt,4\n")
    try bench.require("vote", "housing/course", "--place", "worries:debt", "--as", "tenants")
    try bench.require("collect")
    let head = "board\trank\titem\tstickers\tshare\tpeople\t"
    #expect(
      bench.run("tally", "housing/course", "--by", "meeting").output
        == head
        + "leeds\t(partners by themselves)\ttext\nworries\t1=\trent\t5\t50%\t5\t5\t0\tRent\nworries\t1=\tdebt\t5\t50%\t4\t4\t1\tDebt\n"
    )
    #expect(
      bench.run("tally", "housing/course", "--by", "region").output.hasPrefix(
        head + "n\t(partners by themselves)\ttext\n"))
    let tally = try #require(
      try JSONSerialization.jsonObject(with: Data(bench.run("tally", "housing/course", "--json").output.utf8))
        as? [String: Any])
    #expect((tally["meetings"] as? [[String: Any]])?.map { $0["id"] as? String } == ["leeds"])
    #expect((tally["uncounted"] as? [[String: Any]])?.map { $0["id"] as? String } == ["york", "bath"])
    let board = try #require((tally["boards"] as? [[String: Any]])?.first)
    let debt = try #require((board["items"] as? [[String: Any]])?.last)
    #expect(debt["byMeeting"] as? [String: Int] == ["leeds": 4] && debt["byPartners"] as? Int == 1)
    #expect(
      bench.run("status").output.contains("the poll course is open: not counted yet at york, bath"))
  }

  @Test func `who was there, who counted and who placed fewer is said`() throws {
    try open("course", Self.sticker("counted"))
    try bench.require(
      "count", "housing/course", "--meeting", "leeds", "--people", "9", "--present", "12", "--counted-by",
      "JV",
      "--counted-by", "MB", "--from", "-", "--partial", input: "board,item,stickers\nworries,rent,9\n")
    let story = bench.run("tally", "housing/course", "--by", "meeting").story
    #expect(story.contains("12 were there, 9 placed stickers.\n"))
    #expect(story.contains("leeds: 12 were there, 9 placed stickers; counted by JV and MB.\n"))
    try bench.require(
      "poll", "new", "housing", "cards", "--from", "-",
      input: Self.sticker("ballots").replacing("course", with: "cards"))
    try bench.require("poll", "open", "housing/cards")
    try bench.require(
      "ballots", "housing/cards", "--meeting", "leeds", "--present", "9", "--from", "-",
      input: "token,worries\na,rent debt\nb,rent\nc,rent\nd,\n")
    let cards = bench.run("tally", "housing/cards", "--csv")
    #expect(cards.story.contains("9 were there, 3 placed stickers.\n1 ballot was blank.\n"), "\(cards.story)")
  }

  @Test func `how many were there is hidden where the figures are, and that is said`() throws {
    try open("course", Self.sticker("counted"))
    for (meeting, people, table) in [
      ("leeds", 12, "worries,rent,12\n"), ("york", 2, "worries,rent,2\n"),
      ("bath", 10, "worries,rent,10\n"),
    ] {
      try bench.require(
        "count", "housing/course", "--meeting", meeting, "--people", "\(people)", "--present",
        "\(people + 3)", "--from", "-", "--partial", input: "board,item,stickers\n" + table)
    }
    let outcome = bench.run("tally", "housing/course")
    // York is hidden, and so is Leeds, which lies in its region.
    #expect(
      outcome.story.contains(
        "At 1 of the 3 meetings: 13 were there, 10 placed stickers. At 2 more it was counted, and is hidden.\n"
      ),
      "\(outcome.story)")
  }

  @Test func `an open poll is named where one asks what is open, with what closes it`() throws {
    try open("course", Self.sticker("counted"))
    #expect(
      bench.run("status").output.contains("the poll course is open: not counted yet at leeds, york, bath"))
    for meeting in ["leeds", "york", "bath"] { try count(meeting, 9, "worries,rent,9\n") }
    let sentence =
      "the poll course is open: every meeting is counted; the committee closes it with: beraad poll close housing/course\n"
    #expect(bench.run("status").output.contains(sentence))
    let inbox = bench.run("inbox", "housing")
    #expect(inbox.output.contains(sentence) && !inbox.story.contains("Nothing in"))
    try bench.require("poll", "close", "housing/course")
    #expect(!bench.run("status").output.contains("course is open"))
  }

  @Test func `an edition that is made while a correction waits says so`() throws {
    try open("course", Self.sticker("counted"))
    for meeting in ["leeds", "york", "bath"] { try count(meeting, 9, "worries,rent,9\n") }
    try bench.require("poll", "close", "housing/course")
    try bench.require(
      "count", "housing/course", "--meeting", "leeds", "--people", "9", "--from", "-", "--partial",
      "--replace", "--because", "Again.", input: "board,item,stickers\nworries,debt,9\n")
    #expect(bench.run("inbox", "housing").output.contains("Corrections that wait for another closing"))
    let dry = bench.run("publish", "housing", "--edition", "1", "-o", "ed", "--dry-run")
    #expect(dry.story.contains("A correction waits, and this edition is without it: n"), "\(dry.story)")
    #expect(dry.output.isEmpty)
    #expect(
      bench.run("publish", "housing", "--edition", "1", "-o", "ed").story.contains("A correction waits"))
  }

  @Test func `minutes say hidden, tied and nothing for what they are`() throws {
    for (poll, meetings) in [
      ("course", ["leeds": "worries,rent,2\n"]), ("even", ["leeds": "worries,rent,5\nworries,debt,5\n"]),
      ("none", [:]),
    ] {
      try open(poll, Self.sticker("counted").replacing("course", with: poll))
      for (meeting, rows) in meetings {
        try bench.require(
          "count", "housing/\(poll)", "--meeting", meeting, "--people", poll == "even" ? "10" : "2", "--from",
          "-",
          "--partial", input: "board,item,stickers\n" + rows)
      }
      try bench.require("poll", "close", "housing/\(poll)")
    }
    let minutes = bench.run("minutes", "housing").output
    #expect(minutes.contains("Outcome: Worries: hidden: it would tell of too few people."), "\(minutes)")
    #expect(minutes.contains("Outcome: Worries: Rent = Debt (tied)."))
    #expect(minutes.contains("Poll closed: course"), "not every poll is a vote")
    #expect(minutes.contains("Outcome: nothing was counted."))
  }

  @Test func `polls are listed with their stage and what was counted`() throws {
    try open("course", Self.sticker("counted"))
    try count("leeds", 9, "worries,rent,5\nworries,debt,4\n")
    #expect(bench.run("poll", "list", "housing").output == "course\tsticker\topen\t0\t1/3\tWhat?\n")
    #expect(bench.run("poll", "list", "housing", "--json").output.contains(#""counted":1"#))
  }

  @Test(arguments: [
    ["vote", "housing", "one"], ["vote", "housing/", "one"], ["vote", "housing/wording"],
    ["vote", "housing/wording", "one", "--place", "worries:rent"],
    ["vote", "housing/course", "--place", "worries"], ["vote", "housing/course", "--place", "worries:"],
    ["vote", "housing/course", "--place", "worries:rent,,debt"],
    ["vote", "housing/stand", "supports", "--nth", "1"],
    ["poll", "new", "housing", "course"],
    ["poll", "new", "housing", "course", "--from", "-", "--contested", "a12"],
    ["poll", "new", "housing", "course", "--from", "-", "--rule", "consent"],
    ["poll", "new", "housing", "course", "--sticker", "--question", "?", "--board", "A: b"],
    ["poll", "new", "housing", "course", "--sticker", "--board", "A: b", "--total", "2"],
    ["poll", "new", "housing", "course", "--sticker", "--question", "?", "--board", "A", "--total", "2"],
    ["poll", "new", "housing", "course", "--motion", "--question", "?"],
    ["poll", "new", "housing", "course", "--stance", "--question", "?", "--total", "2"],
    ["poll", "new", "housing", "course", "--contested", "a12", "--rule", "all"],
    ["poll", "new", "housing", "course", "--contested", "a12", "--quorum", "-1"],
    ["count", "housing/course", "--meeting", "leeds", "--people", "many", "--from", "-"],
    ["count", "housing/course", "--meeting", "leeds", "--people", "5", "--from", "-", "--replace"],
    ["ballots", "housing/course", "--from", "-"], ["tally", "housing/course", "--by", "day"],
  ]) func `a command line that is wrong is told so`(_ arguments: [String]) throws {
    try bench.expectRefusal(arguments, status: 64)
  }

  @Test func `a poll is written in the editor, on what stands so far`() throws {
    var bench = bench
    bench.environment["EDITOR"] =
      "sh -c 'printf \"question: Which way?\\nper-board: 1\\nboard: Way\\n- Left\\n- Right\\n\" > $0'"
    let outcome = bench.run("poll", "new", "housing", "way", "--edit", isTerminal: true)
    #expect(outcome.status == 0, "\(outcome.story)")
    #expect(try bench.temporary.git("show", "HEAD").contains("Which way?"))
    bench.environment["EDITOR"] = "sed -i s/Left/Forward/"
    let again = bench.run("poll", "new", "housing", "way", "--edit", isTerminal: true)
    #expect(
      again.status == 0 && again.story.contains("Changed the sticker poll housing/way"), "\(again.story)")
    bench.environment["EDITOR"] = "true"
    let same = bench.run("poll", "new", "housing", "way", "--edit", isTerminal: true)
    #expect(same.status == 1 && same.story.contains("Nothing was changed"))
    bench.environment["EDITOR"] = "sh -c ': > $0'"
    let emptied = bench.run("poll", "new", "housing", "way", "--edit", isTerminal: true)
    #expect(
      emptied.status == 1 && emptied.story.contains("There is no question")
        && !emptied.story.contains("is kept in"), "\(emptied.story)")
    try bench.expectRefusal(
      ["poll", "new", "housing", "way", "--edit", "--stance"], status: 64, naming: "Give one of")
  }

  @Test func `weights stand beside who abstained, as beside the votes`() throws {
    try bench.require(
      "poll", "new", "housing", "name", "--motion", "--question", "Which?", "--alternative", "Home",
      "--weighted")
    try bench.require("poll", "open", "housing/name")
    try bench.require("vote", "housing/name", "abstain", "--as", "tenants")
    try bench.require("collect")
    let row = try #require(
      bench.run("tally", "housing/name").output.split(separator: "\n").first { $0.hasPrefix("abstain") })
    let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
    #expect(fields.count > 2 && fields[2] == "tenants (\(fields[1]))", "\(row)")
    // And who did not vote: in the table for a spreadsheet, in the minutes and the story of the closing.
    let table = bench.run("tally", "housing/name", "--csv").output
    #expect(table.contains("(did not vote),0,carers (1) editors (1),"), "\(table)")
    try bench.require("poll", "close", "housing/name", "--offline")
    let minutes = bench.run("minutes", "housing").output
    #expect(minutes.contains(#/Abstained: [A-Za-z ]+ \\?\(weight 1\\?\)/#), "\(minutes)")
    #expect(minutes.contains("Did not vote: "), "\(minutes)")
    let closing = try #require(
      bench.run("minutes", "housing", "--json").output.firstMatch(of: #/"id": ?"(z[0-9a-f]+)"/#))
    let show = bench.run("show", String(closing.1)).output
    #expect(show.contains(" — name. Abstained: ") && show.contains("(weight 1). Did not vote: "), "\(show)")
    #expect(show.contains(" — name: Which?") && !show.contains(": —") && !show.contains(".. "), "\(show)")
  }

  @Test func `where nobody voted it says who did not`() throws {
    try bench.require(
      "poll", "new", "housing", "name", "--motion", "--question", "Which?", "--alternative", "Home")
    try bench.require("poll", "open", "housing/name")
    try bench.require("poll", "close", "housing/name", "--offline")
    let story = bench.run("tally", "housing/name").story
    #expect(
      story.contains("Not voted: carers, editors, tenants. Nobody voted, so nothing is chosen."), "\(story)")
  }

  @Test func `cards are made beside the workspace`() throws {
    try open("course", Self.sticker("ballots"))
    let file = bench.temporary.path + "-cards.html"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let outcome = bench.run(
      "poll", "tokens", "housing/course", "--meeting", "leeds", "--count", "3", "-o", file)
    #expect(outcome.status == 0 && outcome.story.contains("Made 3 cards for leeds."), "\(outcome.story)")
    #expect(outcome.output.hasSuffix("-cards.html\n"))
  }

  @Test func `on a terminal each item has its stickers as dots, ranked, with the meetings below`() throws {
    try open("course", Self.sticker("counted"))
    try count("leeds", 9, "worries,rent,3\nworries,debt,6\n")
    try count("york", 2, "worries,rent,2\n")
    try count("bath", 4, "worries,rent,1\nworries,debt,3\n")
    let shown = bench.run("tally", "housing/course", isTerminal: true).output
    #expect(
      shown.hasPrefix(
        """
        Worries
           1  Debt
              ●●●●●●●●● 9 (60%), 9 people
              Leeds hidden, York hidden, Bath 3
           2  Rent
              ●●●●●● 6 (40%), 6 people
              Leeds hidden, York hidden, Bath 1
        """), "\(shown)")
    let table = bench.run("tally", "housing/course", "--by", "region", isTerminal: true).output
    #expect(!table.contains("●"))
  }
}
