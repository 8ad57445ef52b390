import Prose
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
    "---\n\nWe want homes.\n\n---\n\nMore.\n", "---\nWe want this: homes\n---\n", "---\n# A heading\n---\n",
    "---\nWe want homes\n---\n", "---\nnote: homes\n\nAnd a sentence.\n\n---\n", "---\n---\n",
    "+++\nwords\n+++\n", "+++\na = 1\n", "---\nWe want this: homes\nWe say why: rents\n---\n",
    "---\nWe want only this: homes\nnote: x\n---\n",
    "---\nAnn: Hello.\n\nBob: We want homes.\n\n---\n\nText.\n",
    "---\nAnn: Hello!\nBob Jones: “We want homes.”\nAnn: Why?\n---\n",
  ])
  func `a text without two fences at its head has none`(_ text: String) {
    #expect(FrontMatter(Array(text.utf8)).length == 0)
    #expect(FrontMatter(Array(text.utf8)).entries.isEmpty)
  }

  @Test(arguments: [
    ("---\ntitle: Our plan\n...\n\n# First\n\n---\n", "Our plan", "\n# First\n\n---\n"),
    ("\u{FEFF}---\ntitle: Our plan\n---\nText", "Our plan", "Text"),
    ("---\r\ntitle: Our plan # of 2026\r\n---\r\nText", "Our plan", "Text"),
    ("---\ntitle: &t Our plan\nother: *t\n---\nText", "Our plan", "Text"),
    ("---\ntitle: !!str Our plan\n---\nText", "Our plan", "Text"),
    ("---\ntitle: !!str \"Our plan\"\n---\nText", "Our plan", "Text"),
    ("---\na: &a\n  b: c\n<<: *a\ntitle: Our plan\n---\nText", "Our plan", "Text"),
    ("---\ntitle: & our plan\n---\nText", "& our plan", "Text"),
    ("---\ntitle: >-\n  Our\n  plan\nlang: de\n---\nText", "Our plan", "Text"),
    ("---\ntitle: |\n  Our\n  plan\n---\nText", "Our\nplan", "Text"),
    ("---\ntitle: Our\n  plan\n---\nText", "Our plan", "Text"),
    ("---\ntitle:\n  Our plan\n---\nText", "Our plan", "Text"),
    ("---\ntitle: \"Our \\u0070lan\\x21\"\n---\nText", "Our plan!", "Text"),
    ("---\n\"title\": Our plan\n---\n", "Our plan", ""),
    ("---\nMy key: x\ntitle: Our plan\n---\nText", "Our plan", "Text"),
    ("---\nauthors:\n- Ada\n- Bo\ntitle: Our plan\n---\nText", "Our plan", "Text"),
    ("---\nparams:\n  title: Other\n\ntitle: Our plan\n---\nText", "Our plan", "Text"),
    ("---\ntitle:\n  nl: Ons plan\n---\nText", "", "Text"),
    ("+++\ntitle = \"Our plan\"\n\n[params]\ntitle = 'Other'\n+++\nText", "Our plan", "Text"),
    ("+++\ntags = [\n  \"a\",\n]\ntitle = 'Our plan' # x\n+++\r\nText", "Our plan", "Text"),
    ("+++\ntags = [\"a#\", 'b'] # x ] y\ntitle = 'Our plan'\n+++\nText", "Our plan", "Text"),
    ("+++\ntags = [ # x\n  \"a\",\n] # y\ntitle = 'Our plan'\n+++\nText", "Our plan", "Text"),
    ("+++\n  title = 'Our plan'\n  lang = 'fr'\n+++\nText", "Our plan", "Text"),
    ("+++\ntitle = 'Our plan'\n[params]\n  title = 'b'\n  [params.x]\n  # y\n+++\nText", "Our plan", "Text"),
    ("---\ntags: [a,\nb]\ntitle: Our plan\n---\nText", "Our plan", "Text"),
    ("---\ntags: [it's]\ntitle: Our plan\n---\nText", "Our plan", "Text"),
    ("---\ntags: [a\ntitle: Our plan\n---\nText", "Our plan", "Text"),
    ("---\ntitle: Our plan\n? a\n: b\n---\nText", "Our plan", "Text"),
    ("---\nsummary: We ask.\ntitle: Our plan.\n---\nText", "Our plan.", "Text"),
    ("---\nTitle: Why?\nSummary: We ask.\ntitle: Our plan\n---\nText", "Our plan", "Text"),
    ("---\ntitle: Our plan\n🏷️: x\n---\nText", "Our plan", "Text"),
    ("+++\ntitle = \"\"\"\nOur\nplan\"\"\"\n+++\nText", "Our plan", "Text"),
  ])
  func `what people and their programs write is read`(text: String, title: String, rest: String) {
    let matter = FrontMatter(Array(text.utf8))
    #expect(matter["title"] == title)
    #expect(String(decoding: Array(text.utf8)[matter.length...], as: UTF8.self) == rest)
  }

  @Test(arguments: [
    ("---\ntitle: >\n  Old\n  words\n# kept\n...\nText", "---\ntitle: New\n# kept\nlang: de\n...\nText"),
    ("\u{FEFF}---\ntitle: Old\n---\nText", "\u{FEFF}---\ntitle: New\nlang: de\n---\nText"),
    ("\u{FEFF}Text", "\u{FEFF}---\ntitle: New\nlang: de\n---\n\nText"),
    (
      "+++\nx = 1\n[a]\nlang = \"nl\"\n+++\nText",
      "+++\nx = 1\ntitle = \"New\"\nlang = \"de\"\n[a]\nlang = \"nl\"\n+++\nText"
    ),
    ("---\n\nText\n\n---\n", "---\ntitle: New\nlang: de\n---\n\n---\n\nText\n\n---\n"),
  ])
  func `keys are set in the way that the text has, and a value goes whole`(old: String, new: String) {
    let set = Self.setting([("title", "New"), ("lang", "de")], in: old)
    #expect(set == new)
    #expect(Self.setting([("title", "New"), ("lang", "de")], in: set) == set)
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

  @Test(arguments: ["null", "~", "no", "True", "2030", "2030-01-02", "0x10", "1e3", "-4", "12:30", ".5"])
  func `a title that YAML would read as something else stands in quotes`(title: String) {
    let set = Self.setting([("title", title)], in: "# A\n")
    #expect(set.hasPrefix("---\ntitle: \"\(title)\"\n---\n"))
    #expect(FrontMatter(Array(set.utf8))["title"] == title)
  }

  @Test(arguments: [
    "[Home] now", "*Home*", "@home", ", home", "no", "2030", "? home", "`home`", "a\thome", "=", "<<",
  ])
  func `a title that is put in place of the old one is read by every reader of YAML`(title: String) {
    let text = Array("---\ntitle: A home\nlang: en\n---\n\nWords.\n".utf8)
    let made = FrontMatter.hunk(11..<17, by: title, in: text).flatMap { [$0].applied(to: text) }
    #expect(
      made.map { String(decoding: $0, as: UTF8.self) }
        == "---\ntitle: \"\(title)\"\nlang: en\n---\n\nWords.\n")
  }

  @Test(arguments: [("A homely house", "A home"), ("Homes [now]", "A home"), ("no", "\"A home\"")])
  func `a title that means what it says, or stands in quotes, is changed as it stands`(
    title: String, old: String
  ) {
    let text = Array("---\ntitle: \(old) # draft\n---\n\nWords.\n".utf8)
    let start = old.hasPrefix("\"") ? 12 : 11
    #expect(FrontMatter.hunk(start..<start + 6, by: title, in: text) == nil)
  }

  @Test(arguments: ["2030 homes", "No homes", "Nothing", "10 years on", "Y"])
  func `a day that is meant, and a title of words, stand without quotes`(title: String) {
    let quote = title == "Y" ? "\"" : ""
    #expect(
      Self.setting([("title", title), ("until", "2030-01-02")], in: "# A\n")
        .hasPrefix("---\ntitle: \(quote)\(title)\(quote)\nuntil: 2030-01-02\n"))
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

  @Test func `a list of TOML that nobody closed ends where its front matter does`() {
    let matter = FrontMatter(Array("+++\ntags = [\"a\",\n  \"b\"\nlang = \"de\"\n+++\n# Text\n".utf8))
    #expect(matter.entries.map(\.key) == ["tags"])
    #expect(matter.length == "+++\ntags = [\"a\",\n  \"b\"\nlang = \"de\"\n+++\n".utf8.count)
  }

  @Test func `lines may end as in old files`() {
    let text = Array("---\rtitle: A home\rlang: de\r---\r# Text\r\rWords.\r".utf8)
    let matter = FrontMatter(text)
    #expect(matter["title"] == "A home" && matter["lang"] == "de")
    #expect(text[matter.length...].starts(with: "# Text".utf8))
    #expect(
      EditedCopy.hunks(
        from: text, to: Array(String(decoding: text, as: UTF8.self).replacing("\r", with: "\n").utf8)
      ).isEmpty)
  }

  @Test(arguments: [
    ("---\nlang: de_DE\n---\n", "de-DE"), ("---\nlanguage: de\n---\n", "de"), ("---\nLang: de\n---\n", "de"),
    ("+++\nlanguage = \"fr\"\n+++\n", "fr"), ("---\nLANGUAGE: pt_BR.UTF-8\n---\n", "pt-BR"),
    ("---\nlanguage: en\nlang: nl\n---\n", "nl"), ("---\nlang:\nlanguage: nl\n---\n", "nl"),
    ("---\ntitle: A\n---\n", nil),
  ])
  func `the language is read in the ways in which tools write it`(text: String, language: String?) {
    #expect(FrontMatter(Array(text.utf8)).language == language)
  }
}
