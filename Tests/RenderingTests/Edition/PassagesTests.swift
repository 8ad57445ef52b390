import Deliberation
import Markdown
import Testing

@testable import Rendering

@Suite struct PassagesTests {
  @Test func `words of one change are one passage, also where a word between them stayed`() {
    let passages = passages([
      ("Wij helpen. ", 0), ("Bij", 1), (" die gewenning ", 0), ("leggen", 1), (" wij ", 0), ("ons", 1),
      (" niet ", 0), ("neer", 1), (".", 0),
    ])
    #expect(passages.all.count == 1)
    #expect(passages.all.first?.runs.count == 4)
  }

  @Test func `words of two changes, or far from each other, are not one`() {
    #expect(passages([("een", 1), (" twee ", 0), ("drie", 2)]).all.count == 2)
    #expect(passages([("een", 1), (" a b c d e ", 0), ("drie", 1)]).all.count == 2)
    #expect(passages([("een", 1), (" klaar. Nu ", 0), ("drie", 1)]).all.count == 2)
    #expect(passages([("een", 1), ("\n\n", nil), ("drie", 1)]).all.first?.runs.count == 1)
  }

  @Test func `revisions of one author side by side are one passage, amendments are not`() {
    let passages = passages([
      ("een", 5), (" ", nil), ("twee", 7), (" drie", 5), (" vier", 1), (" vijf", 2), (" zes", 0),
    ])
    #expect(passages.all.map(\.origin) == [5, 1, 2])
  }

  private func passages(_ pieces: [(String, Int?)]) -> Passages {
    let (text, spans) = Sample.attributed(pieces + [(" heel veel woorden van wie het meeste schreef", 0)])
    let attribution = Attribution(
      spans: spans,
      origins: Sample.origins + [Sample.origin(.original, [], "70", "2026-01-01", author: "E. Voorbeeld")])
    let contributors = Contributors(
      attribution, in: MarkdownDocument(parsing: text), names: \.description)
    return Passages(of: attribution, contributors, in: text)
  }
}
