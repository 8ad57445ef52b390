import Deliberation
import TestSupport
import Testing

@testable import Rendering

@Suite struct WordingAllowanceTests {
  private func shortened(_ demands: [(String, Int)], most: Int) -> Set<Int> {
    WordingAllowance(demands.compactMap { demand in Slug(demand.0).map { ($0, demand.1) } }, most: most)
      .shortened
  }

  @Test func `what fits is told in full, whoever asks for it`() {
    #expect(shortened([("a", 60), ("b", 40)], most: 100).isEmpty)
    #expect(shortened([], most: 100).isEmpty)
  }

  @Test func `who asks for little is told in full, and of who asks for most what fits in the rest`() {
    let demands = [("many", 30), ("few", 10), ("many", 30), ("many", 30), ("many", 30), ("few", 10)]
    #expect(shortened(demands, most: 100) == [3, 4])
    // Of two who ask for too much each has half.
    #expect(shortened([("a", 60), ("b", 60), ("a", 40), ("b", 40)], most: 120) == [2, 3])
    // What is too long by itself does not keep out what comes behind it.
    #expect(shortened([("a", 200), ("a", 40)], most: 100) == [0])
  }

  @Test func `a mark or a line's end costs more than a letter`() {
    let cost = WordingAllowance.cost(of: ChangedPassage(before: "ab cd", after: "é1"))
    #expect(cost == 8)
    #expect(WordingAllowance.cost(of: ChangedPassage(before: "a\n", after: "*b*")) == 26)
  }

  @Test func `a page tells the beginning of what is too much for it, whose it is, and what shows all`() throws
  {
    var records = SampleRecords()
    let spot = Sample.place("een inkomen", Sample.text)
    let long =
      (0..<40).map { "lang\($0)" }.joined(separator: "\n\n") + "\n\n"
      + String(repeating: "w\n\n", count: 2_000)
    for number in 0..<8 {
      records.amend(
        "m\(number)", by: "vakbond", [(spot.lowerBound..<spot.lowerBound, "\(number) \(long)")], "Lang.")
    }
    records.amend("k1", by: "kerken", [(spot, "een zeker inkomen")], "Zeker.")
    let paper = PaperContent(
      heading: Sample.heading(.dutch), dossier: records.dossier(text: Sample.text),
      passages: records.passages,
      quotes: records.quotes)
    let content = DraftContent(paper: paper, agenda: Agenda(of: paper.dossier) { _ in Sample.text })
    let cost = WordingAllowance.cost(of: records.passages.values.max { $0.after.count < $1.after.count }!)
    let page = DraftPage(content, most: cost * 5)
    // Each is told twice: among the contested places and among the changes.
    #expect(page.shortenedBy.map(\.partner.description) == ["vakbond"])
    #expect(page.shortenedBy.map(\.count) == [6])
    let all = page.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(all.contains("van 6 wijzigingen staat hier alleen het begin"))
    #expect(all.ranges(of: "Alleen het begin; helemaal te lezen met <code>beraad show ").count == 12)
    #expect(all.contains("<ins><span class=\"h\">komt erin: </span>zeker</ins>"))
    #expect(
      all.contains("lang39")
        && all.utf8.count < 4 * DraftPage(content).files.reduce(0) { $0 + $1.bytes.count } / 5)
    #expect(DraftPage(content).shortenedBy.isEmpty)
  }
}
