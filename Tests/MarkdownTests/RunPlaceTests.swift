import Markdown
import TestSupport
import Testing

@Suite struct RunPlaceTests {
  @Test(arguments: 0..<200) func `every run has its place, in order, and shows the bytes there`(seed: UInt64)
  {
    var maker = MarkdownMaker(seed: seed)
    let source = Array(maker.text().utf8)
    let document = MarkdownDocument(parsing: source)
    for events in [document.events] + document.notes.map(\.events) {
      var end = 0
      for case .text(let run) in events {
        guard let range = run.range else {
          #expect(run.isWhite, "seed \(seed): “\(run.text)” has no place")
          continue
        }
        #expect(range.lowerBound >= end, "seed \(seed)")
        end = range.upperBound
        let bytes = String(decoding: source[range], as: UTF8.self)
        #expect(run.isAtomic ? bytes.hasPrefix("&") : bytes == run.text, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<200) func `elements are left in the order in which they were entered`(seed: UInt64) {
    var maker = MarkdownMaker(seed: seed)
    let document = MarkdownDocument(parsing: Array(maker.text().utf8))
    for events in [document.events] + document.notes.map(\.events) {
      var open: [Element] = []
      for event in events {
        if case .enter(let element) = event { open.append(element) }
        if case .leave(let element) = event { #expect(open.popLast() == element, "seed \(seed)") }
      }
      #expect(open.isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<100) func `any bytes can be parsed, and none is shown twice`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let alphabet = Array("[^a]: *_`~#->|\n\r \t&;<\\\u{FEFF}\u{00}é1.:-".utf8) + [0xFF, 0xC3]
    let source = (0..<400).map { _ in alphabet.randomElement(using: &random) ?? 0 }
    let document = MarkdownDocument(parsing: source)
    var shown: Set<Int> = []
    for run in document.runs {
      for byte in run.range ?? 0..<0 { #expect(shown.insert(byte).inserted, "seed \(seed): byte \(byte)") }
    }
  }

  @Test func `deep nesting is parsed without end to the stack`() {
    let source = String(repeating: "> ", count: 5000) + "x\n\n" + String(repeating: "*a ", count: 5000)
    let document = MarkdownDocument(parsing: Array(source.utf8))
    #expect(document.runs.contains { $0.text == "x" })
  }

  @Test func `a text that is made to be slow is read in seconds, and its words are shown`() {
    let texts = [
      String(repeating: "![[]()", count: 20_000),
      String(repeating: "|", count: 50_000) + "\n" + String(repeating: "|-", count: 50_000),
      String(repeating: "| a ", count: 3000) + "\n" + String(repeating: "|-", count: 3000)
        + String(repeating: "\n|||", count: 3000),
      String(repeating: "[^1]: a\n", count: 2000), String(repeating: "&amp;", count: 20_000),
      String(repeating: "- ", count: 20_000), String(repeating: "`a ``b ", count: 10_000),
    ]
    for text in texts {
      var document: MarkdownDocument?
      let taken = ContinuousClock().measure { document = MarkdownDocument(parsing: Array(text.utf8)) }
      #expect(taken < .seconds(20), "\(text.prefix(20))")
      let shown = document?.runs.map(\.text).joined().count { $0 == "a" || $0 == "b" } ?? 0
      let written = text.hasPrefix("&") ? 0 : text.count { $0 == "a" || $0 == "b" }
      #expect(shown == written, "\(text.prefix(20)): \(taken)")
    }
  }
}
