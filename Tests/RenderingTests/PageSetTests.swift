import Deliberation
import Testing

@testable import Rendering

@Suite struct PageSetTests {
  @Test func `few entries stand on the paper's own page`() {
    #expect(draft(comments: PageSet.mostEntries).files().map(\.name) == ["index.html"])
  }

  @Test func `many entries stand on pages of their own, each once, and none of the pages is too large`() {
    let files = draft(comments: 6000, length: 600).files()
    #expect(files.count > 2)
    #expect(files.allSatisfy { $0.bytes.count <= 2_000_000 }, "\(files.map(\.bytes.count))")
    let pages = files.dropFirst().filter { $0.name.hasPrefix("comments") }.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    let ids = pages.flatMap { $0.matches(of: #/<article class="card" id="([^"]*)"/#).map { String($0.1) } }
    #expect(ids.count == 6000 && Set(ids).count == 6000)
  }

  @Test func `every link has its goal, on whichever page that is`() {
    for files in [
      draft(comments: 1000).files(), Sample.edition(.dutch, records(1000)).files(digest: Sample.digest),
    ] {
      let pages = files.filter { $0.name.hasSuffix(".html") }
      #expect(pages.count > 1)
      let texts = Dictionary(
        uniqueKeysWithValues: pages.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
      let ids = texts.mapValues { text in Set(text.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }) }
      for (name, text) in texts {
        for link in text.matches(of: #/href="([a-z0-9.-]*)#([^"]*)"/#) {
          let page = link.1.isEmpty ? name : String(link.1)
          #expect(ids[page]?.contains(String(link.2)) == true, "\(name): \(link.0)")
        }
      }
    }
  }

  @Test func `the paper's page counts them behind each paragraph and by section`() {
    let index = String(decoding: draft(comments: 1000).files()[0].bytes, as: UTF8.self)
    #expect(index.contains("1.000 opmerkingen"))
    #expect(index.contains(#/aria-label="\d+ opmerkingen">\d+<\/a><\/sup>/#))
    #expect(index.contains(#/<a href="comments-1\.html#on-[^"]*">/#))
  }

  @Test func `what is about a note is told under the notes, and no heading comes twice`() {
    var records = SampleRecords()
    for (number, quote) in ["dubbel zwaar", "eerst helpen", "Wie wil meedoen", "nummer"].enumerated() {
      records.comment("c\(number)", by: "kerken", .remark, "Hm.", on: quote)
    }
    let paper = Sample.paper(.dutch, records)
    let page = DraftPageTests.page(
      DraftContent(paper: paper, agenda: Agenda(of: paper.dossier) { _ in Sample.text }))
    let chapter = page.part(from: "<section id=\"comments\"", to: "</section>")
    #expect(chapter.contains("<h3 id=\"on-notes\" dir=\"auto\">Voetnoten</h3>"))
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
  }

  @Test func `one organisation with very much to say makes no page too large`() {
    let files = Sample.edition(.dutch, records(12_000)).files(digest: Sample.digest)
    #expect(files.allSatisfy { $0.bytes.count <= 2_000_000 }, "\(files.map(\.bytes.count))")
  }

  @Test func `it takes no longer for each of many comments than for each of few`() {
    func seconds(_ count: Int) -> Double {
      let content = draft(comments: count)
      let taken = ContinuousClock().measure { _ = content.files() }
      return Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
    }
    _ = seconds(600)
    #expect(seconds(8_000) < 30 * seconds(1000))
  }

  private func records(_ count: Int, length: Int = 10) -> SampleRecords {
    var records = SampleRecords()
    let words = ["dubbel zwaar", "in elke gemeente", "profiteurs"]
    for number in 0..<count {
      records.comment(
        "c\(number)x".replacing("x", with: "f"), by: "kerken", .remark, String(repeating: "w", count: length),
        on: words[number % 3], number % 3 == 2 ? .deleted(by: nil) : nil)
    }
    return records
  }

  private func draft(comments count: Int, length: Int = 10) -> DraftContent {
    let paper = Sample.paper(.dutch, records(count, length: length))
    return DraftContent(paper: paper, agenda: Agenda(of: paper.dossier) { _ in Sample.text })
  }
}
