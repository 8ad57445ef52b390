import Foundation
import TestSupport
import Testing

/// `agenda`, `minutes`, `decide --clean`, deadlines, and the roster's upkeep.
@Suite struct MeetingCommandTests {
  let bench: Workbench
  let low: String
  let high: String
  let alone: String

  init() throws {
    bench = try Workbench()
    low = try Self.propose(bench, "rise faster than wages", "rise too fast", "tenants")
    high = try Self.propose(bench, "faster than wages", "slower than wages", "carers")
    alone = try Self.propose(bench, "a roof", "walls", "tenants")
    try bench.require("comment", "housing", "--on", "Everyone", "-m", "All?", "--kind", "question")
    try bench.require("comment", "housing", "--on", "Everyone", "-m", "Good.", "--kind", "support")
    try bench.require("collect", "--as", "editors")
  }

  private static func propose(
    _ bench: Workbench, _ old: String, _ new: String, _ partner: String
  ) throws -> String {
    try bench.require(
      "amend", "housing", "--replace", old, "--with", new, "--because", "So *it* is.", "--as", partner)
  }

  @Test func `an agenda has what people have to choose first, with room for the outcome`() throws {
    let text = try bench.require("agenda", "housing")
    let places = [
      "## To choose", low, high, "## Proposals that stand alone", alone, "## Comments that wait", "All?",
    ]
    .compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 7 && Array(places[3...]) == places[3...].sorted(), "\(text)")
    #expect(places[0] < min(places[1], places[2]) && max(places[1], places[2]) < places[3])
    #expect(text.contains("☐ adopted   ☐ rejected") && text.contains("So \\*it\\* is."))
    #expect(text.contains("☐ a   ☐ b   ☐ as it stands   ☐ referred"), "it can be ticked which")
    #expect(text.contains("In the sentence: “"), "\(text)")
    #expect(!text.contains("Good."), "plain support waits for nobody")
  }

  @Test func `an agenda is a page or a table by the name of its file`() throws {
    try bench.require("agenda", "housing", "-o", "agenda.html")
    let page = try bench.temporary.read("agenda.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<q dir=\"auto\">walls</q>"))
    try bench.require("agenda", "housing", "-o", "agenda.csv")
    #expect(try bench.temporary.read("agenda.csv").hasPrefix("\u{FEFF}no,kind,place,"))
    try bench.expectRefusal(
      ["agenda", "housing", "-o", "nowhere/agenda.md"],
      naming: "nowhere/agenda.md cannot be written: there is no folder")
  }

  @Test func `minutes have the decisions between two days with their reasons`() throws {
    try bench.require("decide", alone, "adopt", "--because", "Nobody objected.", "--as", "editors")
    let minutes = try bench.require("minutes", "housing", "--from", "2023-11-14", "--to", "2023-11-14")
    #expect(minutes.contains("Adopted") && minutes.contains("Reason: Nobody objected."))
    #expect(minutes.contains("“a roof” → “walls”"))
    #expect(try bench.require("minutes", "housing", "--from", "2024-01-01").contains("Nothing was decided"))
    try bench.expectRefusal(["minutes", "housing", "--from", "soon"], naming: "'soon' is no day")
    try bench.expectRefusal(
      ["minutes", "housing", "--from", "2024-01-02", "--to", "2024-01-01"], naming: "comes before")
  }

  @Test func `what stands alone is decided at once, shown first, with a yes`() throws {
    let command = [
      "decide", "--clean", "housing", "adopt", "--because", "Nobody objected.", "--as", "editors",
    ]
    try bench.expectRefusal(command, naming: "there is no terminal")
    try bench.expectRefusal(command, isTerminal: true, status: 0, naming: "walls", "Nothing was decided.")
    let outcome = bench.run(command, isTerminal: true, typed: ["?", "y"])
    #expect(outcome.status == 0 && outcome.story.contains("go through them one by one"), "\(outcome.story)")
    let decided = try bench.require("list", "housing", "decisions")
    #expect(decided.contains("\(alone)/1") && !decided.contains(low) && !decided.contains(high))
    #expect(bench.run(command + ["--yes"]).story.contains("No open change of housing stands alone."))
  }

  @Test func `one by one some are skipped`() throws {
    let command = ["decide", "--clean", "housing", "reject", "--because", "No.", "--as", "editors"]
    #expect(bench.run(command, isTerminal: true, typed: ["s", "s"]).story.contains("Nothing was decided."))
    #expect(bench.run(command, isTerminal: true, typed: ["s", "y"]).status == 0)
    #expect(try bench.require("list", "housing", "decisions").contains("rejected\t\(alone)/1"))
  }

  @Test func `adopting two that exclude each other asks, and says so where nobody can be asked`() throws {
    let command = ["decide", low, high, "adopt", "--because", "Both.", "--as", "editors"]
    let asked = try bench.expectRefusal(
      command, isTerminal: true, status: 2, naming: "exclude", "Nothing was decided.")
    #expect(asked.output.isEmpty)
    let outcome = bench.run(command)
    #expect(outcome.status == 0 && outcome.story.contains("exclude each other"))
  }

  @Test func `adopting what has no place any more is said to bring nothing in`() throws {
    let path = "papers/housing/paper.md"
    let sentence = "\n\nEveryone needs a home. A home is more than a roof, soon."
    try bench.temporary.write(
      try bench.temporary.read(path).replacing(sentence, with: ""), to: path)
    try bench.require("revise", "housing", "-m", "Anew", "--as", "editors")
    let command = ["decide", alone, "adopt", "--because", "Yes.", "--as", "editors"]
    let told = "has no place in the draft any more, and adopting it gives it none"
    #expect(bench.run(command + ["--dry-run"]).story.contains(told))
    let outcome = bench.run(command)
    #expect(outcome.status == 0 && outcome.story.contains(told), "\(outcome.story)")
    #expect(
      !bench.run(["decide", low, "adopt", "--because", "Yes.", "--as", "editors"]).story.contains(told))
  }

  @Test func `a deadline counts down, and what comes later is marked`() throws {
    try bench.require("set", "housing", "--until", "2023-11-20", "--as", "editors")
    #expect(try bench.require("status").contains("comments and changes until 2023-11-20: 6 days left"))
    try bench.require("set", "housing", "--until", "2023-11-01", "--as", "editors")
    #expect(try bench.require("status").contains("over; what comes later is marked"))
    let late = bench.run("comment", "housing", "--on", "wages", "-m", "Late.")
    #expect(late.status == 0 && late.story.contains("marked as late"))
    #expect(try bench.require("list", "housing", "comments").contains("(late)"))
    try bench.require("collect", "--as", "editors")
    let id = late.output.trimmingCharacters(in: .newlines)
    for command in [["show", id], ["show", "housing"], ["inbox", "housing"]] {
      #expect(bench.run(command).output.contains(", late"), "\(command)")
    }
    #expect(try bench.require("agenda", "housing").contains("(late)"))
    try bench.require("set", "housing", "--until", "2023-11-20", "--as", "editors")
    #expect(try !bench.require("list", "housing", "comments").contains("(late)"), "another round")
    try bench.expectRefusal(
      ["set", "housing", "--until", "soon", "--as", "editors"], naming: "'soon' is no day")
  }

  @Test func `a partner is changed and taken off, and may be without a vote`() throws {
    try bench.require("partner", "edit", "carers", "--name", "All carers", "--no-vote", "--as", "editors")
    #expect(try bench.require("partner", "list").contains("carers\tAll carers\t\tno-vote"))
    try bench.temporary.write(
      #"{"format":1,"kind":"poll","paper":"housing","poll":"end","question":"Well?","type":"stance","until":"2023-11-20"}"#,
      to: "end.json")
    try bench.require("poll", "new", "housing", "end", "--from", "end.json", "--as", "editors")
    try bench.require("poll", "open", "housing/end", "--as", "editors")
    try bench.expectRefusal(["vote", "housing/end", "supports", "--as", "carers"], naming: "has no vote")
    let voted = bench.run("vote", "housing/end", "supports")
    #expect(voted.story.contains("voted “supports” in housing/end"), "\(voted.story)")
    #expect(try bench.require("status").contains("votes in end until 2023-11-20: 6 days left"))
    try bench.require("partner", "remove", "carers", "--as", "editors")
    #expect(try !bench.require("partner", "list").contains("carers"))
    #expect(try bench.require("show", high).contains("All carers"))
    try bench.expectRefusal(
      ["partner", "remove", "editors", "--as", "editors"], naming: "committee any more")
    try bench.expectRefusal(["partner", "edit", "tenants", "--as", "editors"], naming: "nothing to change")
    try bench.expectRefusal(["partner", "remove", "tenants"], naming: "may not remove a partner")
  }

  @Test func `what was answered by another partner, or only agrees, waits for nobody`() throws {
    let inbox = try bench.require("inbox", "housing")
    #expect(inbox.contains("All?") && !inbox.contains("Good."))
    let question = try #require(
      try bench.require("list", "housing", "comments").split(separator: "\n").first { $0.contains("All?") }?
        .split(separator: "\t").first)
    try bench.require("reply", String(question), "-m", "Yes.", "--as", "carers")
    #expect(try !bench.require("inbox", "housing").contains("All?"))
  }

  @Test func `an amendment names every paragraph that it changes`() throws {
    let draft = try bench.temporary.read("papers/housing/paper.md")
    try bench.temporary.write(
      draft.replacing("affordable", with: "good").replacing("needs a home", with: "needs one"),
      to: "edited.md")
    let outcome = bench.run("amend", "housing", "--file", "edited.md", "--because", "Shorter.")
    #expect(outcome.story.contains("in paragraphs 1 and 2."), "\(outcome.story)")
  }

  @Test func `git's editor is asked before that of the environment`() throws {
    try bench.temporary.git("config", "core.editor", "printf 'By git.' >")
    var bench = bench
    bench.environment["EDITOR"] = "printf 'By EDITOR.' >"
    bench.environment["PATH"] = "/usr/bin:/bin"
    let outcome = bench.run("comment", "housing", "--on", "wages", isTerminal: true)
    #expect(outcome.status == 0, "\(outcome.story)")
    #expect(try bench.require("list", "housing", "comments").contains("By git."))
  }
}
