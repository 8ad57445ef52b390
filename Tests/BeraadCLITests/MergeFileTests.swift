import Foundation
import TestSupport
import Testing

@Suite struct MergeFileTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench.empty()
    try bench.temporary.write("We ask for fair rent for all.\n", to: "base.md")
    try bench.temporary.write("We demand fair rent for all.\n", to: "mine.md")
    try bench.temporary.write("We ask for fair rent for all tenants.\n", to: "theirs.md")
    try bench.temporary.write("We want fair rent for all.\n", to: "rival.md")
  }

  @Test func `a proposal is marked without --words and taken with it`() throws {
    let marked = bench.run("merge-file", "mine.md", "base.md", "theirs.md")
    #expect(marked.status == 2)
    #expect(
      marked.output == """
        <<<<<<< mine.md
        We demand fair rent for all.
        =======
        We ask for fair rent for all tenants.
        >>>>>>> theirs.md

        """)
    let merged = bench.run("merge-file", "mine.md", "base.md", "theirs.md", "--words")
    #expect(merged.status == 0)
    #expect(merged.output == "We demand fair rent for all tenants.\n")
  }

  @Test func `the answer in JSON has the places with their bytes`() throws {
    let outcome = bench.run("merge-file", "mine.md", "base.md", "rival.md", "--words", "--json")
    #expect(outcome.status == 2)
    let value = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(value.outcome == "contested")
    #expect(value.text.contains("<<<<<<< mine.md\n"))
    let place = try #require(value.places.first)
    #expect((place.kind, place.class) == ("contested", "overlapping"))
    #expect((place.base.start, place.base.end, place.base.text) == (0, 30, "We ask for fair rent for all.\n"))
    #expect(place.current.text == "We demand fair rent for all.\n")
    #expect(place.other.text == "We want fair rent for all.\n")
  }

  @Test func `it is a merge driver of git`() throws {
    let git = bench.temporary
    try git.write("We demand fair rent for all.\n", to: "current.md")
    let outcome = bench.run("merge-file", "current.md", "base.md", "theirs.md", "--words", "--write")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    let written = try String(contentsOfFile: bench.directory + "/current.md", encoding: .utf8)
    #expect(written == "We demand fair rent for all tenants.\n")
  }

  @Test func `what is no text, or not there, is refused by name`() throws {
    try bench.temporary.write("a\0b\n", to: "binary.md")
    try bench.expectRefusal(["merge-file", "mine.md", "base.md", "binary.md"], naming: "binary.md", "NUL")
    try bench.expectRefusal(["merge-file", "mine.md", "none.md", "theirs.md"], naming: "none.md")
  }

  @Test func `bytes that are no UTF-8 go through as they are`() throws {
    let base = Array("a\n\nb\n\nc\n".utf8)
    for (name, bytes) in [("x.md", base), ("y.md", [0xFF] + base), ("z.md", base + [0xFE])] {
      try Data(bytes).write(to: URL(filePath: bench.directory + "/" + name))
    }
    _ = bench.run("merge-file", "y.md", "x.md", "z.md", "--write")
    let written = try Data(contentsOf: URL(filePath: bench.directory + "/y.md"))
    #expect(Array(written) == [0xFF] + base + [0xFE])
  }

  /// Merges three texts with `--words`, and returns the answer and its exit code.
  private func merged(_ mine: String, _ base: String, _ theirs: String) throws -> (
    text: String, status: Int32
  ) {
    for (name, text) in [("mine.md", mine), ("base.md", base), ("theirs.md", theirs)] {
      try bench.temporary.write(text, to: name)
    }
    let outcome = bench.run("merge-file", "mine.md", "base.md", "theirs.md", "--words")
    return (outcome.output, outcome.status)
  }

  @Test func `CRLF on one side, a byte order mark, no newline at the end`() throws {
    #expect(
      try merged("They ask rent.\r\n\r\nNow.\r\n", "We ask rent.\n\nNow.\n", "We ask low rent.\n\nNow.\n")
        == ("They ask low rent.\r\n\r\nNow.\r\n", 0))
    #expect(
      try merged("\u{FEFF}# Rent\n", "# Rent\n", "# Low rent\n") == ("\u{FEFF}# Low rent\n", 0))
    #expect(try merged("They ask rent", "We ask rent\n", "We ask low rent\n") == ("They ask low rent", 0))
  }

  @Test func `marks in the text, and an empty base`() throws {
    let old = "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n\n"
    #expect(
      try merged(old + "Low.\n", old + "Fair.\n", old + "Cheap.\n")
        == (old + "<<<<<<<< mine.md\nLow.\n========\nCheap.\n>>>>>>>> theirs.md\n", 2))
    #expect(
      try merged("Low.\n", "", "Cheap.\n") == (
        "<<<<<<< mine.md\nLow.\n=======\nCheap.\n>>>>>>> theirs.md\n", 2
      ))
    #expect(try merged("", "", "") == ("", 0))
  }

  @Test func `as a driver in a workspace it knows a roster and a question by their place`() throws {
    let bench = try Workbench()
    func roster(_ partner: String) -> String {
      #"{"format": 1, "alliance": {"name": "Us", "lang": "en"}, "partners": [{"id": "\#(partner)", "name": "A", "people": []}]}"#
    }
    for (name, text) in [("mine", roster("a")), ("base", ""), ("theirs", roster("b")), ("broken", "{")] {
      try bench.temporary.write(text, to: name)
    }
    let united = bench.run("merge-file", "mine", "base", "theirs", "--path", "reviewers.json")
    #expect(
      united.status == 0 && united.output.contains(#""id": "a""#) && united.output.contains(#""id": "b""#))
    // What is no roster is merged as any text, with marks.
    let marked = bench.run("merge-file", "mine", "base", "broken", "--path", "reviewers.json")
    #expect(marked.status == 2 && marked.output.contains("<<<<<<< ours"))
    // A path that a question does not belong at is nobody's to type.
    func question(_ text: String) -> String {
      #"{"format":1,"kind":"poll","type":"stance","paper":"housing","poll":"q","question":"\#(text)"}"#
    }
    try bench.temporary.write(question("One?"), to: "mine")
    try bench.temporary.write(question("Two?"), to: "theirs")
    let path = "papers/housing/polls/q/poll.json"
    let stopped = bench.run("merge-file", "mine", "base", "theirs", "--path", path)
    #expect(stopped.status == 2 && stopped.output == question("One?"))
    #expect(stopped.story.contains("housing/q was put twice, apart") && stopped.story.contains("“Two?”"))
    // Each side has an evening of its own: the question has both.
    func evenings(_ ids: String...) -> String {
      let meetings = ids.map { #"{"id":"\#($0)","title":"\#($0)"}"# }.joined(separator: ",")
      return #"""
        {"format":1,"kind":"poll","type":"sticker","paper":"housing","poll":"q","question":"Which?",
        "boards":[{"id":"b","title":"B","items":[{"id":"i","text":"I"},{"id":"j","text":"J"}]}],
        "limits":{"perBoard":1},"meetings":[\#(meetings)],"source":"counted","hideBelow":3}
        """#
    }
    try bench.temporary.write(evenings("assen"), to: "old")
    try bench.temporary.write(evenings("assen", "york"), to: "mine")
    try bench.temporary.write(evenings("assen", "leeds"), to: "theirs")
    let both = bench.run("merge-file", "mine", "old", "theirs", "--path", path)
    #expect(both.status == 0 && both.story.contains("housing/q was changed twice, apart"))
    let found = ["assen", "leeds", "york"].compactMap {
      both.output.range(of: "\"id\": \"\($0)\"")?.lowerBound
    }
    #expect(found.count == 3 && found == found.sorted())
    let strange = bench.run("merge-file", "mine", "base", "theirs", "--path", "papers/x;y/polls/q/poll.json")
    #expect(strange.status == 2 && strange.output.contains("<<<<<<< ours") && !strange.story.contains("x;y"))
  }

  private struct Answer: Decodable {
    struct Part: Decodable {
      let start: Int
      let end: Int
      let text: String
    }
    struct Place: Decodable {
      let kind: String
      let `class`: String
      let base: Part
      let current: Part
      let other: Part
    }
    let outcome: String
    let text: String
    let places: [Place]
  }
}
