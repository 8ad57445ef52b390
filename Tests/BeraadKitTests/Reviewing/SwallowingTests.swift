import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// Changes that would hide what stands behind them.
@Suite struct SwallowingTests {
  private static let draft = """
    ---
    title: Housing
    lang: en
    ---

    We want homes.

    - One.
    - Two.

    Rents rise.

    ## Why

    We waited.

    """

  private func hall() throws -> Assembly {
    let hall = try Assembly()
    try hall.repository.write(Self.draft, to: "papers/housing/paper.md")
    _ = try hall.as("board").revise("housing", because: "Another text")
    return hall
  }

  @Test(arguments: [
    "This is new.\n\n<!-- a remark", "```\ncode", "~~~\ncode", "New.\n\n```swift\ncode\n", "<script>\nx",
    "<pre>\nx", "<?x",
  ]) func `a block that does not end is refused, by every front`(_ text: String) throws {
    let hall = try hall()
    let message = try hall.refusal {
      _ = try hall.as("tenants").amend("housing", .paragraph(1, text: text), because: "Why.", answering: [])
    }
    #expect(message.contains("that does not end"), "\(message)")
    let copy = try hall.repository.read("papers/housing/paper.md").replacing("We want homes.", with: text)
    #expect(throws: Refusal.self) {
      try hall.as("tenants").amend("housing", .edited(Array(copy.utf8)), because: "Why.", answering: [])
    }
    #expect(throws: Refusal.self) {
      try hall.as("tenants").checkProposal(.paragraph(1, text: text), of: "housing")
    }
  }

  @Test(arguments: [
    "New. <!-- a remark -->", "<!-- a remark -->\n\nNew.", "```\ncode\n```", "<div>\nnew", "- Zero.",
    "New `code`.",
    "1 < 2, and 3 > 2.", "<https://post.example>",
  ]) func `what ends is proposed, and a list may go on in the next one`(_ text: String) throws {
    let hall = try hall()
    let filed = try hall.as("tenants").amend(
      "housing", .paragraph(1, text: text), because: "Why.", answering: [])
    #expect(!filed.id.isEmpty)
  }

  @Test func `the end of a block is not taken away`() throws {
    let hall = try hall()
    let fenced = Self.draft.replacing("We want homes.", with: "```\ncode\n```")
    try hall.repository.write(fenced, to: "papers/housing/paper.md")
    _ = try hall.as("board").revise("housing", because: "With code")
    let message = try hall.refusal {
      _ = try hall.as("tenants").amend(
        "housing", .paragraph(1, text: "```\ncode"), because: "Why.", answering: [])
    }
    #expect(message.contains("that does not end"), "\(message)")
  }

  @Test func `a block at the end takes nothing in`() throws {
    let hall = try hall()
    let filed = try hall.as("tenants").amend(
      "housing", .paragraph(5, text: "```\ncode"), because: "Why.", answering: [])
    #expect(!filed.id.isEmpty)
  }

  @Test func `words in the place of a heading take in no paragraph beside them`() throws {
    let hall = try Assembly()
    let draft =
      "---\ntitle: Housing\nlang: en\n---\n\nWe want homes.\n## Why\nWe waited.\n\nRents rise.\n"
    try hall.repository.write(draft, to: "papers/housing/paper.md")
    _ = try hall.as("board").revise("housing", because: "Another text")
    let filed = try hall.as("tenants").amend(
      "housing", .paragraph(2, text: "Why and how"), because: "Why.", answering: [])
    #expect(
      try hall.as("tenants").draft(of: "housing", if: filed.id)
        == draft.replacing("\n## Why\n", with: "\n\nWhy and how\n\n"))
    // A heading needs no empty line.
    let other = try hall.as("carers").amend(
      "housing", .paragraph(2, text: "## How"), because: "Why.", answering: [])
    #expect(
      try hall.as("carers").draft(of: "housing", if: other.id) == draft.replacing("## Why", with: "## How"))
  }
}
