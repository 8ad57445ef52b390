import Prose
import TestSupport
import Testing

/// A copy with an empty line between two blocks, or without it, proposes something just where cmark-gfm makes another page of it.
@Suite(
  .enabled(if: CommonMarkOracle.isInstalled, "cmark-gfm is not installed, so nothing is compared with it"))
struct EmptyLineTests {
  @Test(arguments: blocks)
  func `an empty line is a change where its page is another, and only there`(first: String) throws {
    for next in Self.blocks {
      let (close, open) = (Self.page(first, "\n", next), Self.page(first, "\n\n", next))
      let isSame = try Self.shown(close) == Self.shown(open)
      for (draft, copy) in [(close, open), (open, close)] {
        let hunks = EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
        // Right below an address a break is read as text: an empty line there is called a change, though it is none.
        let isBreakBelowAddress = first.hasPrefix("[") && ["***", "- - -"].contains(next)
        #expect(hunks.isEmpty == isSame || isSame && isBreakBelowAddress, "\(draft)and\n\(copy)")
      }
    }
  }

  @Test(arguments: blocks)
  func `below the front matter an empty line is no change`(first: String) {
    let (close, open) = ("---\ntitle: A home\n---\n\(first)\n", "---\ntitle: A home\n---\n\n\(first)\n")
    for (draft, copy) in [(close, open), (open, close)] {
      #expect(EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8)).isEmpty)
    }
  }

  private static let blocks = [
    "Text of one.", "Text of\ntwo lines.", "# Head", "Head\n====", "Head\n----", "***", "---", "- - -",
    "```\ncode\n```", "~~~ x\ncode\n~~~", "- item\n- item two", "1. one\n2. two",
    "4. one\n5. two", "> said", "| a | b |\n|---|---|\n| c | d |", "[^1]: Note.", "[x]: https://a.example",
  ]

  private static func page(_ first: String, _ border: String, _ next: String) -> String {
    "Ref[^1] and [x].\n\n\(first)\(border)\(next)\n\nRef[^1] and [x].\n"
  }

  private static func shown(_ text: String) throws -> [Substring] {
    try Command.run(
      ["cmark-gfm", "--unsafe"]
        + ["footnotes", "table", "strikethrough", "autolink"].flatMap { ["-e", $0] },
      in: "/", environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], input: text
    ).split(whereSeparator: \.isWhitespace)
  }
}
