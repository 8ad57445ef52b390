import Prose
import TestSupport
import Testing

@Suite struct PassageTests {
  @Test(arguments: [
    ("One here. We want 1️⃣fair2️⃣ rent. Three.", " We want fair rent."),
    ("1. First item\n2. Second 1️⃣item2️⃣\n3. Third item\n", "Second item"),
    ("# A 1️⃣head2️⃣\n\nWords.", "A head"),
    ("- one\n- 1️⃣two\n- three2️⃣\n- four\n", "- two\n- three"),
    ("- one\n1️⃣2️⃣- two\n", ""),
    ("One.\n\nTwo is1️⃣2️⃣ here", "Two is here"),
  ])
  func `a place is read in its sentence or its block`(marked: String, passage: String) {
    let text = MarkedText(marked)
    let bytes = Array(text.text.utf8)
    let found = Passage.around(text.range(1, 2), in: bytes)
    #expect(String(decoding: bytes[found], as: UTF8.self) == passage)
  }
}
