import Markdown
import TestSupport
import Testing

@testable import Rendering

@Suite struct PaperOutlineTests {
  @Test func `what is read as a paragraph is numbered through the paper`() {
    let outline = outline(
      "# A\n\neen\n\n- twee\n- drie\n  - vier\n\n> vijf\n\n| a | b |\n|---|---|\n| c | d |\n\n```\nx\n```\n")
    #expect(outline.blocks.map(\.id) == ["h0", "p1", "p2", "p3", "p4", "p5", "p6", "p7"])
    #expect(outline.blocks.dropFirst().allSatisfy { $0.heading == 0 })
    #expect(outline.blocks[0].title == "A")
  }

  @Test func `a byte is in the block whose line it is on`() {
    let text = MarkedText("1️⃣## Kop\n\n2️⃣e3️⃣en\n\n4️⃣- twee\n- 5️⃣drie\n")
    let outline = outline(text.text)
    #expect(
      [1, 2, 3, 4, 5].map { text.offsets[$0].flatMap { outline.block(at: $0)?.id } } == [
        "h0", "p1", "p1", "p2", "p3",
      ])
  }

  @Test func `a byte in a footnote is there, though the note stands last`() {
    let text = MarkedText("een[^a]\n\n[^a]: n1️⃣oot\n\ntwee2️⃣\n")
    let outline = outline(text.text)
    #expect(text.offsets[1].flatMap { outline.block(at: $0)?.id } == "fn1")
    #expect(text.offsets[2].flatMap { outline.block(at: $0)?.id } == "p2")
  }

  @Test func `a paper without text has no place`() {
    #expect(outline("").block(at: 0) == nil)
    #expect(outline("---\ntitle: T\n---\n").block(at: 3) == nil)
  }

  @Test(arguments: 0..<100) func `every byte that is shown is in a block that holds it`(seed: UInt64) {
    var maker = MarkdownMaker(seed: seed)
    let document = MarkdownDocument(parsing: Array(maker.text().utf8))
    let outline = PaperOutline(document)
    for case .text(let run) in document.events + document.notes.flatMap(\.events) {
      guard let range = run.range else { continue }
      let block = outline.block(at: range.lowerBound)
      #expect(block?.range.contains(range.lowerBound) == true, "seed \(seed): “\(run.text)”")
    }
    #expect(Set(outline.blocks.map(\.id)).count == outline.blocks.count, "seed \(seed)")
  }

  private func outline(_ text: String) -> PaperOutline {
    PaperOutline(MarkdownDocument(parsing: Array(text.utf8)))
  }
}
