import Foundation
import TestSupport
import Testing

/// What is said of a question before it is asked: its last day, its language, and what does not fit.
@Suite struct PollDefinitionTests {
  var bench: Workbench

  init() throws {
    bench = try Workbench()
    bench.environment["BERAAD_AS"] = "editors"
  }

  private func put(_ arguments: String...) -> Workbench.Outcome {
    bench.run(
      ["poll", "new", "housing", "course", "--sticker", "--question", "?", "--per-board", "1"] + arguments)
  }

  @Test func `the last day and the language of the texts are typed`() throws {
    #expect(put("--board", "A: b; c", "--until", "20-10-2026", "--lang", "de").status == 0)
    let file = try bench.temporary.git("show", "HEAD:papers/housing/polls/course/poll.json")
    #expect(file.contains("\"until\": \"2026-10-20\"") && file.contains("\"lang\": \"de\""))
    // A meeting is added without taking them away.
    try bench.require("poll", "meeting", "housing/course", "Leeds")
    #expect(try bench.temporary.git("show", "HEAD").contains("\"Leeds\""))
    let later = try bench.temporary.git("show", "HEAD:papers/housing/polls/course/poll.json")
    #expect(later.contains("\"until\": \"2026-10-20\"") && later.contains("\"lang\": \"de\""))
    try bench.expectRefusal(
      ["poll", "new", "housing", "stand", "--stance", "--question", "?", "--until", "soon"],
      naming: "'soon' is no day")
    try bench.expectRefusal(
      ["poll", "new", "housing", "stand", "--stance", "--question", "?", "--lang", "Deutsch!"],
      naming: "is no language")
    try bench.expectRefusal(
      ["poll", "new", "housing", "stand", "--from", "-", "--until", "2026-10-20"], status: 64,
      naming: "The definition has the last day")
  }

  @Test func `a meeting may be added by that word, and a board has a title`() throws {
    #expect(put("--board", "A: b; c").status == 0)
    try bench.require("poll", "meeting", "add", "housing/course", "Leeds", "--region", "north")
    #expect(try bench.temporary.git("show", "HEAD").contains("\"Leeds\""))
    #expect(bench.run("poll", "meeting", "add", "Leeds").status == 64)
    #expect(put("--board", " : b; c").story.contains("has no title before its colon"))
  }

  @Test func `the picture of a poll is in the language of its texts`() throws {
    #expect(put("--board", "A: b; c", "--lang", "nl").status == 0)
    try bench.require("poll", "meeting", "housing/course", "Leeds")
    try bench.require("poll", "open", "housing/course")
    #expect(
      bench.run(
        "count", "housing/course", "--meeting", "leeds", "--people", "9", "--from", "-",
        input: "bord,onderdeel,stickers\nA,b,5\nA,c,4\n"
      ).status == 0)
    let path = bench.temporary.surroundings + "/course.svg"
    try bench.require("tally", "housing/course", "--svg", path)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("xml:lang=\"nl\""))
  }

  @Test func `a template has the last day and the language`() throws {
    var bench = bench
    bench.environment["EDITOR"] =
      "sh -c 'printf \"question: Which way?\\nper-board: 1\\nboard: Way\\n- Left\\nuntil: 2026-10-20\\nlang: fy\\n\" > $0'"
    #expect(bench.run("poll", "new", "housing", "way", "--edit", isTerminal: true).status == 0)
    bench.environment["EDITOR"] =
      "sh -c 'grep -c \"^until: 2026-10-20\\|^lang: fy\" $0 > $0.seen; cat $0.seen; sed -i s/Left/Right/ $0'"
    #expect(bench.run("poll", "new", "housing", "way", "--edit", isTerminal: true).status == 0)
    let file = try bench.temporary.git("show", "HEAD:papers/housing/polls/way/poll.json")
    #expect(
      file.contains("\"until\": \"2026-10-20\"") && file.contains("\"lang\": \"fy\"")
        && file.contains("Right"))
  }

  @Test(arguments: [
    (
      ["--board", "A: b; c", "--until", "2026-10-20"],
      "The meeting 'leeds' is on 2026-11-02, after the last day of the poll, 2026-10-20."
    ),
    (
      ["--board", "A: b; c", "--per-item", "2"],
      "Nobody can place 2 stickers at one item: a person has at most 1"
    ),
    (
      ["--board", "A: b; c", "--total", "5"],
      "Nobody can place 5 stickers in all: the boards take 1 of one person."
    ),
    (["--board", "A: b", "--board", "A: c"], "'a' and 'a-1', of the boards, have one text"),
  ]) func `what does not fit is said before it is frozen`(_ arguments: [String], _ sentence: String) throws {
    let outcome = bench.run(
      [
        "poll", "new", "housing", "course", "--sticker", "--question", "?", "--per-board", "1", "--meetings",
        "-",
      ] + arguments,
      input: Array("meeting,region,date\nLeeds,north,2026-11-02\n".utf8))
    #expect(outcome.status == 0 && outcome.story.contains(sentence), "\(outcome.story)")
    #expect(outcome.story.contains("Each person has at most"))
    #expect(bench.run("poll", "open", "housing/course").story.contains(sentence))
  }

  @Test func `a definition in JSON says what holds too`() throws {
    #expect(put("--board", "A: b; c").status == 0)
    let file = try bench.temporary.git("show", "HEAD:papers/housing/polls/course/poll.json")
    let again = bench.run("poll", "new", "housing", "course", "--from", "-", input: file)
    #expect(again.story.contains("Each person has at most 1 on a board."), "\(again.story)")
  }

  @Test func `a meeting without a name is refused by its line`() throws {
    let outcome = bench.run(
      [
        "poll", "new", "housing", "course", "--sticker", "--question", "?", "--per-board", "1", "--board",
        "A: b", "--meetings", "-",
      ],
      input: Array("meeting;region;date\n;West;2026-10-19\nLeeds;north;\n".utf8))
    #expect(
      outcome.status == 1 && outcome.story.contains("Line 2: The meeting has no name."), "\(outcome.story)")
    #expect(put("--board", "A: b").status == 0)
    try bench.expectRefusal(["poll", "meeting", "housing/course", " "], naming: "The meeting has no name.")
  }

  @Test(arguments: [
    ("\"text\": \"b\"", "\"text\": \" \"", "The item 'b' of the board 'a' has no words."),
    ("\"title\": \"A\"", "\"title\": \"\"", "The board 'a' has no words."),
    ("\"question\": \"?\"", "\"question\": \"\u{200B}\"", "The question has no words."),
    ("\"boards\"", "\"replaces\": \"gone\", \"boards\"", "gone"),
  ]) func `what plain git put is held against the same rules before it is frozen`(
    _ old: String, _ new: String, _ sentence: String
  ) throws {
    #expect(put("--board", "A: b").status == 0)
    let path = "papers/housing/polls/course/poll.json"
    let file = try bench.temporary.read(path)
    try #require(file.contains(old))
    try bench.temporary.write(file.replacing(old, with: new), to: path)
    try bench.temporary.git("commit", "--quiet", "--all", "--message", "By hand")
    try bench.expectRefusal(["poll", "open", "housing/course"], naming: sentence)
  }

  @Test func `on a terminal it is asked before a question is frozen that would better be changed`() throws {
    #expect(put("--board", "A: b; c").status == 0)
    let open = ["poll", "open", "housing/course"]
    let before = try bench.state()
    for answer in [["n"], ["q"], [""], []] {
      let outcome = bench.run(open, isTerminal: true, typed: answer)
      #expect(outcome.status == 2 && outcome.story.contains("nothing can be counted"))
      #expect(
        outcome.story.contains("Nothing was opened. Change it with: beraad poll new housing course --edit"))
    }
    #expect(try bench.state() == before)
    let opened = bench.run(open, isTerminal: true, typed: ["y"])
    #expect(opened.status == 0 && opened.story.contains("Opened housing/course"))
    #expect(opened.story.split(separator: "nothing can be counted").count == 2, "said once")
  }

  @Test func `where nobody can be asked, or nothing has to be, a poll is opened at once`() throws {
    for (name, meetings, arguments, isTerminal) in [
      ("one", "", [], false), ("two", "", ["--yes"], true), ("three", "meeting\nLeeds\n", [], true),
    ] as [(String, String, [String], Bool)] {
      let new = ["poll", "new", "housing", name, "--sticker", "--question", "?", "--board", "A: b; c"]
      let rest = ["--per-board", "1"] + (meetings.isEmpty ? [] : ["--meetings", "-"])
      #expect(bench.run(new + rest, input: Array(meetings.utf8)).status == 0)
      let opened = bench.run(["poll", "open", "housing/\(name)"] + arguments, isTerminal: isTerminal)
      #expect(opened.status == 0 && opened.story.contains("nothing can be counted") == meetings.isEmpty)
    }
  }
}
