import Deliberation
import Rendering
import TestSupport
import Testing

@Suite struct PlaceNameTests {
  @Test func `a place is called as its page numbers it`() {
    let text = MarkedText("---\ntitle: T\n---\n# W1️⃣aarom\n\neen\n\n- twee\n- 2️⃣drie[^a]\n\n[^a]: n3️⃣oot\n")
    let names = [1, 2, 3].map { marker in
      text.offsets[marker].flatMap { PlaceName.name(at: $0, in: Array(text.text.utf8), language: .english) }
    }
    #expect(names == ["heading “Waarom”", "paragraph 3", "footnote 1"])
  }

  @Test func `a paper without text has no place to name`() {
    #expect(PlaceName.name(at: 0, in: [], language: .dutch) == nil)
  }
}
