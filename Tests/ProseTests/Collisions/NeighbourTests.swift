import Prose
import TestSupport
import Testing

@Suite struct NeighbourTests {
  private func hunk(_ marked: MarkedText, _ from: Int, _ to: Int, _ new: String) -> Hunk {
    let range = marked.range(from, to)
    return Hunk(range: range, old: String(decoding: Array(marked.text.utf8)[range], as: UTF8.self), new: new)
  }

  @Test func `hunks of one line or of two lines beside each other share lines, others do not`() {
    let marked = MarkedText("een 1️⃣twee2️⃣ 3️⃣drie4️⃣\nvier 5️⃣vijf6️⃣\n\nzes 7️⃣zeven8️⃣\n")
    let text = Array(marked.text.utf8)
    let first = hunk(marked, 1, 2, "2")
    #expect(first.sharesLines(with: hunk(marked, 3, 4, "3"), in: text))
    #expect(first.sharesLines(with: hunk(marked, 5, 6, "5"), in: text))
    #expect(!first.sharesLines(with: hunk(marked, 7, 8, "7"), in: text))
    #expect(!hunk(marked, 7, 8, "7").sharesLines(with: first, in: text))
  }

  @Test func `a number changed in the same sentence is flagged, in another sentence it is not`() {
    let marked = MarkedText("Wij willen 1️⃣102️⃣ huizen en 3️⃣snel4️⃣. En 5️⃣dan6️⃣ rust.")
    let text = Array(marked.text.utf8)
    let number = hunk(marked, 1, 2, "20")
    #expect(number.readingFlags(beside: [hunk(marked, 3, 4, "gauw")], in: text) == [.number])
    #expect(number.readingFlags(beside: [hunk(marked, 5, 6, "toen")], in: text) == [])
  }
}
