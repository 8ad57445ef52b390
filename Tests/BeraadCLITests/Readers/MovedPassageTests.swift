import Foundation
import TestSupport
import Testing

/// A passage that moves with an edit is a move with its edit, whoever shows it.
@Suite struct MovedPassageTests {
  private static let head = "---\ntitle: Housing\nlang: en\n---\n\n# Housing\n\n"
  private static let wants = "We want affordable homes, soon. Rents rise faster than wages."
  private static let needs = "Everyone needs a home. A home is more than a roof, soon."
  private static let edited = "We want affordable homes, soon. Rents rise faster than incomes."
  private static let line =
    "[-→ \(wants)-]\(needs){+→ We want affordable homes, soon. Rents rise faster than [-wages-]{+incomes+}.+}"

  private func moved() throws -> Workbench {
    let bench = try Workbench()
    let copy = "\(Self.head)\(Self.needs)\n\n\(Self.edited)\n"
    let outcome = bench.run(
      "amend", "housing", "--file", "-", "--because", "Later.", "--as", "tenants", input: copy)
    try #require(outcome.status == 0, "\(outcome.story)")
    try bench.require("collect", "--as", "editors")
    return bench
  }

  private func inOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(arguments: [
    ["inbox", "housing"], ["list", "housing", "amendments"], ["show", "housing"],
  ])
  func `who reads what is open sees the move and the word`(command: [String]) throws {
    let answer = try moved().run(command)
    #expect(answer.status == 0)
    #expect(inOneLine(answer.output).contains(Self.line), "\(answer.output)")
  }

  @Test func `diff and merge show it, and programs read it`() throws {
    let bench = try moved()
    let amendments = bench.run("list", "housing", "amendments", "--json").output
    #expect(
      amendments.contains(
        #""kind":"moved-away""#.replacing(":", with: amendments.contains("\" : ") ? " : " : ":")))
    let id = try #require(amendments.firstMatch(of: /"id" ?: ?"(a[0-9a-f]+)"/)?.1)
    try bench.require("decide", String(id), "adopt", "--because", "So.", "--as", "editors")
    let merged = try bench.require("merge", "housing", "--as", "editors")
    #expect(inOneLine(merged).contains(Self.line), "\(merged)")
    #expect(inOneLine(try bench.require("diff", "housing", "HEAD~1", "HEAD")).contains(Self.line))
    #expect(
      try bench.temporary.read("papers/housing/paper.md").hasSuffix("\(Self.needs)\n\n\(Self.edited)\n"))
  }

  @Test func `a page shows the move with the word`() throws {
    let bench = try moved()
    try bench.require("render", "housing", "-o", "page")
    let page = try bench.temporary.read("page/index.html")
    #expect(page.contains("<del class=\"moved\">"))
    #expect(page.contains("<ins class=\"edited\"><span class=\"h\">comes: </span>incomes</ins>"), "\(page)")
  }

  @Test func `what takes out more than another is a proposal, and waits for it`() throws {
    let bench = try Workbench()
    func amend(_ words: String, _ partner: String) throws -> String {
      try bench.require(
        "amend", "housing", "--replace", words, "--with", "", "--because", "Shorter.", "--as", partner)
    }
    let larger = try amend("rise faster", "tenants")
    let smaller = try amend("faster", "carers")
    try bench.require("collect", "--as", "editors")
    let inbox = bench.run("inbox", "housing")
    #expect(!inbox.output.contains("Contested"))
    #expect(inbox.output.contains("one change lies inside the other"))
    try bench.require("decide", larger, smaller, "adopt", "--because", "So.", "--yes", "--as", "editors")
    let first = bench.run("merge", "housing", "--yes", "--as", "editors")
    #expect(first.status == 2)
    #expect(try bench.temporary.read("papers/housing/paper.md").contains("Rents rise than wages."))
    let second = bench.run("merge", "housing", "--yes", "--as", "editors")
    #expect(second.status == 0)
    #expect(try bench.temporary.read("papers/housing/paper.md").contains("Rents than wages."))
    #expect(bench.run("verify", "housing").status == 0)
  }
}
