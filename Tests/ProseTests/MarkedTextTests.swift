import TestSupport
import Testing

@Suite struct MarkedTextTests {
  @Test func `markers become byte offsets`() {
    let marked = MarkedText("één 1️⃣woord2️⃣.")
    #expect(marked.text == "één woord.")
    #expect(marked.range(1, 2) == 6..<11)
  }
}
