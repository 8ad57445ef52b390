import HTML
import Testing

@testable import Rendering

@Suite struct DraftPageTests {
  @Test func `a comment's words are marked and lead to it`() {
    let page = page(Sample.draft())
    #expect(page.contains("<a href=\"#c-c2d0e2f3a4\"><span class=\"h\">Opmerking van Kerken: </span>2</a>"))
    #expect(page.contains("id=\"c-c2d0e2f3a4\""))
  }

  @Test func `a contested place shows its alternatives beside the words as they are`() {
    let page = page(Sample.draft())
    #expect(page.contains("<dt>Zoals het er staat</dt><dd dir=\"auto\">een inkomen</dd>"))
    #expect(
      page.contains(
        "<dt>Kerken en Vereniging van mantelzorgers <code>a77b20d1ce/1</code></dt><dd dir=\"auto\">een zeker inkomen</dd>"
      ))
    #expect(page.contains("class=\"m mx\""))
  }

  @Test func `each id stands once, and each link in the page leads somewhere`() {
    let page = page(Sample.draft())
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(Set(page.matches(of: #/href="#([^"]*)"/#).map { String($0.1) }).subtracting(ids).isEmpty)
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
    var draft = Sample.draft()
    draft.comments = []
    draft.amendments = []
    draft.contested = []
    let page = page(draft)
    #expect(page.ranges(of: "<section id=").count == 1)
    #expect(page.contains("dubbel zwaar"))
  }

  private func page(_ content: DraftContent) -> String {
    String(decoding: content.files().first?.bytes ?? [], as: UTF8.self)
  }
}
