import Deliberation
import Markdown
import Prose
import Rendering

/// Words of a paper as somebody quotes them.
struct QuotedWords {
  let words: String
  /// Which occurrence, counted from 1, where the words stand more than once.
  let nth: Int?
  /// Whether a part of a word will do.
  let isPart: Bool
  /// What the page has before the words, where they were selected on it.
  let before: String?

  /// The words in one line, shortened, for a message.
  var shown: String { words.split(whereSeparator: \.isWhitespace).joined(separator: " ").summaryLine }

  init(_ words: String, nth: Int? = nil, isPart: Bool = false, before: String? = nil) {
    (self.words, self.nth, self.isPart, self.before) = (words, nth, isPart, before)
  }
}

/// Finding the words that somebody quoted.
enum Places {
  /// The bytes of a paper that a quote is about: the words as the draft has them, or as its page shows them.
  ///
  /// - Throws: a `Refusal` where they stand nowhere, inside longer words only, or more than once and nothing says which.
  static func find(_ quote: QuotedWords, in paper: Paper) throws(Refusal) -> Range<Int> {
    guard quote.words.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(Localized(en: "The quote is empty.", nl: "Het citaat is leeg."), by: .empty)
    }
    switch answer(quote, in: paper.text) {
    case .found(let places): return try chosen(places, quote, in: paper)
    case .insideWords(let places):
      throw Refusal(
        Localized(
          en: "'\(quote.shown)' stands in \(paper.slug) inside other words only.",
          nl: "'\(quote.shown)' staat in \(paper.slug) alleen binnen andere woorden."),
        hints: [
          Localized(
            en: "quote whole words, or take a part of a word with --part:",
            nl: "citeer hele woorden, of neem een deel van een woord met --part:")
        ]
          + places.prefix(9).map { describe($0, in: paper) }, by: .quoteInsideWords(quote.shown))
    case .nowhere(let near):
      throw Refusal(
        Localized(
          en: "'\(quote.shown)' does not stand in \(paper.slug).",
          nl: "'\(quote.shown)' staat niet in \(paper.slug)."),
        hints: (near.isEmpty
          ? [
            Localized(
              en: "quote the words as the draft has them; read it with: beraad show \(paper.slug)",
              nl: "citeer de woorden zoals ze in het concept staan; lees het met: beraad show \(paper.slug)")
          ]
          : [Localized(en: "these words come near:", nl: "deze woorden lijken erop:")]
            + near.prefix(3).map { describe($0, in: paper) }),
        by: .quoteIsNotThere(quote.shown))
    }
  }

  private static func answer(_ quote: QuotedWords, in text: [UInt8]) -> ReaderQuote.Answer {
    let shown = ReaderQuote(in: text, shown: ShownText(of: text))
    let answer = shown.find(quote.words, insideWords: quote.isPart)
    if case .found = answer { return answer }
    // Somebody may have copied the numbers of notes along, or typed marks where the draft has others.
    let numbered = ReaderQuote(in: text, shown: ShownText(of: text, noteNumbers: true))
    let bare = ShownText(of: Array(quote.words.utf8)).words
    for (reader, words) in [(numbered, quote.words), (shown, bare)] {
      let other = reader.find(words, insideWords: quote.isPart)
      if case .found = other { return other }
    }
    return answer
  }

  private static func chosen(
    _ places: [Range<Int>], _ quote: QuotedWords, in paper: Paper
  ) throws(Refusal) -> Range<Int> {
    if let nth = quote.nth {
      guard places.indices.contains(nth - 1) else {
        let isOne = places.count == 1
        throw Refusal(
          Localized(
            en:
              "'\(quote.shown)' stands in \(paper.slug) \(isOne ? "once" : "\(places.count) times"): there is no number \(nth).",
            nl:
              "'\(quote.shown)' staat \(isOne ? "één keer" : "\(places.count) keer") in \(paper.slug): een nummer \(nth) is er niet."
          ),
          by: .quoteSeveralTimes(quote.shown, places.count))
      }
      return places[nth - 1]
    }
    guard places.count == 1 else {
      throw Refusal(
        Localized(
          en: "'\(quote.shown)' stands in \(paper.slug) \(places.count) times.",
          nl: "'\(quote.shown)' staat \(places.count) keer in \(paper.slug)."),
        hints: [
          Localized(
            en: "quote more of the sentence, or say which with --nth:",
            nl: "citeer meer van de zin, of zeg welke met --nth:")
        ]
          + places.prefix(9).enumerated().map { nth, place in
            describe(place, in: paper).map { "--nth \(nth + 1)  \($0)" }
          },
        by: .quoteSeveralTimes(quote.shown, places.count))
    }
    return places[0]
  }

  /// What was quoted, where that is not what was typed: for the story. Nil where it is.
  static func reading(of range: Range<Int>, for quote: QuotedWords, in paper: Paper) -> String? {
    func inOneLine(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let words = inOneLine(String(decoding: paper.text[range], as: UTF8.self))
    return words.utf8.elementsEqual(inOneLine(quote.words).utf8) ? nil : words
  }

  /// "paragraph 3: … words around it …".
  static func describe(_ range: Range<Int>, in paper: Paper) -> Localized {
    let quote = TextQuote(reading: range, in: paper.text)
    let line = "…\(quote.prefix)\(quote.exact)\(quote.suffix)…".split(whereSeparator: \.isNewline).joined(
      separator: " ")
    return name(of: range.lowerBound, in: paper).map { "\($0): \(line)" }
  }

  /// What the page of the paper calls the place where a byte stands: "paragraph 3", "heading “Why”", "footnote 1".
  static func name(of offset: Int, in paper: Paper) -> Localized {
    PlaceNames(in: paper.text, language: .english).everywhere(at: offset) ?? beginning
  }

  private static let beginning = Localized(en: "its beginning", nl: "het begin")

  /// All places of some bytes, each once, as a sentence has them: "paragraphs 3, 5 and 20".
  static func names(of offsets: [Int], in paper: Paper) -> Localized {
    let places = PlaceNames(in: paper.text, language: .english)
    let names = offsets.map { places.everywhere(at: $0) ?? beginning }.uniqued()
    guard !names.isEmpty else { return beginning }
    let paragraph = "paragraph "
    let numbers = names.map(\.english).filter { $0.hasPrefix(paragraph) }
      .map { String($0.dropFirst(paragraph.count)) }
    let others = names.filter { !$0.english.hasPrefix(paragraph) }
    return Localized { language in
      guard numbers.count > 1 else { return Localized.listed(names.map { $0[language] })[language] }
      let several = Localized.listed(numbers)
      let paragraphs = Localized(en: "paragraphs \(several.english)", nl: "de alinea’s \(several.dutch)")
      return Localized.listed(([paragraphs] + others).map { $0[language] })[language]
    }
  }

  static func anchor(_ range: Range<Int>, in paper: Paper) -> Anchor {
    let quote = TextQuote(of: range, in: paper.text)
    return Anchor(
      quote: quote.exact, prefix: quote.prefix, suffix: quote.suffix, range: range, blob: paper.blob)
  }
}
