import Prose
import TestSupport
import Testing

@Suite struct ReplacementTests {
  /// The text with the first occurrence of some words replaced.
  private func replaced(_ old: String, by new: String, in text: String) throws -> String {
    let bytes = Array(text.utf8)
    let range = try #require(QuoteLocator.occurrences(of: old, in: bytes).first)
    let hunk = try #require(Replacement.hunk(range, by: new, in: bytes))
    return String(decoding: try #require([hunk].applied(to: bytes)), as: UTF8.self)
  }

  @Test(arguments: [
    ("We want them soon; now.", "soon", "We want them; now."),
    ("> A house is not\n> a thing, but\n> a right.\n", "a thing, but\n> a right", "> A house is not.\n"),
    ("rent; pay; care.", "pay", "rent; care."), ("家、仕事、学校。", "仕事", "家、学校。"),
    ("سكن، وعمل، وتعليم.", "وعمل", "سكن، وتعليم."), ("سكن؛ وعمل؛ وتعليم.", "وعمل", "سكن؛ وتعليم."),
    (
      "| a | b |\n|---|---|\n| one | 1 |\n| two | 2 |\n", "| one | 1 |", "| a | b |\n|---|---|\n| two | 2 |\n"
    ),
    ("| a | b |\n|---|---|\n| one | 1 |\n| two | 2 |\n", "two | 2", "| a | b |\n|---|---|\n| one | 1 |\n"),
    ("| a | b |\n|---|---|\n| one | 1 |\n\nEnd.\n", "one | 1", "| a | b |\n|---|---|\n\nEnd.\n"),
    ("| a | b |\n|---|---|\n| one | 1 |\n", "one", "| a | b |\n|---|---|\n| | 1 |\n"),
    ("- [ ] one\n- [x] two\n- three\n", "two", "- [ ] one\n- three\n"),
    ("1. [ ] one\n2. [ ] two\n", "two", "1. [ ] one\n"),
    ("We want them soon: now.", "soon", "We want them: now."),
    ("> A house is not\n> a commodity.\n", "is not\n> a", "> A house commodity.\n"),
    ("> A house is\n> not.\n", "is\n> not", "> A house.\n"),
    ("Fast.[^1] End.[^a]\n\n[^1]: The note.\n\n[^a]: B.\n", "The note.", "Fast. End.[^a]\n\n[^a]: B.\n"),
    ("We want them (soon) now.", "soon", "We want them now."),
    ("We want (very soon) rent.", "very", "We want (soon) rent."),
    ("Soon we want them.", "Soon", "we want them."),
    ("We want them soon", "soon", "We want them"),
    ("We want them soon!\n", "soon", "We want them!\n"),
    ("We want\nthem soon now.", "them soon", "We want\nnow."),
    ("We want them\nsoon.", "soon", "We want them."),
    ("We « really » want.", "really", "We want."),
    ("We want homes ( now ) here.", "now", "We want homes here."),
    ("A home — now — for all.", "now", "A home — for all."),
    ("A home – now – for all.", "now", "A home – for all."),
    ("A home - now - for all.", "now", "A home - for all."),
    ("A home -- now -- for all.", "now", "A home -- for all."),
    ("A home—now at last—for all.", "now at last", "A home—for all."),
    ("A home--now--for all.", "now", "A home--for all."),
    ("A home for all – now.", "now", "A home for all."),
    ("A home for all—now!", "now", "A home for all!"),
    ("A well-built-home.", "built", "A well--home."),
    ("We «\u{A0}really\u{A0}» want.", "really", "We want."),
    ("We ‹\u{202F}really\u{202F}› want.", "really", "We want."),
    ("Some 10\u{A0}new\u{A0}km.", "new", "Some 10\u{A0}km."),
    ("Some 10\u{A0}new km.", "new", "Some 10\u{A0}km."),
    ("Some 10 new\u{A0}km.", "new", "Some 10\u{A0}km."),
    ("We **really** want.", "really", "We want."),
    ("We want \"soon\" homes.", "soon", "We want homes."),
    ("We want “soon” homes.", "soon", "We want homes."),
    ("We want, soon, homes.", "soon", "We want, homes."),
    ("We want homes, soon.", "soon", "We want homes."),
    ("Rents rise fast[^1].\n\n[^1]: N.\n", "fast", "Rents rise[^1].\n\n[^1]: N.\n"),
    ("نطالب بسكن للجميع، الآن.\n", "للجميع", "نطالب بسكن، الآن.\n"),
    ("We want [all](https://a.example) homes.", "all", "We want homes."),
    ("- one\n- two\n- three\n", "two", "- one\n- three\n"),
    ("One.\n\nTwo.\n\nThree.\n", "Two.", "One.\n\nThree.\n"),
    ("One.\n\nTwo.\n", "Two.", "One.\n"),
    ("> one\n> two\n", "two", "> one\n"),
    ("> A house is\n> no thing.\n", "no thing", "> A house is.\n"),
    ("> A house is\n> no thing now.\n", "no thing", "> A house is\n> now.\n"),
    ("> A house is.\n>\n> no thing.\n", "no thing", "> A house is.\n>\n> .\n"),
    ("We want “very soon” rent.", "very", "We want “soon” rent."),
    ("Homes for [all people](b) here.", "for [all", "Homes [people](b) here."),
    ("We **very soon** build.", "soon", "We **very** build."),
    ("We *soon here* build.", "soon", "We *here* build."),
    ("**Soon here** build.", "Soon", "**here** build."),
    ("We ~~very soon~~, ***so* soon** build.", "very", "We ~~soon~~, ***so* soon** build."),
    ("We ***very soon*** build.", "soon", "We ***very*** build."),
    ("- **Homes soon**: yes.\n", "soon", "- **Homes**: yes.\n"),
    ("| a **b soon** | c |\n|---|---|\n", "soon", "| a **b** | c |\n|---|---|\n"),
    ("He said \"very soon\" then.", "soon", "He said \"very\" then."),
    ("A `very soon` b.", "very", "A `soon` b."),
    ("**b [soon](x)** c.", "soon", "**b** c."),
    ("A line soon\\\nand more.", "soon", "A line\\\nand more."),
    ("The homes/flats go.", "homes", "The flats go."), ("The homes/flats go.", "flats", "The homes go."),
    ("The a/b/c go.", "b", "The a/c go."), ("This / that goes.", "This", "/ that goes."),
  ])
  func `words that go leave no space behind that nobody needs`(text: String, old: String, rest: String) throws
  {
    #expect(try replaced(old, by: "", in: text) == rest)
  }

  @Test(arguments: [
    ("> A house is not\n> a commodity.\n", "not a commodity", "a right", "> A house is\n> a right.\n"),
    ("A house is not\na commodity.\n", "is not", "is", "A house is\na commodity.\n"),
    ("A house is not  \na thing.\n", "not", "no", "A house is no  \na thing.\n"),
    ("A house is \na thing now.\n", "thing", "right", "A house is \na right now.\n"),
    ("A house is\na thing.\n", "a thing", "a  \nright", "A house is\na  \nright.\n"),
    ("We **very soon** go.\n", "very soon", "very ", "We **very** go.\n"),
    ("We **very soon** go.\n", "very soon", " soon", "We **soon** go.\n"),
    ("We foo(bar) go.\n", "foo", "fox ", "We fox (bar) go.\n"),
  ])
  func `a line's end gets no space that nobody typed`(text: String, old: String, new: String, made: String)
    throws
  {
    let bytes = Array(text.utf8)
    var shown = ShownText()
    var start = 0
    for line in text.split(separator: "\n") {
      let mark = line.hasPrefix("> ") ? 2 : 0
      let words = line.dropFirst(mark).reversed().drop { $0 == " " }.reversed()
      shown.append(String(words), at: start + mark..<start + mark + words.count)
      shown.appendSpace()
      start += line.utf8.count + 1
    }
    guard case .found(let places) = ReaderQuote(in: bytes, shown: shown).find(old), places.count == 1 else {
      Issue.record("the words are not found")
      return
    }
    let typed = try #require(TypedWords(old, at: places[0], in: bytes, shown: shown))
    guard case .hunk(let hunk) = Replacement.replace(typed, by: new, in: bytes) else {
      Issue.record("nothing is replaced")
      return
    }
    #expect([hunk].applied(to: bytes) == Array(made.utf8))
  }

  @Test(arguments: [
    ("We **want fair** rent.", "fair** rent", "low rent", "We **want** low rent."),
    ("We want **fair rent** now.", "want **fair", "need", "We need **rent** now."),
    ("Homes for [all people](b) here.", "for [all", "of", "Homes of [people](b) here."),
  ])
  func `marks of words outside stay where they belong`(text: String, old: String, new: String, made: String)
    throws
  {
    #expect(try replaced(old, by: new, in: text) == made)
  }

  private static let noted =
    "We build. Rents rose by 5%.[^a] And yes.\n\nA paragraph with a note.[^B]\n\n[^a]: Says the office.\n\n    Twice.\n[^b]: On sources.\n"

  @Test(arguments: [
    ("Rents rose by 5%.", "We build. And yes.\n\nA paragraph with a note.[^B]\n\n[^b]: On sources.\n"),
    ("Rents rose by 5%.[^a]", "We build. And yes.\n\nA paragraph with a note.[^B]\n\n[^b]: On sources.\n"),
    ("We build. Rents rose by 5%.[^a] And yes.", "A paragraph with a note.[^B]\n\n[^b]: On sources.\n"),
    (
      "A paragraph with a note.",
      "We build. Rents rose by 5%.[^a] And yes.\n\n[^a]: Says the office.\n\n    Twice.\n"
    ),
    ("by 5%.", noted.replacing(" by 5%.", with: "")), ("rose", noted.replacing(" rose", with: "")),
    ("And yes.", noted.replacing(" And yes.", with: "")),
  ])
  func `a sentence goes with its note, and words of one leave it`(old: String, made: String) throws {
    let bytes = Array(Self.noted.utf8)
    let range = try #require(QuoteLocator.occurrences(of: old, in: bytes).first)
    let hunk = try #require(Replacement.deletion(of: range, in: bytes))
    #expect([hunk].applied(to: bytes).map { String(decoding: $0, as: UTF8.self) } == made)
  }

  @Test func `a note that is referred to elsewhere, or was not before, stays`() throws {
    let text = "One.[^a] Two.[^a]\n\n[^a]: Note.\n[^b]: Other.\n"
    let hunk = try #require(Replacement.deletion(of: 0..<4, in: Array(text.utf8)))
    #expect(
      [hunk].applied(to: Array(text.utf8)) == Array("Two.[^a]\n\n[^a]: Note.\n[^b]: Other.\n".utf8))
  }

  @Test func `the same words are no change`() {
    #expect(Replacement.hunk(3..<7, by: "want", in: Array("We want.".utf8)) == nil)
  }

  @Test(arguments: [
    ("c", "c|d", true), ("c", "c\nd", true), ("c", "c\\|d", false), ("c | d", "e | f", false),
    ("c | d", "e", true),
    ("Text", "a | b", false),
  ])
  func `words for a cell make no other row of it`(old: String, new: String, isBroken: Bool) throws {
    let text = Array("Text here.\n\n| a | b |\n|---|---|\n| c | d |\n".utf8)
    let place = try #require(QuoteLocator.occurrences(of: old, in: text).first)
    #expect((ReplacementFault(place, by: new, in: text) == .row) == isBroken)
  }

  @Test(arguments: [
    ("> a b c\n> d\n", "b", "x\n\ny", ReplacementFault.block),
    ("- a b c\n", "b", "x\n\ny", .block),
    ("# A b c\n", "b", "x\n\ny", .block),
    ("See [b](x) here.\n", "b", "[d](y)", .marks),
    ("See *b* here.\n", "b", "*d*", .marks),
    ("See **b** here.\n", "b", "*d*", .marks),
  ])
  func `new words that break what they stand in are no replacement`(
    text: String, old: String, new: String, fault: ReplacementFault
  ) throws {
    let bytes = Array(text.utf8)
    let range = try #require(QuoteLocator.occurrences(of: old, in: bytes).first)
    #expect(ReplacementFault(range, by: new, in: bytes) == fault)
  }

  @Test(arguments: [
    ("A b c.\n", "b", "x\n\ny"), ("- a b\n- c\n", "b", "x\n- y"), ("# A b\n", "b", "x\n\ny"),
    ("> a b\n", "b", "x\n> y"), ("See b here.\n", "b", "[d](y)"), ("A b\n", "b", "*d*"),
    ("- a b c\n", "b", "x\n  y"),
  ])
  func `new words that keep what they stand in are one`(text: String, old: String, new: String) throws {
    let bytes = Array(text.utf8)
    let range = try #require(QuoteLocator.occurrences(of: old, in: bytes).first)
    #expect(ReplacementFault(range, by: new, in: bytes) == nil)
  }

  @Test(arguments: [
    ("Before.\n\n1️⃣> A house is not\n> a commodity.2️⃣\n\nBehind.\n", "Before.\n\nBehind.\n"),
    ("Before.\n\n> 1️⃣A house is not\n> a commodity.2️⃣\n", "Before.\n"),
    ("1️⃣> A house is not\n> a2️⃣ commodity.\n", "> commodity.\n"),
    ("> 1️⃣A house\n> is not2️⃣\n> a commodity.\n", "> a commodity.\n"),
    ("> A house\n> 1️⃣is not\n> a2️⃣ commodity.\n", "> A house\n> commodity.\n"),
    ("> A house\n> 1️⃣is not\n> a commodity.2️⃣\n\nEnd.\n", "> A house\n\nEnd.\n"),
    ("> A house\n1️⃣> is not\n> a2️⃣\n> commodity.\n", "> A house\n> commodity.\n"),
    ("> A 1️⃣house is\n> not a2️⃣ commodity.\n", "> A commodity.\n"),
  ])
  func `words over lines of a quotation go with its marks or leave them`(text: String, rest: String) throws {
    let marked = MarkedText(text)
    let bytes = Array(marked.text.utf8)
    let hunk = try #require(Replacement.hunk(marked.range(1, 2), by: "", in: bytes))
    #expect([hunk].applied(to: bytes).map { String(decoding: $0, as: UTF8.self) } == rest)
  }
}
