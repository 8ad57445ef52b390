import Markdown
import TestSupport
import Testing

@Suite struct FootnoteTests {
  @Test func `a note is cut out of the text and keeps the places of its words`() {
    let text = MarkedText("Een woord[^a] en meer.\n\n1️⃣[^a]: 2️⃣Uitleg3️⃣ *erbij*.\n4️⃣")
    let document = MarkdownDocument(parsing: Array(text.text.utf8))
    #expect(document.notes.map(\.label) == ["a"])
    #expect(document.notes.first?.range == text.range(1, 4))
    #expect(document.notes.first?.words.first == "Uitleg ")
    #expect(document.notes.first?.events.firstRun?.range?.lowerBound == text.range(2, 3).lowerBound)
    #expect(document.bodyWords == ["Een woord", "[0.1]", " en meer."])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      (0..<20_000).map { "[^\($0 % 19_999)]: note\n\n" }.joined(),
      (0..<20_000).map { _ in "[^a]: note\n\n" }.joined(),
      String(repeating: "[^", count: 200_000) + "\n",
      "<div>\n" + String(repeating: "<!-- x\n", count: 60_000) + "</div>\n",
      String(repeating: "word <!-- x ", count: 60_000) + "\n",
    ])
  func `very many notes and remarks are soon read`(text: String) {
    let document = MarkdownDocument(parsing: Array(text.utf8))
    #expect(document.remarks.isEmpty)
  }

  @Test func `notes are numbered by their first reference, in the text and then in notes`() {
    let source = "A[^z] b[^y] c[^z]\n\n[^x]: X\n[^y]: Y[^x]\n[^z]: Z\n[^w]: niemand verwijst\n"
    let document = MarkdownDocument(parsing: Array(source.utf8))
    #expect(document.notes.map(\.label) == ["z", "y", "x", "w"])
    #expect(document.notes.map(\.references) == [2, 1, 1, 0])
    #expect(document.bodyWords == ["A", "[0.1]", " b", "[1.1]", " c", "[0.2]"])
  }

  @Test func `the lines of a note that are indented, or plainly go on, belong to it`() {
    let source = "T[^a]\n\n[^a]: een\ntwee\n\n    drie\n\n    - vier\n\nvijf\n"
    let document = MarkdownDocument(parsing: Array(source.utf8))
    #expect(document.notes.first?.words == ["een", "twee", "drie", "vier"])
    #expect(document.bodyWords == ["T", "[0.1]", "vijf"])
    for run in document.runs {
      #expect(run.range.map { String(decoding: document.source[$0], as: UTF8.self) } == run.text)
    }
  }

  @Test func `a definition in a block of code is code`() {
    let document = MarkdownDocument(parsing: Array("```\n[^a]: x\n```\n\n    [^b]: y\n\n~~~\n[^c]: z\n".utf8))
    #expect(document.notes.isEmpty)
    #expect(document.bodyWords == ["[^a]: x", "[^b]: y", "[^c]: z"])
  }

  @Test(arguments: [
    "> [^a]: woord\n", "- [^a]: woord\n", "[^b]: een\n[^b]: woord\n", "    [^a]: woord\n", "[^a[b]: woord\n",
  ])
  func `a definition is shown wherever it stands`(source: String) {
    let document = MarkdownDocument(parsing: Array(source.utf8))
    #expect(document.runs.map(\.text).joined().contains("woord"))
  }

  @Test(arguments: [
    "[^n]: een\n2019 twee\n", "[^n]: een\n*twee*\n", "[^n]: een\n    2019 twee\n", "[^N]: een\n\n    twee\n",
  ])
  func `a note goes on with whatever goes on with a paragraph, under a label of any case`(definition: String)
  {
    let document = MarkdownDocument(parsing: Array("T[^n]\n\n\(definition)\nSlot\n".utf8))
    #expect(document.notes.count == 1)
    #expect(document.notes.first?.words.joined().contains("twee") == true)
    #expect(document.bodyWords == ["T", "[0.1]", "Slot"])
  }

  @Test func `of two notes with one label the first is meant, and the second is kept and known`() {
    let document = MarkdownDocument(
      parsing: Array("A[^1]\n\n[^1]: een\n\n```\n[^1]: code\n```\n\n[^1]: twee\n".utf8))
    #expect(document.notes.map(\.words) == [["een"], ["twee"]])
    #expect(document.notes.map(\.isDouble) == [false, true])
    #expect(document.notes.map(\.references) == [1, 0])
  }

  @Test func `words between brackets that go on in the next line are shown`() {
    let document = MarkdownDocument(parsing: Array("Zie [^een\ntwee] en[^a]\n\n[^a]: x\n".utf8))
    #expect(document.bodyWords == ["Zie [^een", "twee] en", "[0.1]"])
  }

  @Test func `a reference without a note, and one in code, are text`() {
    let document = MarkdownDocument(parsing: Array("Niets[^q] en `[^a]`\n\n[^a]: x\n".utf8))
    #expect(document.bodyWords == ["Niets[^q] en ", "[^a]"])
  }
}

extension MarkdownDocument {
  /// The text of the runs of the body, references as `[note.occurrence]`.
  var bodyWords: [String] { events.words }
}

extension Footnote {
  var words: [String] { events.words }
}

extension [MarkdownEvent] {
  fileprivate var words: [String] {
    compactMap { event in
      switch event {
      case .text(let run) where run.range != nil: run.text
      case .noteReference(let note, let occurrence, _): "[\(note).\(occurrence)]"
      default: nil
      }
    }
  }

  fileprivate var firstRun: TextRun? {
    for case .text(let run) in self { return run }
    return nil
  }
}
