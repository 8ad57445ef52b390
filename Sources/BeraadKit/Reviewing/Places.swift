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
      throw Refusal("The quote is empty.", by: .empty)
    }
    switch answer(quote, in: paper.text) {
    case .found(let places): return try chosen(places, quote, in: paper)
    case .insideWords(let places):
      throw Refusal(
        "'\(quote.shown)' stands in \(paper.slug) inside other words only.",
        hints: ["quote whole words, or take a part of a word with --part:"]
          + places.prefix(9).map { Localized(describe($0, in: paper)) }, by: .quoteInsideWords(quote.shown))
    case .nowhere(let near):
      throw Refusal(
        "'\(quote.shown)' does not stand in \(paper.slug).",
        hints: (near.isEmpty
          ? ["quote the words as the draft has them; read it with: beraad show \(paper.slug)"]
          : ["these words come near:"] + near.prefix(3).map { describe($0, in: paper) }).map {
            Localized($0)
          },
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
        let times = places.count == 1 ? "once" : "\(places.count) times"
        throw Refusal(
          "'\(quote.shown)' stands in \(paper.slug) \(times): there is no number \(nth).",
          by: .quoteSeveralTimes(quote.shown, places.count))
      }
      return places[nth - 1]
    }
    guard places.count == 1 else {
      throw Refusal(
        "'\(quote.shown)' stands in \(paper.slug) \(places.count) times.",
        hints: ["quote more of the sentence, or say which with --nth:"]
          + places.prefix(9).enumerated().map { "--nth \($0 + 1)  \(describe($1, in: paper))" },
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
  static func describe(_ range: Range<Int>, in paper: Paper) -> String {
    let quote = TextQuote(reading: range, in: paper.text)
    let line = "…\(quote.prefix)\(quote.exact)\(quote.suffix)…".split(whereSeparator: \.isNewline).joined(
      separator: " ")
    return "\(name(of: range.lowerBound, in: paper)): \(line)"
  }

  /// What the page of the paper calls the place where a byte stands: "paragraph 3", "heading “Why”", "footnote 1".
  static func name(of offset: Int, in paper: Paper) -> String {
    PlaceName.name(at: offset, in: paper.text, language: .english) ?? "its beginning"
  }

  /// All places of some bytes, each once, as a sentence has them: "paragraphs 3, 5 and 20".
  static func names(of offsets: [Int], in paper: Paper) -> String {
    let places = PlaceNames(in: paper.text, language: .english)
    let names = offsets.map { places.name(at: $0) ?? "its beginning" }.uniqued()
    let numbers = names.compactMap {
      $0.hasPrefix("paragraph ") ? String($0.dropFirst("paragraph ".count)) : nil
    }
    let others = names.filter { !$0.hasPrefix("paragraph ") }
    guard numbers.count > 1 else { return listed(names) }
    return listed(["paragraphs " + listed(numbers)] + others)
  }

  private static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "its beginning" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
  }

  static func anchor(_ range: Range<Int>, in paper: Paper) -> Anchor {
    let quote = TextQuote(of: range, in: paper.text)
    return Anchor(
      quote: quote.exact, prefix: quote.prefix, suffix: quote.suffix, range: range, blob: paper.blob)
  }
}
