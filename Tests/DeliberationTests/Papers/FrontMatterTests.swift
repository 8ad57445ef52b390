import Deliberation
import TestSupport
import Testing

@Suite struct FrontMatterTests {
  @Test func `keys are read in their order, quotes taken off`() {
    let text = """
      ---
      title: "A home: \\"for\\" everyone"
      kind: 'the people''s'
      # a remark
      lang:   nl\u{20}
      authors:
        - Ada
      ---
      # Text
      """
    let matter = FrontMatter(Array(text.utf8))
    #expect(matter.entries.map(\.key) == ["title", "kind", "lang", "authors"])
    #expect(matter["title"] == "A home: \"for\" everyone")
    #expect(matter["kind"] == "the people's")
    #expect(matter["lang"] == "nl")
    #expect(String(decoding: Array(text.utf8)[matter.length...], as: UTF8.self) == "# Text")
  }

  @Test(arguments: [
    "", "# Text\n", "---\ntitle: x\n", "--- x\n---\n", "\n---\na: b\n---\n", "----\na: b\n---\n",
  ])
  func `a text without two fences at its head has none`(_ text: String) {
    #expect(FrontMatter(Array(text.utf8)).length == 0)
    #expect(FrontMatter(Array(text.utf8)).entries.isEmpty)
  }

  @Test func `a text without front matter gets one and keeps its bytes`() {
    let set = Self.setting([("title", "A home"), ("lang", "en")], in: "# A home\n")
    #expect(set == "---\ntitle: A home\nlang: en\n---\n\n# A home\n")
  }

  @Test(arguments: ["\n", "\r\n"]) func `keys that stand there keep their place, and all else its bytes`(
    _ end: String
  ) {
    let old = [
      "---", "# first", "title: Old", "authors:", "  - Ada", "lang: nl", "---", "Text --- \u{FEFF}", "",
    ]
    let new = [
      "---", "# first", "title: New", "authors:", "  - Ada", "lang: nl", "stage: draft", "---",
      "Text --- \u{FEFF}", "",
    ]
    #expect(
      Self.setting([("title", "New"), ("stage", "draft")], in: old.joined(separator: end))
        == new.joined(separator: end))
  }

  @Test func `a closing fence at the end of the text needs no newline`() {
    #expect(Self.setting([("b", "2")], in: "---\na: 1\n---") == "---\na: 1\nb: 2\n---")
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `what is set is read back, and setting it again changes nothing`(
    _ seed: UInt64
  ) {
    var random = SplitMix(seed: seed)
    let pieces = ["a", " ", ": ", " #", "\"", "\\", "'", "-", "---", "é", "[", "{", "%", "yes", ":"]
    let value = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }
    .joined()
    let texts = [
      "", "Text\n", "---\nkind: letter\n---\nText\n", "---\ntitle: old\n---\n", "---\r\nx: 1\r\n---\r\n",
    ]
    let text = Array((texts.randomElement(using: &random) ?? "").utf8)
    let set = FrontMatter.setting([("title", value)], in: text)
    #expect(FrontMatter(set)["title"] == value, "seed \(seed)")
    #expect(FrontMatter.setting([("title", value)], in: set) == set, "seed \(seed)")
    #expect(
      set.suffix(text.count - FrontMatter(text).length) == text[FrontMatter(text).length...], "seed \(seed)")
  }

  private static func setting(_ values: [(key: String, value: String)], in text: String) -> String {
    String(decoding: FrontMatter.setting(values, in: Array(text.utf8)), as: UTF8.self)
  }
}
