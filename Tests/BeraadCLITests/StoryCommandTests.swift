import Foundation
import TestSupport
import Testing

/// `show ID`, `list --partner` and `log`: what somebody did, and what became of it.
@Suite struct StoryCommandTests {
  let bench: Workbench
  let comment: String
  let change: String

  init() throws {
    bench = try Workbench()
    comment = try bench.require("comment", "housing", "--on", "Rents", "-m", "=Which rents?")
    change = try bench.require(
      "amend", "housing", "--replace", "a roof", "--with", "walls", "--because", "Four of them.", "--for",
      comment)
    try bench.require("reply", comment, "-m", "All of them.", "--as", "carers")
    try bench.require("collect", "--as", "editors")
    try bench.require("decide", change, "adopt", "--because", "Well said.", "--as", "editors")
    try bench.require("merge", "housing", "--yes", "--as", "editors")
  }

  @Test func `a comment tells who answered, and which change came of it`() throws {
    let story = try bench.require("show", String(comment.prefix(8)))
    for words in ["The tenants", "adopted", "Which rents?", "paragraph 1", "All of them.", "merged by"] {
      #expect(story.contains(words), "\(words): \(story)")
    }
  }

  @Test func `an amendment tells its place, its decision with the reason, and its merge`() throws {
    let story = try bench.require("show", change)
    for words in [
      "[-a roof-]{+walls+}", "(merged)", "paragraph 2", "Well said.", "merged by", "=Which rents?",
    ] {
      #expect(story.contains(words), "\(words): \(story)")
    }
    #expect(try bench.require("show", change + "/1").contains("amendment \(change)/1"))
    try bench.expectRefusal(["show", change + "/2"], naming: "has no change 2")
  }

  @Test func `a decision names what it was about`() throws {
    let id = try #require(bench.require("list", "housing", "decisions").split(separator: "\t").first)
    let story = try bench.require("show", String(id))
    #expect(story.contains("Well said.") && story.contains(change) && story.contains("Editors"))
  }

  @Test func `a reply tells the story of its comment`() throws {
    let reply = try bench.require("reply", comment, "-m", "Indeed.")
    #expect(try bench.require("show", reply).hasPrefix("comment \(comment)"))
  }

  @Test func `an id that is of nothing is refused, and a paper keeps its name`() throws {
    try bench.expectRefusal(["show", "c00000"], naming: "There is no")
    try bench.expectRefusal(["show", "d00000"], naming: "There is no decision 'd00000'")
    try bench.require("new", "abc", "--title", "ABC", "--as", "editors")
    #expect(try bench.require("show", "abc").contains("ABC"))
  }

  @Test func `all that a partner did is one list, with what became of it`() throws {
    let rows = try bench.require("list", "--partner", "tenants").split(separator: "\n")
    #expect(rows.count == 2)
    #expect(
      rows.contains { $0.contains("amendment\t\(change)/1") && $0.contains("merged\tWell said.") })
    #expect(try bench.require("list", "housing", "--partner", "carers").contains("reply"))
    try bench.expectRefusal(["list"], status: 64, naming: "Name a paper")
    try bench.expectRefusal(["list", "--partner", "tenant"], naming: "did you mean tenants?")
  }

  @Test func `for a mail merge it is a table without formulas`() throws {
    let csv = try bench.require("list", "--partner", "tenants", "--csv")
    #expect(csv.hasPrefix("\u{FEFF}paper,kind,id,on,says,because,outcome,reason,edition,at\r\n"))
    #expect(csv.contains(",'=Which rents?,") && !csv.contains(",=Which"))
  }

  @Test func `the log names the records of each step`() throws {
    let log = try bench.require("log", "housing")
    #expect(log.contains("\(change)/1") || log.contains("\t\(change)"))
    #expect(log.contains(comment))
  }
}
