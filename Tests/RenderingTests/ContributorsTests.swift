import Deliberation
import Markdown
import Testing

@testable import Rendering

@Suite struct ContributorsTests {
  @Test func `a word counts for the origin of its first byte, and mark-up is no word`() {
    let contributors = contributors([
      ("---\ntitle: niet geteld\n---\n## ", nil), ("Zo-even vroeg 's lands", 0), (" wijste & **", 1),
      ("3,5", 1), ("** — ", nil),
      ("tien [hier](https://e.org \"titel\") `code`", 1),
    ])
    #expect(contributors.wordsOfOrigin == [4, 5, 0])
    #expect(contributors.total == 9)
  }

  @Test func `what several brought in together counts for them together`() {
    let contributors = contributors([("een twee drie ", 2), ("vier ", 0), ("vijf zes", 1)])
    #expect(contributors.all.map(\.name) == ["A", "B"])
    #expect(contributors.all.map(\.number) == [1, 2])
    #expect(contributors.shares.map(\.words) == [3, 2, 1])
    #expect(contributors.shares.map(\.contributors) == [[0, 1], [1], [0]])
    #expect(contributors.words(of: 0) == 4)
  }

  @Test func `shares and what is not attributed make up all words, in footnotes too`() {
    let contributors = contributors([
      ("een[^a] twee ", 0), ("drie\n\n", nil), ("[^a]: vier", 1), (" vijf\n", nil),
    ])
    #expect(contributors.unattributed == 2)
    #expect(contributors.wordsOfOrigin == [2, 1, 0])
    #expect(contributors.total == 5)
  }

  @Test func `the ground is whose original words are most`() {
    let pieces: [(String, Int?)] = [("een twee ", 0), ("drie", 1)]
    let attribution = Self.attribution(pieces)
    #expect(contributors(pieces).principal(of: attribution) == 0)
    var amended = attribution
    amended.origins[0].kind = .amended
    #expect(contributors(pieces).principal(of: amended) == 1)
  }

  private static func attribution(_ pieces: [(String, Int?)]) -> Attribution {
    let credits = [["a"], ["b"], ["a", "b"]]
    return Attribution(
      spans: Sample.attributed(pieces).spans,
      origins: credits.map {
        .init(kind: .original, partners: $0.map(slug), author: "", commit: "", date: "")
      })
  }

  private func contributors(_ pieces: [(String, Int?)]) -> Contributors {
    let document = MarkdownDocument(parsing: Sample.attributed(pieces).text)
    return Contributors(Self.attribution(pieces), in: document, names: { $0.description.uppercased() })
  }
}
