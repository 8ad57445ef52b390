import TestSupport
import Testing

/// `docs/schema/answers.json` and what commands answer say the same.
@Suite struct AnswerTests {
  let bench: Workbench

  init() throws {
    var bench = try Workbench()
    bench.environment["BERAAD_SENDMAIL"] = "/bin/true"
    self.bench = bench
  }

  /// A paper with something of every kind, and the ids of a comment, an amendment and a decision.
  private func fill() throws -> (comment: String, amendment: String, decision: String) {
    let comment = try bench.require("comment", "housing", "--on", "Rents", "-m", "Which?")
    func amend(_ old: String, _ new: String, _ partner: String) throws -> String {
      try bench.require(
        "amend", "housing", "--replace", old, "--with", new, "--because", "So.", "--for", comment, "--as",
        partner)
    }
    let amendment = try amend("a roof", "walls", "tenants")
    _ = try amend("faster than wages", "slower than wages", "tenants")
    _ = try amend("rise faster than", "fall faster than", "carers")
    // One place that two want otherwise.
    _ = try amend("faster than wages", "quicker than wages", "carers")
    _ = try amend("Everyone needs", "All need", "carers")
    try bench.require("reply", comment, "-m", "All.", "--as", "carers")
    try bench.require("comment", "housing", "--on", "Everyone", "-m", "All?", "--as", "carers")
    try bench.temporary.write(
      #"{"format":1,"kind":"poll","paper":"housing","poll":"end","question":"Well?","type":"stance","until":"2023-11-20"}"#,
      to: "end.json")
    try bench.require("set", "housing", "--until", "2023-11-20", "--as", "editors")
    try bench.require("poll", "new", "housing", "end", "--from", "end.json", "--as", "editors")
    try bench.require("poll", "open", "housing/end", "--as", "editors")
    try bench.require("vote", "housing/end", "supports", "-m", "Well.")
    try bench.require("collect", "--as", "editors")
    let decision = try bench.require(
      "decide", amendment, "adopt", "--because", "Well said.", "--as", "editors")
    try bench.require("merge", "housing", "--yes", "--as", "editors")
    return (comment, amendment, decision)
  }

  private func check(_ command: [String], _ name: String, status: Int32 = 0) throws {
    let outcome = bench.run(command + ["--json"])
    #expect(outcome.status == status, "\(command): \(outcome.story)")
    let faults = try Schema(named: "answers", definition: name).faults(of: JSONValue(outcome.output.utf8))
    #expect(faults.isEmpty, "\(command): \(faults) in \(outcome.output)")
  }

  @Test func `the result of an evaluation is what the schema says`() throws {
    try bench.temporary.write("meeting\nLeeds\nBath\n", to: "meetings.csv")
    try bench.require(
      "poll", "new", "housing", "day", "--evaluation", "--question", "How was it?", "--scale", "10: A mark?",
      "--choice", "Again?: yes; no", "--open", "What else?", "--meetings", "meetings.csv", "--as", "editors")
    try bench.require("poll", "open", "housing/day", "--as", "editors")
    try bench.temporary.write("1,2,3\n8,yes,Soup\n7,no,\n,yes,\n", to: "leeds.csv")
    try bench.require(
      "ballots", "housing/day", "--meeting", "leeds", "--from", "leeds.csv", "--as", "editors")
    try check(["tally", "housing/day"], "tally")
    try check(["list", "housing", "polls"], "polls")
  }

  @Test func `what commands answer is what the schemas say`() throws {
    let (comment, amendment, decision) = try fill()
    for (command, name) in [
      ("list housing comments", "comments"), ("list housing amendments", "amendments"),
      ("list housing decisions", "decisions"), ("list housing polls", "polls"),
      ("poll list housing", "polls"),
      ("list --partner tenants", "partner-list"), ("list housing --partner carers", "partner-list"),
      ("log housing", "log"), ("partner list", "partners"), ("show housing", "show"),
      ("show \(comment)", "story"), ("show \(amendment)", "story"), ("show \(amendment)/1", "story"),
      ("show \(decision)", "story"), ("status", "state"), ("inbox housing", "inbox"),
      ("agenda housing", "agenda"),
      ("minutes housing", "minutes"), ("minutes housing --from 2023-01-01 --to 2024-01-01", "minutes"),
      ("collisions housing", "collisions"), ("verify", "verify"), ("reply \(comment) -m Yes", "recorded"),
    ] {
      try check(command.split(separator: " ").map(String.init), name)
    }
    let shown = try JSONValue(bench.run("show", "housing", "--json").output.utf8)
    #expect(shown["contested"]?.elements.isEmpty == false, "a place is contested, or its schema is not held")
    try check(["show", "nothing"], "failure", status: 1)
  }

  @Test func `what is answered of meetings and points is what the schemas say`() throws {
    _ = try fill()
    let editors = ["--as", "editors"]
    try check(
      [
        "meeting", "new", "leeds", "--title", "Leeds", "--date", "2026-03-14", "--region", "north", "--came",
        "churches=3",
      ]
        + editors, "meeting")
    try check(["meeting", "set", "leeds", "--place", "Town hall", "--group", "Table 1"] + editors, "meeting")
    try bench.temporary.write(
      "## Dreams\n\n- A bus\n- Rent\n\n## Offers\n\n### Connect\n\n- **Church**: a room\n\n## Needs\n\n- **Us**: a room\n",
      to: "report.md")
    try check(
      ["harvest", "leeds-1", "--meeting", "leeds", "--group", "Table 1", "--from", "report.md"] + editors,
      "harvest")
    let ids = try JSONValue(bench.run("list", "points", "--json").output.utf8).elements.compactMap {
      $0["id"]?.text
    }
    try #require(ids.count == 4)
    try check(["point", "add", "leeds-1", "--on", "A bus", "--kind", "action"] + editors, "recorded")
    try check(["point", "set", ids[2], "--route", "trust"] + editors, "recorded")
    try check(["point", "join", ids[1], "--to", ids[0]] + editors, "recorded")
    try check(["point", "match", ids[2], ids[3]] + editors, "recorded")
    try check(["decide", ids[0], "refer", "--because", "To the region."] + editors, "recorded")
    try bench.require(
      "comment", "housing", "--on", "We want affordable", "-m", "Leeds too.", "--for", ids[3])
    for (command, name) in [
      ("list points", "points"), ("list points --open", "points"), ("list offers", "points"),
      ("list leeds-1 points --meeting leeds", "points"), ("meeting list", "meetings"),
      ("meeting show leeds", "shown-meeting"), ("show \(ids[0])", "story"), ("show \(ids[1])", "story"),
      ("inbox housing", "inbox"), ("inbox leeds-1", "inbox"), ("status", "state"),
      ("list housing responses", "responses"),
    ] {
      try check(command.split(separator: " ").map(String.init), name)
    }
  }

  @Test func `what is answered of the newsletter and of invitations is what the schemas say`() throws {
    let editors = ["--as", "editors"]
    try bench.require(
      "meeting", "new", "leeds", "--title", "Leeds", "--date", "2026-03-14", "--as", "editors")
    try check(["news", "write", "first"] + editors, "issue")
    try check(["news", "preview", "first"], "issue-forms")
    try bench.temporary.write("address,name\na@post.example,Ann\nb@post.example,\n", to: "list.csv")
    let keepers = ["--keeper", "Jo Example", "--keeper", "Kim Sample"]
    try check(["addresses", "import", "list.csv"] + keepers + editors, "addresses")
    try check(["addresses", "remove", "a@post.example"] + editors, "addresses")
    let invite = ["invite", "leeds", "--sender", "us@alliance.example"] + editors
    for _ in 0..<2 { try check(invite, "mailing") }
    for _ in 0..<2 { try check(["site", "-o", "site"], "site") }
  }

  /// Each kind of poll, open and closed; a board with a hidden meeting, and one that was closed anew.
  @Test func `what tally answers is what its schema says`() throws {
    _ = try fill()
    let editors = ["--as", "editors"]
    func run(_ arguments: [String], input: String = "") throws {
      let outcome = bench.run(arguments + editors, input: Array(input.utf8))
      try #require(outcome.status == 0, "\(arguments): \(outcome.story)")
    }
    try check(["tally", "housing/end"], "tally")
    try run(["poll", "close", "housing/end"])
    try check(["tally", "housing/end"], "tally")
    try run([
      "poll", "new", "housing", "name", "--motion", "--question", "Which?", "--alternative", "A home",
      "--weighted",
    ])
    try run(["poll", "open", "housing/name"])
    try bench.require("vote", "housing/name", "a-home", "--as", "tenants")
    try run(["collect"])
    try check(["tally", "housing/name"], "tally")
    try run([
      "poll", "new", "housing", "course", "--sticker", "--question", "What?", "--board", "B: One; Two",
      "--per-board",
      "1", "--replaces", "end",
    ])
    for meeting in ["Leeds", "York", "Bath"] {
      try run(["poll", "meeting", "housing/course", meeting, "--region", meeting == "Bath" ? "s" : "n"])
    }
    try run(["poll", "open", "housing/course"])
    for (meeting, one) in [("leeds", 9), ("york", 2), ("bath", 8)] {
      try run(
        ["count", "housing/course", "--meeting", meeting, "--people", "\(one)", "--from", "-", "--partial"],
        input: "board,item,stickers\nb,one,\(one)\n")
    }
    try check(["tally", "housing/course"], "tally")
    try run(["poll", "close", "housing/course"])
    try run(
      [
        "count", "housing/course", "--meeting", "bath", "--people", "7", "--from", "-", "--partial",
        "--replace",
        "--because",
        "So.",
      ], input: "board,item,stickers\nb,one,7\n")
    try run(["poll", "close", "housing/course", "--because", "Counted again."])
    let outcome = bench.run("tally", "housing/course", "--json")
    #expect(
      outcome.output.contains(#""reason":"Counted again.""#) && outcome.output.contains(#""follows":"end""#))
    try check(["tally", "housing/course"], "tally")
  }

  @Test func `what lists answers with an array, whatever else with an object`() throws {
    _ = try fill()
    let page = try Checkout.text("docs/json.md")
    for row in page.split(separator: "\n").compactMap({
      $0.wholeMatch(of: /\| .* \| (an array|an object) \| `([a-z-]+)` \|/)
    }) {
      let (_, shape, name) = row.output
      let type = try Schema(named: "answers", definition: String(name)).type
      #expect(type == (shape == "an array" ? "array" : "object"), "\(name)")
    }
  }

  @Test func `a member that no schema names is a fault`() throws {
    let schema = try Schema(named: "answers", definition: "failure")
    let right = #"{"error":"refused","message":"No.","causes":[],"hints":[]"#
    #expect(try schema.faults(of: JSONValue((right + "}").utf8)).isEmpty)
    #expect(try !schema.faults(of: JSONValue((right + #","more":1}"#).utf8)).isEmpty)
  }
}
