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

  @Test func `what stands before the text is no paragraph of it`() {
    let text = MarkedText("---\ntitle: 1️⃣T\nkind: 2️⃣letter\n---\n# W3️⃣aarom\n")
    let bytes = Array(text.text.utf8)
    let places = [1, 2, 3].compactMap { text.offsets[$0] }
    #expect(
      places.map { PlaceName.name(at: $0, in: bytes, language: .dutch) }
        == ["de titel", "de gegevens boven de tekst", "kop “Waarom”"])
    #expect(PlaceNames(in: bytes, language: .english).name(at: places[0]) == "its title")
  }

  @Test func `a paper without text has no place to name`() {
    #expect(PlaceName.name(at: 0, in: [], language: .dutch) == nil)
  }
}
