import Foundation
import TestSupport
import Testing

/// What users and their tools get wrong: each is refused with the thing named, and nothing is written.
@Suite struct BadInputTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  // MARK: Files

  /// Nobody writes into it: whoever opened it would wait for ever.
  @Test(.timeLimit(.minutes(1)))
  func `a pipe that lies in a folder is refused by name, and never waited for`() throws {
    let pipe = bench.temporary.surroundings + "/some.pipe"
    try #require(mkfifo(pipe, 0o666) == 0)
    for command in [
      ["import", pipe], ["new", "other", "--title", "Other", "--from", pipe, "--as", "editors"],
      ["amend", "housing", "--file", pipe, "--because", "Hm."], ["collect", pipe, "--as", "editors"],
      ["comment", "housing", "--on", "Rents", "-F", pipe], ["collisions", "--from", pipe],
      ["docx", "read", pipe],
    ] {
      try bench.expectRefusal(command, naming: "\(pipe) is a pipe (FIFO), and no file")
    }
  }

  @Test func `what a shell puts in the place of a command is read to its end`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    #expect(write(ends[1], "For whom?", 9) == 9)
    close(ends[1])
    try bench.require("comment", "housing", "--on", "Rents", "-F", "/dev/fd/\(ends[0])")
    #expect(bench.run("list", "housing", "comments").output.contains("For whom?"))
  }

  @Test func `a copy with a byte that is no text says which`() throws {
    let copy = bench.temporary.surroundings + "/copy.md"
    try "Homes\0now.\n".write(toFile: copy, atomically: true, encoding: .utf8)
    try bench.expectRefusal(
      ["amend", "housing", "--file", copy, "--because", "Hm."], naming: "holds a NUL byte")
  }

  @Test func `a line that is no case has an answer, and so have all others`() throws {
    let commit = try bench.temporary.revision("HEAD")
    let path = "papers/housing/paper.md"
    let right =
      "{\"id\":\"a\",\"path\":\"\(path)\",\"at\":\"\(commit)\",\"to\":\"HEAD\",\"start\":0,\"end\":0,\"quote\":\"Rents\"}"
    let outcome = bench.run("anchor", "--batch", input: "nothing\n{\"id\":\"b\"}\n\n\(right)\n")
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.status == 1 && lines.count == 3, "\(outcome.output)")
    #expect(lines[0].contains("line 1 is no case") && lines[1].contains("\"id\":\"b\""))
    #expect(lines[2].contains("\"outcome\":\"kept\""))
  }

  // MARK: Words and names

  @Test func `a quote that stands nowhere, or twice`() throws {
    try bench.expectRefusal(
      ["comment", "housing", "--on", "cheap homes", "-m", "Hm."],
      naming: "'cheap homes' does not stand in housing", "these words come near", "affordable homes")
    try bench.expectRefusal(
      ["comment", "housing", "--on", "green cars", "-m", "Hm."],
      naming: "'green cars' does not stand in housing", "beraad show housing")
    try bench.expectRefusal(
      ["comment", "housing", "--on", "soon", "-m", "Hm."], naming: "stands in housing 2 times",
      "--nth 1  paragraph 1",
      "--nth 2  paragraph 2")
    for nth in ["0", "3", "-1"] {
      try bench.expectRefusal(
        ["comment", "housing", "--on", "soon", "--nth=\(nth)", "-m", "Hm."],
        naming: "there is no number \(nth)")
    }
    try bench.expectRefusal(["comment", "housing", "--on", " \n", "-m", "Hm."], naming: "The quote is empty")
    try bench.require("comment", "housing", "--on", "soon", "--nth", "2", "-m", "Hm.")
  }

  @Test func `an amendment that changes nothing`() throws {
    try bench.expectRefusal(
      [
        "amend", "housing", "--replace", "affordable homes", "--with", "affordable homes", "--because", "Hm.",
      ],
      naming: "The amendment changes nothing")
    try bench.expectRefusal(
      ["amend", "housing", "--file", "papers/housing/paper.md", "--because", "Hm."],
      naming: "The amendment changes nothing")
  }

  @Test(arguments: [
    (
      ["comment", "housin", "--on", "homes", "-m", "Hm."],
      ["There is no paper 'housin'", "did you mean housing?"]
    ),
    (
      ["comment", "../housing", "--on", "homes", "-m", "Hm."], ["'../housing' cannot be the name of a paper"]
    ),
    (
      ["comment", "Housing", "--on", "homes", "-m", "Hm."],
      ["'Housing' cannot be the name", "housing would do"]
    ),
    (
      ["comment", "hou sing", "--on", "homes", "-m", "Hm."],
      ["'hou sing' cannot be the name", "hou-sing would do"]
    ),
    (["status", "--as", "tenant"], ["There is no partner 'tenant'", "did you mean tenants?"]),
    (["status", "--as", "tenants/p9"], ["There is no person 'p9' of tenants"]),
    (["collect", "carer", "--as", "editors"], ["There is no partner 'carer'", "did you mean carers?"]),
    (["reply", "c0", "-m", "Hm."], ["'c0' is too short"]),
    (["reply", "c000", "-m", "Hm."], ["There is no comment", "c000"]),
    (["reply", "a000", "-m", "Hm."], ["There is no comment or reply with an id that begins with 'a000'"]),
    (["withdraw", "c000", "--because", "Hm."], ["There is no comment or amendment", "c000"]),
    (["decide", "a000", "adopt", "--because", "Hm.", "--as", "editors"], ["a000"]),
    (["show", "housin"], ["did you mean housing?"]),
    (["list", "housin", "comments"], ["did you mean housing?"]),
    (["tally", "housing/koers"], ["There is no poll 'koers'"]),
    (["log", "housin"], ["did you mean housing?"]),
    (["new", "../x", "--title", "X", "--as", "editors"], ["'../x' cannot be the name of a paper"]),
    (["new", "UP", "--title", "X", "--as", "editors"], ["'UP' cannot be the name", "up would do"]),
    (["new", "x", "--title", " ", "--as", "editors"], ["A title needs words"]),
    (["new", "housing", "--title", "X", "--as", "editors"], ["There is a paper 'housing' already"]),
    (
      ["new", "x", "--title", "X", "--adopt", "papr.md", "--as", "editors"],
      ["There is no committed file 'papr.md'"]
    ),
    (
      ["new", "x", "--title", "X", "--adopt", "../../etc/passwd", "--as", "editors"],
      ["is not in this repository"]
    ),
    (["new", "x", "--title", "X"], ["may not begin a paper", "author or committee"]),
    (
      ["partner", "add", "Tenants", "--name", "T", "--as", "editors"],
      ["'Tenants' cannot be the name of a partner"]
    ),
    (
      ["partner", "add", "tenants", "--name", "T", "--as", "editors"],
      ["There is a partner 'tenants' already"]
    ),
    (
      ["partner", "add", "new", "--name", "T\u{1B}[31m", "--as", "editors"],
      ["A name cannot hold control characters"]
    ),
    (
      ["partner", "add", "new", "--name", "T", "--person", "Jan Jansen", "--as", "editors"],
      ["'Jan Jansen' cannot be a person's id"]
    ),
  ])
  func `a name that nothing has, or that nothing can have`(arguments: [String], words: [String]) throws {
    let outcome = try bench.expectRefusal(arguments)
    for word in words { #expect(outcome.story.contains(word), "\(outcome.story)") }
  }

  @Test(arguments: [
    ["comment", "housing"], ["comment", "housing", "--on", "homes", "-m", "x", "-F", "y"],
    ["decide", "a1", "accept", "--because", "x"],
    ["amend", "housing", "--replace", "x", "--because", "y"], ["show"], ["list", "housing", "rumours"],
    ["--frob"],
    ["status", "--color", "pink"], ["comment", "housing", "--on", "homes", "--kind", "wish", "-m", "x"],
    ["wrong"],
    ["comment", "housing", "--on", "homes", "--nth", "two", "-m", "x"],
  ])
  func `a wrong command line has a code of its own`(_ arguments: [String]) throws {
    let outcome = try bench.expectRefusal(arguments, status: 64)
    #expect(outcome.output == "")
  }

  @Test func `nobody is asked who they are`() throws {
    var bench = bench
    bench.environment["BERAAD_AS"] = nil
    try bench.temporary.git("config", "--unset", "beraad.as")
    try bench.expectRefusal(
      ["comment", "housing", "--on", "homes", "-m", "Hm."], naming: "Beraad does not know who you are",
      "--as PARTNER",
      "editors, tenants, carers")
  }

  @Test func `an id that begins several is answered with them`() throws {
    var byFan: [Substring: String] = [:]
    for number in 0... {
      let id = try bench.require("comment", "housing", "--on", "Rents", "-m", "\(number)")
      if let other = byFan.updateValue(id, forKey: id.prefix(3)) {
        try bench.expectRefusal(
          ["reply", String(id.prefix(3)), "-m", "Hm."], naming: "is the beginning of 2 ids", id, other)
        return
      }
    }
  }

  // MARK: Messages

  @Test func `a text that no record can hold`() throws {
    let comment = ["comment", "housing", "--on", "Rents"]
    try bench.expectRefusal(comment + ["-m", " \n\t"], naming: "A comment needs words")
    try bench.expectRefusal(
      comment + ["-F", "-"], input: [0x61, 0xFF], naming: "Standard input is not UTF-8 text")
    try bench.expectRefusal(
      comment + ["-F", "-"], input: [0x61, 0x00, 0x62], naming: "cannot hold a NUL byte")
    try bench.expectRefusal(
      comment + ["-F", "-"], input: [UInt8](repeating: 0x61, count: 5_000_000),
      naming: "A comment of 5000000 bytes is too long", "at most 65536")
    try bench.expectRefusal(
      comment + ["-F", "nowhere.md"], naming: "nowhere.md cannot be read", "there is no file /", "/nowhere.md"
    )
    try bench.expectRefusal(
      comment + ["-F", "papers"], naming: "papers cannot be read", "/papers is a folder")
    try bench.expectRefusal(comment + ["-F", "/dev/zero"], naming: "/dev/zero is too long")
    try bench.expectRefusal(
      ["amend", "housing", "--file", "-", "--because", "Hm."], input: [0xC3], naming: "is not UTF-8 text")
    try bench.expectRefusal(
      ["amend", "housing", "--file", "-", "--because", "Hm."],
      input: [UInt8](repeating: 0x61, count: 2_000_000),
      naming: "is too large: at most 1000000")
  }

  @Test func `where there is no terminal nobody is asked for a message`() throws {
    var bench = bench
    bench.environment["EDITOR"] = "touch \(bench.temporary.surroundings)/asked"
    try bench.expectRefusal(
      ["comment", "housing", "--on", "Rents"], naming: "There is no text, and no terminal to write it on",
      "-m TEXT")
    try bench.expectRefusal(
      ["amend", "housing", "--because", "Hm."], naming: "no terminal to write it on")
    #expect(!FileManager.default.fileExists(atPath: bench.temporary.surroundings + "/asked"))
    bench.environment["EDITOR"] = nil
    try bench.expectRefusal(
      ["comment", "housing", "--on", "Rents"], isTerminal: true, naming: "EDITOR is not set")
  }

  @Test func `a file puts nothing back on a host`() throws {
    try bench.expectRefusal(
      ["submit", "--bundle", "a.bundle", "--restore"], status: 64,
      naming: "Give --bundle or --restore, not both")
  }

  @Test func `Ctrl-C in the editor records nothing`() throws {
    var bench = bench
    bench.environment["EDITOR"] = "kill -INT $$; true"
    try bench.expectRefusal(
      ["comment", "housing", "--on", "Rents"], isTerminal: true,
      naming: "The editor did not end well; nothing was recorded")
    bench.environment["EDITOR"] = "true"
    try bench.expectRefusal(
      ["comment", "housing", "--on", "Rents"], isTerminal: true, naming: "A comment needs words")
    try bench.expectRefusal(
      ["amend", "housing", "--because", "Hm."], isTerminal: true, naming: "The amendment changes nothing")
    bench.environment["EDITOR"] = "no-such-editor"
    try bench.expectRefusal(
      ["comment", "housing", "--on", "Rents"], isTerminal: true, naming: "'no-such-editor'")
  }

  @Test func `what was written in the editor is kept where the command fails, and gone where it does not`()
    throws
  {
    var bench = bench
    bench.environment["EDITOR"] = "echo A long remark. >"
    let refused = try bench.expectRefusal(
      ["comment", "housing", "--on", "soon"], isTerminal: true, naming: "2 times",
      "what you wrote is kept in ")
    let path = try #require(refused.story.split(separator: "kept in ").last?.split(separator: "\n").first)
    #expect(try String(contentsOfFile: String(path), encoding: .utf8) == "A long remark.\n")
    try FileManager.default.removeItem(atPath: String(path))
    let done = bench.run("comment", "housing", "--on", "Rents", isTerminal: true)
    #expect(done.status == 0 && !done.story.contains("kept"))
  }

  @Test func `terminal escapes and HTML in a comment are shown harmlessly`() throws {
    let text = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}gnitirw <script>alert(1)</script>\rX"
    let id = try bench.require("comment", "housing", "--on", "Rents", "-m", text)
    try bench.require("reply", id, "-m", text)
    try bench.require(
      "amend", "housing", "--replace", "a roof", "--with", "a \u{1B}[31mroof", "--because", text)
    for command in [
      ["show", "housing"], ["list", "housing", "comments"], ["list", "housing", "amendments"],
      ["inbox", "housing"], ["log", "housing"], ["status"],
    ] {
      for isTerminal in [true, false] {
        let outcome = bench.run(command + ["--color", "never"], isTerminal: isTerminal)
        #expect(outcome.status == 0, "\(outcome.story)")
        let shown = (outcome.output + outcome.story).unicodeScalars
        #expect(!shown.contains { [0x1B, 0x07, 0x9B, 0x0D, 0x202E].contains($0.value) }, "\(command)")
      }
      let json = bench.run(command + ["--json"])
      #expect(!json.output.utf8.contains(0x1B), "\(command)")
    }
    #expect(bench.run("list", "housing", "comments", "--json").output.contains(#"\u001b]0;owned"#))
    let unknown = bench.run("comment", "housing", "--on", "x\u{1B}[2J", "--\u{1B}[31m", "-m", "x")
    #expect(!unknown.story.contains("\u{1B}"))
  }
}
