import Foundation
import TestSupport
import Testing

/// The README, the handleiding and the documents of `docs/walkthrough`, played with the built program: what they show is what it does.
@Suite struct WalkthroughTests {
  static let documents =
    ["README.md", "docs/handleiding.md"]
    + Checkout.files(in: "docs/walkthrough", endingIn: ".md")

  @Test func `there are documents to play`() {
    #expect(Self.documents.count > 4)
  }

  @Test(arguments: documents) func `a walkthrough does what it says`(_ path: String) throws {
    let walkthrough = try Walkthrough(path: path)
    try #require(!walkthrough.steps.isEmpty, "\(path) has no commands")
    let play = try Play(of: path)
    if play.status == Play.skipped {
      print(play.story)
      try Test.cancel("\(play.story)")
    }
    let played = Walkthrough.transcript(play.transcript, of: walkthrough.steps)
    for (expected, actual) in zip(walkthrough.steps, played) {
      #expect(
        Wildcard.matches(actual.output, expected.output),
        """
        \(path):
        \(expected.command.joined(separator: "\n"))
        is said to print
        \(expected.output.joined(separator: "\n"))
        and prints
        \(actual.output.joined(separator: "\n"))
        """)
    }
    #expect(played.count == walkthrough.steps.count, "\(path) stopped at \(played.last?.command ?? [])")
    #expect(play.status == 0, "\(path): \(play.story)")
  }

  @Test func `a document's commands are told from what they print`() {
    let text = """
      Before.
      ```console
      $ cat <<END
      > a
      >
      > END
      a
      > quoted
      $ true
      ```
      $ outside
      """
    #expect(
      Walkthrough.steps(in: text) == [
        .init(command: ["$ cat <<END", "> a", ">", "> END"], output: ["a", "> quoted"]),
        .init(command: ["$ true"], output: []),
      ])
  }

  @Test func `a transcript that stops early has fewer steps`() {
    let steps = Walkthrough.steps(in: "```console\n$ one\n$ two\n$ three\n```")
    let played = Walkthrough.transcript("$ one\n1\n$ two\n", of: steps)
    #expect(
      played == [
        .init(command: ["$ one"], output: ["1"]), .init(command: ["$ two"], output: []),
      ])
  }

  @Test(arguments: [
    ("a\nb", "a\nb", true), ("a\nb", "a", false), ("a", "a\nb", false), ("a\nb\nc", "a\n…\nc", true),
    ("a\nc", "a\n…\nc", true), ("a\nb\nc", "a\n…\nd", false), ("c1a2f done", "c… done", true),
    ("c1a2f failed", "c… done", false), ("x x y", "…x y", true), ("", "…", true), ("a", "…", true),
  ]) func `an ellipsis stands for anything, and nothing else does`(
    printed: String, pattern: String, fits: Bool
  ) {
    let matches = Wildcard.matches(
      printed.split(separator: "\n", omittingEmptySubsequences: false),
      pattern.split(separator: "\n", omittingEmptySubsequences: false))
    #expect(matches == fits)
  }
}
