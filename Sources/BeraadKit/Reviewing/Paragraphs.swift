package import Deliberation
import Prose
import Rendering

/// What keeps words from being found in a paragraph that somebody names by its number.
package enum ParagraphFault: Explained, Hashable {
  case noSuchParagraph(Int)
  case wordsNotInIt
  /// They stand in it only as parts of longer words.
  case insideWordsOnly
  /// They stand in it so often, and nothing says which.
  case severalTimes(Int)
  /// They stand in it less often than the number that was given.
  case notSoOften(Int)

  package var explanation: Explanation {
    switch self {
    case .noSuchParagraph(let number):
      Explanation(
        .refused,
        Localized(en: "The draft has no paragraph \(number).", nl: "Het concept heeft geen alinea \(number).")
      )
    case .wordsNotInIt:
      Explanation(
        .refused,
        Localized(en: "The words do not stand in that paragraph.", nl: "De woorden staan niet in die alinea.")
      )
    case .insideWordsOnly:
      Explanation(
        .refused,
        Localized(
          en: "The words stand in that paragraph inside other words only.",
          nl: "De woorden staan in die alinea alleen binnen andere woorden."))
    case .severalTimes(let times):
      Explanation(
        .refused,
        Localized(
          en: "The words stand \(times) times in that paragraph: quote more of the sentence.",
          nl: "De woorden staan \(times) keer in die alinea: citeer meer van de zin."))
    case .notSoOften(let times):
      Explanation(
        .refused,
        Localized(
          en: "The words stand \(times) times in that paragraph.",
          nl: "De woorden staan \(times) keer in die alinea."))
    }
  }
}

/// The blocks of a draft, as a reading page numbers them.
struct Paragraphs {
  let paper: Paper
  private let blocks: [ReadingText.Block]

  /// - Parameter language: of what a page says besides the text.
  init(of paper: Paper, language: Deliberation.Language = .english) {
    self.paper = paper
    blocks = ReadingText(of: paper.text, language: language).blocks
  }

  /// A block as a page has it.
  func place(_ number: Int) throws(ParagraphFault) -> SeenParagraph.Place {
    guard blocks.indices.contains(number - 1) else { throw .noSuchParagraph(number) }
    let block = blocks[number - 1]
    return SeenParagraph.Place(
      number: number, source: String(decoding: paper.text[block.range], as: UTF8.self), shown: block.html,
      isTitle: TitlePlaces(in: paper.text)?.heading == block.range)
  }

  /// The block that has most of some bytes; nil where none has any of them.
  func number(withMostOf ranges: [Range<Int>]) -> Int? {
    let shares = blocks.map { block in
      (number: block.number, bytes: ranges.reduce(0) { $0 + $1.clamped(to: block.range).count })
    }
    return shares.filter { $0.bytes > 0 }.max { $0.bytes < $1.bytes }?.number
  }

  var count: Int { blocks.count }

  /// The number of the heading that repeats the title; nil where there is none.
  var title: Int? {
    blocks.indices.first.flatMap { try? place($0 + 1) }.flatMap { $0.isTitle ? $0.number : nil }
  }

  /// The bytes of a block.
  func range(at number: Int) throws(ParagraphFault) -> Range<Int> {
    guard blocks.indices.contains(number - 1) else { throw .noSuchParagraph(number) }
    return blocks[number - 1].range
  }

  /// The bytes of words in a block; of the block where there are no words.
  func range(of quote: QuotedWords, in number: Int) throws(ParagraphFault) -> Range<Int> {
    let block = try range(at: number)
    guard quote.words.contains(where: { !$0.isWhitespace }) else { return block }
    let shown = ReaderQuote(in: paper.text, shown: ShownText(of: paper.text))
    if let before = quote.before, let place = shown.place(of: quote.words, behind: before, within: block) {
      return place
    }
    switch shown.find(quote.words, insideWords: quote.isPart, within: block) {
    case .found(let here):
      if let nth = quote.nth {
        guard here.indices.contains(nth - 1) else { throw .notSoOften(here.count) }
        return here[nth - 1]
      }
      guard here.count == 1 else { throw .severalTimes(here.count) }
      return here[0]
    case .insideWords: throw .insideWordsOnly
    case .nowhere: throw .wordsNotInIt
    }
  }

  /// The draft with another text in a block's place. An empty one takes the block away, with the empty lines behind it; another title is
  /// one in the head of the draft too.
  func text(with new: String, at number: Int) throws(ParagraphFault) -> [UInt8] {
    var range = try range(at: number)
    let lines = Self.lines(of: new)
    let hasWords = lines.contains { $0.isLetter || $0.isNumber }
    if hasWords, let title = TitlePlaces(in: paper.text), title.heading == range {
      return title.text(paper.text, titled: lines)
    }
    let text = Array(lines.utf8)
    if text.isEmpty {
      while range.upperBound < paper.text.count, paper.text[range.upperBound].isLineEnd {
        range = range.lowerBound..<range.upperBound + 1
      }
    }
    return apart(text, in: range)
  }

  /// The draft with a text in the place of a block. Where the block before it or behind it would be taken into one with it, an empty line
  /// keeps them apart: a heading needs none, and words that take its place do.
  private func apart(_ new: [UInt8], in range: Range<Int>) -> [UInt8] {
    func whole(_ new: [UInt8]) -> [UInt8] {
      paper.text[..<range.lowerBound] + new + paper.text[range.upperBound...]
    }
    if new.isEmpty { return whole(new) }
    let isFirst = blocks.first?.range == range
    let next = blocks.first { $0.range.lowerBound >= range.upperBound }?.range.lowerBound
    func begins(_ new: [UInt8]) -> (itself: Bool, next: Bool) {
      let starts = Set(ReadingText(of: whole(new), language: .english).blocks.map(\.range.lowerBound))
      let itself = range.lowerBound + new.prefix { $0.isLineEnd }.count
      return (
        isFirst || starts.contains(itself), next.map { starts.contains($0 + new.count - range.count) } ?? true
      )
    }
    var text = new
    if !begins(text).itself, begins([0x0A] + text).itself { text = [0x0A] + text }
    if !begins(text).next, begins(text + [0x0A]).next { text += [0x0A] }
    return whole(text)
  }

  /// As a browser sends a text: its line ends are CR LF, whatever was in the form.
  private static func lines(of text: String) -> String {
    let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").drop { $0.isNewline }
    guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(text[...last])
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
