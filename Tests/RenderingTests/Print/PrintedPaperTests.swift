import Deliberation
import Foundation
import Testing

@testable import Rendering

/// The values that a PDF is made of.
@Suite struct PrintedPaperTests {
  private func job(
    _ extent: PrintedPaper.Extent, isDraft: Bool = false, _ content: EditionContent = Sample.edition()
  ) throws -> (template: String, paper: [String: Any], whole: String) {
    let bytes = PrintedPaper(content, extent: extent, isDraft: isDraft).job
    let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    return (
      try #require(json["template"] as? String), try #require(json["paper"] as? [String: Any]),
      String(decoding: bytes, as: UTF8.self)
    )
  }

  @Test func `nothing of a paper is in the template, whatever it says`() throws {
    var content = Sample.edition()
    content.paper.heading.title = "#panic(\"x\") *a* $b$ `c` \\ <d>"
    let (other, mine) = (try job(.full), try job(.full, content))
    #expect(other.template == mine.template)
    #expect(mine.paper["title"] as? String == content.paper.heading.title)
  }

  @Test func `a short print has the text, who signed, and an account on one page`() throws {
    let short = try job(.short)
    let parts = try #require(short.paper["parts"] as? [[String: Any]])
    #expect(parts.map { $0["isOnePage"] as? Bool } == [false, true])
    #expect(!short.whole.contains("Voorgestelde wijzigingen"))
    let full = try job(.full)
    #expect(full.whole.contains("Voorgestelde wijzigingen"))
    #expect(full.whole.contains("Opmerkingen en wat ermee is gedaan"))
    #expect((full.paper["parts"] as? [Any])?.count ?? 0 > 6)
  }

  @Test func `a draft says that it is one, and was not published`() throws {
    let draft = try job(.full, isDraft: true)
    #expect((draft.paper["subtitle"] as? String)?.contains("concept") == true)
    #expect(!draft.whole.contains("Uitgave van deze editie"))
    #expect(try job(.full).whole.contains("Uitgave van deze editie"))
  }

  @Test func `a draft of which nothing happened yet has no heading for it`() throws {
    var nothing = Sample.edition(.dutch, SampleRecords())
    nothing.previous = nil
    #expect(!(try job(.short, isDraft: true, nothing)).whole.contains("Hoe de tekst"))
    #expect(try job(.short, nothing).whole.contains("Hoe de tekst"))
  }

  @Test func `it speaks English where the paper does`() throws {
    let english = try job(.short, Sample.edition(.english))
    #expect(english.whole.contains("The account in short"))
    #expect(english.paper["pageLang"] as? [String] == ["en"])
  }

  @Test(arguments: [
    ("nl", ["nl"]), ("pt-BR", ["pt", "BR"]), ("zh-Hant-TW", ["zh", "TW"]), ("x", ["und"]), ("", ["und"]),
  ])
  func `a language is what typst knows`(_ tag: String, _ expected: [String]) {
    #expect(PrintLanguage(tag).value == .array(expected.map { .string($0) }))
  }
}
