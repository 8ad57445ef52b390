import Deliberation
import HTML
import Testing

@testable import Rendering

@Suite struct DraftPageTests {
  private let page = DraftPageTests.page(Sample.draft())

  @Test func `comments are numbered in the order of the text, and their words lead to them`() {
    #expect(
      page.contains("<a href=\"#\(id("c2").pageID)\"><span class=\"h\">Opmerking van Kerken: </span>1</a>"))
    #expect(
      page.contains("<a href=\"#\(id("c1").pageID)\"><span class=\"h\">Opmerking van Vakbond: </span>2</a>"))
  }

  @Test func `what is copied from the text has no marker in it, nor what is read aloud for one`() {
    #expect(page.contains(".h, .n { -webkit-user-select: none; user-select: none; }"))
  }

  @Test func `every open proposal is marked in the text, also one that only adds`() {
    #expect(
      page.contains(
        "gunst</span><sup class=\"n\"><a href=\"#\(target("a3/1").pageID)\"><span class=\"h\">Wijziging voorgesteld door Vereniging van mantelzorgers: </span>✎"
      ))
    #expect(page.contains("class=\"m mp\""))
  }

  @Test(arguments: [
    ("an item", "- one of them;\n", "- one of them;\n- a third;\n", "them;"),
    ("an item before a list in it", "- short leases;\n", "- short leases;\n- shared homes;\n", "leases;"),
    ("a row", "| East | 8 |\n", "| East | 8 |\n| South | 7 |\n", "8"),
    ("a line of code", "rent = income\n", "rent = income\nmore = none\n", "income"),
    ("an address", "https://example.org/a", "https://example.org/b", "by-law"),
  ])
  func `a proposal that changes no word of the text is marked beside it`(
    what: String, old: String, new: String, word: String
  ) throws {
    let text = Array(
      """
      # A home

      - short leases;
        - also of a school;
      - refusals.

      See [the by-law](https://example.org/a) of last year.

      1. One

      - one of them;
      - the other.

      | District | Homes |
      |:--|--:|
      | North | 12 |
      | East | 8 |

      ```
      rent = income
      ```

      The end.

      """.utf8)
    // What an insertion takes in is nothing: it stands at the end of what it follows.
    let place = Sample.place(old, text)
    let isAdded = new.hasPrefix(old)
    var records = SampleRecords()
    records.amend(
      "a1", by: "vakbond",
      [
        (
          isAdded ? place.upperBound..<place.upperBound : place,
          isAdded ? String(new.dropFirst(old.count)) : new
        )
      ],
      "Beter.", on: text)
    let paper = PaperContent(
      heading: Sample.heading(.dutch), dossier: records.dossier(text: text), passages: records.passages)
    let page = Self.page(DraftContent(paper: paper, agenda: Agenda(of: paper.dossier) { _ in text }))
    let article = page.part(from: "<article class=\"paper", to: "</article>")
    let marked = article.matches(of: #/<span class="m mp"[^>]*><span class="h">[^<]*<\/span>([^<]*)<\/span>/#)
    #expect(
      marked.map { String($0.1).trimmingPrefix(while: \.isWhitespace).description } == [word],
      "\(what): \(article)")
    #expect(article.contains("href=\"#\(target("a1/1").pageID)\""), "\(what)")
  }

  @Test func `the last day is told, and what came behind it is marked`() {
    let text = Array("---\ntitle: T\nuntil: 2025-11-01\n---\n\nOne two three.\n".utf8)
    var records = SampleRecords()
    // The first record is of 1 November, the next of the day after.
    records.amend("a1", by: "vakbond", [(Sample.place("One", text), "Een")], "Zo.", on: text)
    records.amend("a2", by: "kerken", [(Sample.place("three", text), "drie")], "Zo.", on: text)
    let paper = PaperContent(
      heading: Sample.heading(.dutch), dossier: records.dossier(text: text), passages: records.passages)
    let page = Self.page(DraftContent(paper: paper, agenda: Agenda(of: paper.dossier) { _ in text }))
    #expect(page.contains("worden gevraagd tot en met 1 november 2025."))
    func card(_ name: String) -> Substring {
      page.part(from: "id=\"\(target(name).pageID)\"", to: "</article>")
    }
    #expect(!card("a1/1").contains("na de uiterste datum"))
    #expect(card("a2/1").contains("na de uiterste datum"))
  }

  @Test func `a contested place shows its sentence as it is, and as each alternative would have it`() {
    let place = page.part(from: "id=\"x1\"", to: "</article>")
    #expect(place.contains("<dt>Zoals het er staat</dt>"))
    #expect(place.contains("Bestaanszekerheid begint met een inkomen waarvan je kunt leven"))
    #expect(place.contains("<ins><span class=\"h\">komt erin: </span>zeker</ins>"))
    #expect(place.contains("<ins><span class=\"h\">komt erin: </span>dat genoeg is</ins>"))
    #expect(page.contains("class=\"m mx\""))
  }

  @Test func `each id stands once, and each link in the page leads somewhere`() {
    for page in [page, Self.page(Sample.draftAfterPolls())] {
      let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
      #expect(Set(ids).count == ids.count)
      #expect(Set(page.matches(of: #/href="#([^"]*)"/#).map { String($0.1) }).subtracting(ids) == [])
    }
  }

  @Test func `where subjects overlap the text is divided, and each note comes after its last word`() {
    func subject(_ ranges: [Range<Int>], _ name: String) -> DraftMarks.Subject {
      DraftMarks.Subject(ranges: ranges, kind: .comment, lead: name, note: Markup(text: name))
    }
    let marks = DraftMarks.marks(for: [
      subject([0..<10], "a"), subject([5..<15, 20..<25], "b"), subject([5..<10], "c"),
    ])
    #expect(marks.map(\.range) == [0..<5, 5..<10, 10..<15, 20..<25])
    #expect(marks.map(\.lead) == ["a", "b c", "", "b"])
    #expect(marks.map(\.note.html) == ["", "ac", "", "b"])
  }

  @Test func `a draft without records is its text`() {
    let paper = Sample.paper(.dutch, SampleRecords())
    let page = Self.page(DraftContent(paper: paper, agenda: Agenda(of: paper.dossier) { _ in Sample.text }))
    #expect(page.ranges(of: "<section id=").count == 1)
    #expect(page.contains("dubbel zwaar"))
  }

  static func page(_ content: DraftContent) -> String {
    String(decoding: content.files().first?.bytes ?? [], as: UTF8.self)
  }
}
