import Deliberation
import HTML
import Markdown
import TestSupport
import Testing

@testable import Rendering

@Suite struct PaperWriterPropertyTests {
  @Test(arguments: 0..<150) func `without its marks the HTML is that without marks`(seed: UInt64) {
    let (document, marks) = sample(seed)
    let plain = html(document, [])
    #expect(HTMLText.withoutMarks(html(document, marks)) == HTMLText.withoutMarks(plain), "seed \(seed)")
  }

  @Test(arguments: 0..<150) func `each marked byte that is shown stands in the span of its mark, once`(
    seed: UInt64
  ) {
    let (document, marks) = sample(seed)
    var shown: [String: String] = [:]
    for piece in HTMLText.pieces(html(document, marks)) {
      let own = piece.classes.filter { $0.hasPrefix("mark") }
      #expect(own.count < 2, "seed \(seed): a span within another")
      shown[own.last ?? "", default: ""] += piece.text.filter { !$0.isWhitespace }
    }
    for (mark, text) in expected(document, marks) {
      #expect(shown[mark, default: ""] == text, "seed \(seed), \(mark)")
    }
  }

  @Test(arguments: 0..<150) func `tags are closed in order, and no link stands in another`(seed: UInt64) {
    let (document, marks) = sample(seed)
    var open: [Substring] = []
    for match in html(document, marks).matches(of: #/<(/?)([a-z0-9]+)[^>]*>/#) {
      if ["br", "hr", "input"].contains(match.2) { continue }
      if match.1.isEmpty {
        #expect(match.2 != "a" || !open.contains("a"), "seed \(seed)")
        open.append(match.2)
      } else {
        #expect(open.popLast() == match.2, "seed \(seed)")
      }
    }
    #expect(open.isEmpty, "seed \(seed)")
  }

  @Test func `a long line can have many marks`() {
    let source = Array(String(repeating: "woord ", count: 4000).utf8)
    let marks = (0..<4000).map { mark($0, $0 * 6..<$0 * 6 + 5) }
    let html = html(MarkdownDocument(parsing: source), marks)
    #expect(html.ranges(of: "<span class=\"mark").count == 4000)
  }
}

extension PaperWriterPropertyTests {
  /// A text and marks over it, whose borders are anywhere that a token can end: between characters.
  private func sample(_ seed: UInt64) -> (MarkdownDocument, [PaperMark]) {
    var maker = MarkdownMaker(seed: seed)
    let text = maker.text()
    let document = MarkdownDocument(parsing: Array(text.utf8))
    var random = SplitMix(seed: seed &+ 1)
    let offsets =
      Array(text.utf8.indices.enumerated()).filter {
        $0.element == $0.element.samePosition(in: text.unicodeScalars)
      }
      .map(\.offset) + [text.utf8.count]
    let borders = Set((0..<30).compactMap { _ in offsets.randomElement(using: &random) }).sorted()
    let ranges = zip(borders, borders.dropFirst()).map { $0..<$1 }.filter { _ in Bool.random(using: &random) }
    return (document, ranges.enumerated().map { mark($0.offset, $0.element) })
  }

  private func mark(_ number: Int, _ range: Range<Int>) -> PaperMark {
    PaperMark(
      range: range, classes: "mark\(number)", id: "m\(number)", lead: "van wie:",
      note: "<sup class=\"n\"><a href=\"#o\">1</a></sup>")
  }

  private func html(_ document: MarkdownDocument, _ marks: [PaperMark]) -> String {
    PaperWriter.html(
      of: document, outline: PaperOutline(document), marks: marks, phrases: Phrases(language: .english)
    ).html
  }

  /// By mark, what is shown of its bytes, white space left out.
  private func expected(_ document: MarkdownDocument, _ marks: [PaperMark]) -> [String: String] {
    var text: [String: String] = [:]
    for case .text(let run) in document.events + document.notes.flatMap(\.events) {
      guard let range = run.range else { continue }
      for mark in marks {
        let piece: String
        if run.isAtomic {
          piece = mark.range.contains(range.lowerBound) ? run.text : ""
        } else {
          piece = String(decoding: document.source[range.clamped(to: mark.range)], as: UTF8.self)
        }
        text[mark.classes, default: ""] += HTMLText.decoded(Markup(text: piece).html).filter {
          !$0.isWhitespace
        }
      }
    }
    return text
  }
}
