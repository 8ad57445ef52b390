import Foundation
import TestSupport
import Testing

/// The face that all commands share: streams, codes, colours, JSON, help.
@Suite struct CommandTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func `the answer goes to one stream, the story to the other`() throws {
    let outcome = bench.run("comment", "housing", "--on", "affordable homes", "-m", "For whom?")
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /c[0-9a-f]{32}\n/) != nil, "\(outcome.output)")
    #expect(outcome.story == "Commented on housing, paragraph 1.\n")
  }

  @Test func `status names a draft that was taken away, and does not say that there is no paper yet`() throws
  {
    try bench.temporary.git("rm", "--quiet", "papers/housing/paper.md")
    let slip = try bench.temporary.commit(message: "Slip")
    let outcome = bench.run("status")
    #expect(outcome.status == 0 && !outcome.output.contains("There is no paper yet"))
    let loss = "commit \(slip.prefix(7)) took it away. The committee brings it back with: git checkout"
    #expect(outcome.output.contains(loss))
    try bench.expectRefusal(["show", "housing"], naming: "commit \(slip.prefix(7)) took it away")
  }

  @Test func `the same command at the same moment is the same record`() throws {
    let first = try bench.require("comment", "housing", "--on", "Rents", "-m", "Hm.")
    let tip = try bench.temporary.revision("partners/tenants")
    #expect(try bench.require("comment", "housing", "--on", "Rents", "-m", "Hm.") == first)
    #expect(try bench.temporary.revision("partners/tenants") == tip)
  }

  @Test func `every command that answers something answers in JSON`() throws {
    let id = try bench.require("comment", "housing", "--on", "Rents", "-m", "Hm.")
    try bench.require("amend", "housing", "--replace", "a roof", "--with", "walls", "--because", "Hm.")
    let commands = [
      ["status"], ["show", "housing"], ["log", "housing"], ["diff", "housing"],
      ["list", "housing", "comments"],
      ["list", "housing", "amendments"], ["list", "housing", "decisions"], ["list", "housing", "polls"],
      ["inbox", "housing"], ["collect", "--dry-run", "--as", "editors"],
      ["merge", "housing", "--dry-run", "--as", "editors"],
      ["partner", "list"], ["doctor"], ["verify"], ["reply", id, "-m", "Hm."],
    ]
    for command in commands {
      let outcome = bench.run(command + ["--json"])
      #expect(outcome.status == 0, "\(command): \(outcome.story)")
      let value = try? JSONSerialization.jsonObject(
        with: Data(outcome.output.utf8), options: .fragmentsAllowed)
      #expect(value != nil, "\(command): \(outcome.output)")
      #expect(
        outcome.output.hasSuffix("\n") && outcome.output.split(separator: "\n").count == 1, "\(command)")
    }
  }

  @Test func `a refusal is JSON too, and says itself on the other stream`() throws {
    let outcome = try bench.expectRefusal(
      ["list", "housin", "comments", "--json"], naming: "There is no paper 'housin'")
    let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(value?["error"] as? String == "refused")
    #expect(value?["message"] as? String == "There is no paper 'housin'.")
    #expect(value?["hints"] as? [String] == ["did you mean housing?"])
  }

  @Test func `colour is for terminals that want it`() throws {
    var bench = bench
    func hasColour(_ arguments: [String], isTerminal: Bool) -> Bool {
      bench.run(arguments, isTerminal: isTerminal).story.contains("\u{1B}[31m")
    }
    let wrong = ["show", "nothing"]
    #expect(!hasColour(wrong, isTerminal: true), "NO_COLOR is set")
    #expect(hasColour(wrong + ["--color", "always"], isTerminal: false))
    bench.environment["NO_COLOR"] = ""
    #expect(hasColour(wrong, isTerminal: true))
    #expect(!hasColour(wrong, isTerminal: false))
    #expect(!hasColour(wrong + ["--color", "never"], isTerminal: true))
    bench.environment["TERM"] = "dumb"
    #expect(!hasColour(wrong, isTerminal: true))
  }

  @Test func `a table is for eyes on a terminal and for tools in a pipe`() throws {
    #expect(
      bench.run("partner", "list").output
        == "editors\tEditors\t\tauthor committee steward\ntenants\tThe tenants\t\t\ncarers\tThe carers\t\t\n")
    #expect(
      bench.run("partner", "list", isTerminal: true).output == """
        partner  name         region  roles
        editors  Editors              author committee steward
        tenants  The tenants
        carers   The carers

        """)
  }

  @Test func `-C runs as if started there, and paths are from there`() throws {
    var bench = bench
    bench.directory = "/"
    #expect(bench.run("status", "-C", bench.temporary.path).status == 0)
    try bench.temporary.write("Aye.\n", to: "sub/remark.md")
    let outcome = bench.run(
      "comment", "housing", "--on", "Rents", "-F", "remark.md", "-C", bench.temporary.path + "/sub")
    #expect(outcome.status == 0, "\(outcome.story)")
  }

  @Test func `who acts is said by --as, then BERAAD_AS, then git`() throws {
    var bench = bench
    #expect(bench.run("status", "--as", "carers", "--json").output.contains(#""partner":"carers""#))
    #expect(bench.run("status", "--json").output.contains(#""partner":"tenants""#))
    bench.environment["BERAAD_AS"] = nil
    #expect(bench.run("status", "--json").output.contains(#""partner":"editors""#))
  }

  // MARK: Help

  /// `beraad comment`, `beraad poll open` …: every path of words that has a help of its own.
  static let commands: [[String]] = {
    let reference = (try? Checkout.text("docs/cli.md")) ?? ""
    return reference.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^#+ `?beraad ([a-z -]+)`?/).map { $0.1.split(separator: " ").map(String.init) }
    }
  }()

  @Test func `the reference names the commands`() { #expect(Self.commands.count >= 20) }

  @Test(arguments: commands) func `help begins with what the command does, and fits a screen`(
    _ words: [String]
  ) throws {
    var bench = bench
    for (language, beginning) in [("en", "OVERVIEW: "), ("nl", "UITLEG: ")] {
      bench.environment["LANG"] = language
      let outcome = bench.run(words + ["--help"])
      #expect(outcome.status == 0 && outcome.story.isEmpty)
      #expect(outcome.output.hasPrefix(beginning))
      let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 60, "\(words) in \(language): \(lines.count) lines")
    }
  }

  @Test func `help and version need no repository, no roster and nobody`() throws {
    var bench = bench
    bench.directory = "/nowhere"
    bench.environment = [:]
    for arguments in [[], ["--help"], ["help", "comment"], ["--version"], ["comment", "--help"]] {
      let outcome = bench.run(arguments)
      #expect(outcome.status == 0 && !outcome.output.isEmpty && outcome.story.isEmpty, "\(arguments)")
    }
  }

  @Test func `a change that touches no word is named`() throws {
    let draft = try bench.temporary.read("papers/housing/paper.md")
    let apart = draft.replacing(". ", with: ".\n\n", maxReplacements: 1)
    try #require(apart != draft)
    #expect(
      bench.run("amend", "housing", "--file", "-", "--because", "Apart.", input: apart).status == 0)
    for reader in [["show", "housing"], ["list", "housing", "amendments"]] {
      let output = bench.run(reader, input: []).output
      #expect(output.contains("{+¶+}  (one paragraph becomes two)"), "\(output)")
    }
  }

  @Test func `a change of the title is in the title`() throws {
    let draft = try bench.temporary.read("papers/housing/paper.md")
    let outcome = bench.run(
      "amend", "housing", "--file", "-", "--because", "Plainer.",
      input: draft.replacing("title: Housing", with: "title: Homes"))
    #expect(outcome.story == "Proposed one change to housing, in its title.\n")
  }

  @Test
  func `a move and a change between its ends merge in one run, and one of the moved words is not left out`()
    throws
  {
    let draft = try bench.temporary.read("papers/housing/paper.md")
    let text = draft + "\n- One thing of all\n\nHomes are no commodity for anybody.\n"
    try bench.temporary.write(text, to: "papers/housing/paper.md")
    try bench.require("revise", "housing", "-m", "More", "--as", "editors")
    let moved = draft + "\nHomes are no commodity for anybody.\n\n- One thing of all\n"
    var ids = [bench.run("amend", "housing", "--file", "-", "--because", "First.", input: moved).output]
    for (old, new) in [("commodity", "product"), ("thing", "matter")] {
      ids.append(
        bench.run("amend", "housing", "--replace", old, "--with", new, "--because", "Plainer.").output)
    }
    try bench.require("collect", "--as", "editors")
    for id in ids {
      try bench.require(
        "decide", id.trimmingCharacters(in: .newlines), "adopt", "--because", "Yes.", "--as", "editors")
    }
    let first = bench.run("merge", "housing", "--yes", "--as", "editors")
    for id in ids { #expect(first.output.contains(id.trimmingCharacters(in: .newlines)), "\(first.output)") }
    _ = bench.run("merge", "housing", "--yes", "--as", "editors")
    #expect(
      try bench.temporary.read("papers/housing/paper.md")
        == moved.replacing("commodity", with: "product").replacing("thing", with: "matter"))
    #expect(bench.run("verify").status == 0)
  }
}
