import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadCLI

@Suite struct MarginTextTests {
  private func text(
    highlighting author: String? = nil, style: Style = Style(.never, terminal: false, environment: [:]),
    columns: Int? = nil, second: String = "Bob"
  ) throws -> String {
    let temporary = try TemporaryRepository()
    try temporary.commit(["a.md": "Wij willen huizen.\n\nEn werk.\n"], author: "Ada", at: 1)
    try temporary.commit(["a.md": "Wij willen betaalbare huizen.\n\nEn werk.\n"], author: second, at: 2)
    let context = Context(directory: temporary.path, environment: [:], now: { Instant(seconds: 0) })
    let report = try context.attribute("a.md", at: nil)
    return MarginText(report, highlighting: author, style: style, columns: columns).text
  }

  @Test func `every stretch of words stands beside its author`() throws {
    #expect(
      try text() == """
        Ada │ Wij willen
        Bob │ betaalbare
        Ada │ huizen.
            │
            │ En werk.

        """)
  }

  @Test func `one author is marked, in colour or without`() throws {
    #expect(try text(highlighting: "Bob").contains("Bob │ »betaalbare«\n"))
    let coloured = Style(.always, terminal: true, environment: [:])
    #expect(try text(highlighting: "Bob", style: coloured).contains("\u{1B}[1mbetaalbare\u{1B}[0m"))
  }

  @Test func `a name that would move the cursor is shown harmlessly`() throws {
    let shown = try text(second: "Bob\u{1B}[2J")
    #expect(!shown.contains("\u{1B}"))
    #expect(shown.contains("Bob\\u{1b}[2J"))
  }
}
