import Prose
import TestSupport
import Testing

/// A copy that was wrapped otherwise proposes something just where cmark-gfm makes another page of it.
@Suite(
  .enabled(if: CommonMarkOracle.isInstalled, "cmark-gfm is not installed, so nothing is compared with it"))
struct RewrapTests {
  @Test func `a re-wrapped paragraph is a change where its page is another, and only there`() throws {
    var same = 0
    for seed in 0..<UInt64(500) {
      var random = SplitMix(seed: seed)
      let words = (0..<Int.random(in: 4...9, using: &random)).map { _ in
        Self.words.randomElement(using: &random) ?? ""
      }
      let container = Self.containers.randomElement(using: &random) ?? Self.containers[0]
      let (one, other) = (Self.wrap(words, container, &random), Self.wrap(words, container, &random))
      let isSame = try Self.page(one) == Self.page(other)
      if isSame { same += 1 }
      let hunks = EditedCopy.hunks(from: Array(one.utf8), to: Array(other.utf8))
      #expect(hunks.isEmpty == isSame, "seed \(seed)\n\(one)\nand\n\(other)")
    }
    #expect(same > 100, "too few pages are the same to say anything")
  }

  private static let containers = [
    (first: "", then: [""]), ("", ["", "    "]), ("> ", ["> ", ""]), ("- ", ["  ", ""]),
    ("7. ", ["   ", ""]),
  ]

  /// Words, and what opens a block at the start of a line or only looks like it.
  private static let words =
    """
    huur huur wonen zorg stad buurt 2026. 3. 1. 12) 1) - + * # ## ####### < <5 <https://example.org/> <b> </b> <br> | a|b \
    [x]: [x] = == === -- ```a``` `a` > >b _ ** [^1] #b -b 1.b
    """.split(separator: " ").map(String.init)

  private static func wrap(
    _ words: [String], _ container: (first: String, then: [String]), _ random: inout SplitMix
  ) -> String {
    var text = container.first + "wie"
    for word in words {
      let isWrapped = Int.random(in: 0..<3, using: &random) == 0
      text += isWrapped ? "\n" + (container.then.randomElement(using: &random) ?? "") : " "
      text += word
    }
    return text + "\n"
  }

  private static func page(_ text: String) throws -> [Substring] {
    try Command.run(
      ["cmark-gfm", "--unsafe"]
        + ["footnotes", "table", "strikethrough", "autolink"].flatMap { ["-e", $0] },
      in: "/", environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], input: text
    ).split(whereSeparator: \.isWhitespace)
  }
}
