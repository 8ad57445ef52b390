import Prose
import Testing

@Suite struct ReaderQuoteTests {
  private static let text =
    "We want **affordable** homes – for “all”. The café’s rents rise. Homes\u{A0}now: 10\u{202F}000, at a-tenant."

  /// What a page shows of the text, found without a parser: all but the marks of emphasis.
  private static var shown: ShownText {
    var shown = ShownText()
    let bytes = Array(text.utf8)
    var start = 0
    for part in text.split(separator: "**", omittingEmptySubsequences: false) {
      shown.append(String(part), at: start..<start + part.utf8.count)
      start += part.utf8.count + 2
    }
    #expect(start - 2 == bytes.count)
    return shown
  }

  private func find(_ quote: String, insideWords: Bool = false) -> ReaderQuote.Answer {
    ReaderQuote(in: Array(Self.text.utf8), shown: Self.shown).find(quote, insideWords: insideWords)
  }

  private func words(_ ranges: [Range<Int>]) -> [String] {
    ranges.map { String(decoding: Array(Self.text.utf8)[$0], as: UTF8.self) }
  }

  @Test(.timeLimit(.minutes(1))) func `words that stand thousands of times are soon found`() {
    let text = String(repeating: "the *home* and (the) rent\n", count: 8_000)
    var shown = ShownText()
    for number in 0..<8_000 { shown.append("the home and (the) rent ", at: number * 26..<number * 26 + 24) }
    let answer = ReaderQuote(in: Array(text.utf8), shown: shown).find("the")
    guard case .found(let places) = answer else { return #expect(Bool(false), "nothing is found") }
    #expect(places.count == 16_000)
  }

  @Test func `words with a mark among them and the same without it are two places`() {
    let text = "A **fair** share, and not a fair share; “all” and \"all\"."
    let bytes = Array(text.utf8)
    let part = bytes.firstRange(of: Array("not".utf8))?.lowerBound ?? 0
    var shown = ShownText()
    shown.append("A ", at: 0..<2)
    shown.append("fair", at: 4..<8)
    shown.append(String(decoding: bytes[10...], as: UTF8.self), at: 10..<bytes.count)
    let reader = ReaderQuote(in: bytes, shown: shown)
    func words(_ answer: ReaderQuote.Answer) -> [String] {
      guard case .found(let places) = answer else { return [] }
      return places.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    #expect(words(reader.find("fair share")) == ["**fair** share", "fair share"])
    #expect(words(reader.find("fair share", within: 0..<part)) == ["**fair** share"])
    #expect(words(reader.find("\"all\"")) == ["“all”", "\"all\""])
    let before = "A fair share, and not a "
    #expect(reader.place(of: "fair share", behind: "A ", within: bytes.indices).map { bytes[$0].count } == 14)
    #expect(
      reader.place(of: "fair share", behind: before, within: bytes.indices).map { bytes[$0].count } == 10)
  }

  @Test func `words that a page shows in another case go before those that it does not show`() {
    let bytes = Array("stage: draft\n\nA Draft of it.\n".utf8)
    var shown = ShownText()
    shown.append("A Draft of it.", at: 14..<28)
    let reader = ReaderQuote(in: bytes, shown: shown)
    #expect(reader.find("draft") == .found([16..<21]))
    #expect(reader.find("stage") == .found([0..<5]))
  }

  /// What is found of some words in a text that a page shows as it stands.
  private func found(_ quote: String, in text: String) -> [String]? {
    var shown = ShownText()
    shown.append(text, at: 0..<text.utf8.count)
    guard case .found(let places) = ReaderQuote(in: Array(text.utf8), shown: shown).find(quote) else {
      return nil
    }
    return places.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("istanbul", "In İstanbul now.", "İstanbul"), ("ISPARTA", "In ısparta now.", "ısparta"),
    ("بسكن للجميع", "نطالب بسكنٍ للجميع", "بسكنٍ للجميع"), ("שלום", "הוא אמר שָׁלוֹם לכולם", "שָׁלוֹם"),
    ("مدينة", "في مديـنة كبيرة", "مديـنة"),
    ("Homes — now", "We want Homes—now.", "Homes—now"), ("Homes-now", "We want Homes — now.", "Homes — now"),
    ("Ann", "It is Ann's house.", "Ann"), ("Ann", "It is Ann’s house.", "Ann"),
  ])
  func `words are found as a keyboard has them`(quote: String, text: String, there: String) {
    #expect(found(quote, in: text) == [there])
  }

  @Test(arguments: [("foto", "De foto's hangen."), ("e", "It is é here."), ("policy", "The housing-policy.")])
  func `a part of a word, or another letter, is not found`(quote: String, text: String) {
    #expect(found(quote, in: text) == nil)
  }

  @Test func `a part of a sign is no sign`() {
    for (text, quote) in [("For 🇳🇱🇧🇪.", "🇱🇧"), ("For 👨‍👩‍👧 all.", "👨"), ("For 👍🏽 all.", "👍")] {
      var shown = ShownText()
      shown.append(text, at: 0..<text.utf8.count)
      let reader = ReaderQuote(in: Array(text.utf8), shown: shown)
      guard case .insideWords = reader.find(quote) else {
        Issue.record("\(quote) in \(text): \(reader.find(quote))")
        continue
      }
      guard case .found = reader.find(String(text.dropFirst(4).first ?? " ")) else {
        Issue.record("\(text) has no sign")
        continue
      }
    }
  }

  @Test(arguments: [
    ("affordable homes", "**affordable** homes"),
    ("want affordable", "want **affordable**"),
    ("homes - for \"all\"", "homes – for “all”"),
    ("cafe\u{301}'s", "café’s"),
    ("Homes now", "Homes\u{A0}now"),
    ("10 000", "10\u{202F}000"),
    ("RENTS RISE", "rents rise"),
    ("homes", "homes"),
    ("a-tenant", "a-tenant"),
  ])
  func `words are found as they are read`(quote: String, found: String) {
    guard case .found(let places) = find(quote) else {
      Issue.record("\(quote): \(find(quote))")
      return
    }
    #expect(words(places) == [found])
  }

  @Test func `a part of a word has to be asked for`() throws {
    guard case .insideWords(let places) = find("ford") else {
      Issue.record("\(find("ford"))")
      return
    }
    #expect(words(places) == ["ford"])
    #expect(find("ford", insideWords: true) == .found(places))
  }

  @Test func `what stands nowhere gets what comes near`() {
    guard case .nowhere(let near) = find("affordabel homes") else {
      Issue.record("\(find("affordabel homes"))")
      return
    }
    #expect(words(near) == ["affordable** homes"])
    #expect(find("something else entirely") == .nowhere(near: []))
  }

  @Test(arguments: [
    ("In de Grünstraße wonen.", "grünstrasse"), ("IN DE GRÜNSTRASSE WONEN.", "Grünstraße"),
    ("In de Grünstraße wonen.", "GRÜNSTRASSE"), ("Ο Σίσυφος είναι.", "ΣΊΣΥΦΟΣ"), ("Ο ΣΊΣΥΦΟΣ.", "Σίσυφος"),
  ])
  func `a letter that is another in capitals is found`(text: String, quote: String) throws {
    var shown = ShownText()
    shown.append(text, at: 0..<text.utf8.count)
    let answer = ReaderQuote(in: Array(text.utf8), shown: shown).find(quote)
    guard case .found(let places) = answer, places.count == 1 else {
      Issue.record("\(answer)")
      return
    }
    #expect(String(decoding: Array(text.utf8)[places[0]], as: UTF8.self).uppercased() == quote.uppercased())
  }

  @Test func `half of a letter is no word`() {
    var shown = ShownText()
    shown.append("Grünstraße", at: 0..<"Grünstraße".utf8.count)
    let answer = ReaderQuote(in: Array("Grünstraße".utf8), shown: shown).find("Grünstras")
    guard case .insideWords = answer else { return #expect(Bool(false), "\(answer)") }
  }

  @Test(arguments: ["whole words", "two", "WHOLE words", "nowhere"])
  func `the page is asked for once`(_ quote: String) {
    var asked = 0
    func page() -> ShownText {
      asked += 1
      return Self.shown
    }
    let text = Array("Two or two whole words, and two more.\n".utf8)
    _ = ReaderQuote(in: text, shown: page()).find(quote)
    #expect(asked == 1)
  }
}
