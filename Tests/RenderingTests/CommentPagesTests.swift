import Testing

@testable import Rendering

@Suite struct CommentPagesTests {
  @Test func `few comments stand on the draft's own page`() {
    #expect(content(comments: CommentPages.mostOnPage).files().map(\.name) == ["index.html"])
  }

  @Test func `many comments stand on pages of their own, each once, and none of the pages is too large`() {
    let files = content(comments: 6000, length: 600).files()
    #expect(files.count > 2)
    #expect(files.allSatisfy { $0.bytes.count <= 2_000_000 }, "\(files.map(\.bytes.count))")
    let pages = files.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) }
    for page in pages { #expect(page.contains("href=\"index.html#p")) }
    let ids = pages.flatMap { $0.matches(of: #/<article class="entry" id="([^"]*)"/#).map { String($0.1) } }
    #expect(ids.count == 6000 && Set(ids).count == 6000)
  }

  @Test func `the draft's page counts them behind each paragraph and by section, and each link has its goal`()
  {
    let files = content(comments: 1000).files()
    let texts = Dictionary(
      uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    let index = texts["index.html"] ?? ""
    #expect(index.contains("1.000 opmerkingen"))
    #expect(index.contains("aria-label=\"333 opmerkingen\">333</a></sup>"))
    for (name, text) in texts {
      for link in text.matches(of: #/href="([a-z0-9.-]*)#([^"]*)"/#) {
        let page = link.1.isEmpty ? name : String(link.1)
        #expect(texts[page]?.contains("id=\"\(link.2)\"") == true, "\(name): \(link.0)")
      }
    }
  }

  @Test func `a comment whose words are gone is among those without a place`() {
    var content = content(comments: 600)
    content.comments[7].anchor = .deleted(by: "abc")
    let index = String(decoding: content.files()[0].bytes, as: UTF8.self)
    #expect(index.contains("comments-1.html#at-none\">Zonder plaats in deze tekst</a>"))
  }

  @Test func `it takes no longer for each of many comments than for each of few`() {
    func seconds(_ count: Int) -> Double {
      let content = content(comments: count)
      let taken = ContinuousClock().measure { _ = content.files() }
      return Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
    }
    _ = seconds(600)
    #expect(seconds(16_000) < 30 * seconds(2000))
  }

  private func content(comments: Int, length: Int = 10) -> DraftContent {
    let text = "# Een\n\nEerste woorden hier.\n\n# Twee\n\nTweede woorden hier.\n\n- Derde woorden hier.\n"
    let starts = ["Eerste", "Tweede", "Derde"].compactMap { text.firstRange(of: $0) }.map {
      text.utf8.distance(from: text.startIndex, to: $0.lowerBound)
    }
    return DraftContent(
      heading: PaperHeading(
        language: .dutch, alliance: "Wij", slug: "stuk", title: "Stuk", kind: "manifesto", stage: "draft",
        commit: String(repeating: "a", count: 40), tool: "beraad"),
      text: Array(text.utf8), partners: [PartnerEntry(id: "p", name: "P")],
      comments: (0..<comments).map { number in
        CommentEntry(
          id: "c\(number)", partner: "p", date: "2026-01-02", kind: "remark", quote: "woorden",
          body: String(repeating: "w", count: length),
          anchor: .kept(starts[number % 3]..<starts[number % 3] + 6),
          outcome: .open)
      })
  }
}
