import Deliberation
import Foundation
import Prose
import TestSupport
import Testing
import Word

@testable import BeraadKit

@Suite struct NewPaperFromWordTests {
  let alliance: Alliance

  init() throws { alliance = try Alliance() }

  private func file(_ source: String, _ change: (inout ExportedPaper) -> Void = { _ in }) -> [UInt8] {
    var paper = ExportedPaper(
      source: Array(source.utf8), title: "Getting there", language: "en", reference: "")
    change(&paper)
    return WordWriter.file(paper)
  }

  private func begin(_ bytes: [UInt8], changesOf partner: String? = nil) throws -> ConvertedFile {
    try alliance.editors.newPaper(
      "transport", title: "Getting there", kind: .letter, language: nil, from: bytes, changesOf: partner)
  }

  private static let source = "## Trains\n\nMore *trains*, soon.\n\n- by day\n- by night\n"

  @Test func `the text becomes the draft, under its title`() throws {
    let begun = try begin(file(Self.source))
    #expect(begun.left.isEmpty && begun.imported == nil)
    let draft = try alliance.repository.read("papers/transport/paper.md")
    #expect(draft.hasSuffix("---\n\n" + Self.source))
    #expect(draft.contains("title: Getting there\n") && draft.contains("kind: letter\n"))
  }

  /// The first bytes of a PNG file: all that is read of one.
  private static let picture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
    + [0, 0, 0, 40, 0, 0, 0, 20, 8, 0, 0, 0, 0]

  @Test func `a picture lies beside the paper, which shows it with its description`() throws {
    let bytes = file("## Trains\n\nThere ![a [station]](x.png).\n\nAnd ![a [station]](x.png) then.\n") {
      $0.pictures = ["x.png": PaperPicture(Self.picture)].compactMapValues(\.self)
    }
    let begun = try begin(bytes)
    #expect(begun.left.isEmpty, "\(begun.left)")
    let draft = try alliance.repository.read("papers/transport/paper.md")
    #expect(draft.contains("There a \\[station\\].\n\n![a \\[station\\]](picture-1.png)\n\nAnd"), "\(draft)")
    let path = alliance.repository.path + "/papers/transport/picture-1.png"
    #expect(Array(try #require(FileManager.default.contents(atPath: path))) == Self.picture)
    // The paper has it in its next file.
    let exported = try alliance.editors.export("transport", with: [], to: nil)
    #expect(try WordFile(exported.bytes).pictures(in: exported.bytes).count == 2)
    #expect(try alliance.editors.verify("transport", since: nil, files: nil).ok)
  }

  @Test func `a file with little text and pictures that are well described comes in whole`() throws {
    let drawing = { (number: Int) in
      """
      <w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
      id="\(number)" name="p" descr="A long row of houses along the railway, seen from the bridge in the morning, number \(number)"/>\
      <a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="r0"/></w:drawing></w:r>
      """
    }
    var parts = WordParts(
      body: (1...9).map { paragraph(drawing($0)) }.joined()
        + paragraph(run("We ask for ") + inserted("many ") + run("homes.")))
    parts.relationships = [("image", "media/a.png", false)]
    parts.files = [("word/media/a.png", Self.picture)]
    let begun = try begin(parts.bytes, changesOf: "tenants")
    #expect(begun.left.isEmpty, "\(begun.left)")
    #expect(begun.imported?.amendments.map { $0.changes.map(\.new) } == [["many "]])
  }

  @Test
  func `a comment with personal data is refused before the paper is begun, and taken where that is meant`()
    throws
  {
    let bytes = file(Self.source) {
      $0.comments = [
        .init(
          id: "c", author: "J", date: "2026-01-15T12:00:00Z", text: "Ask jan@example.com.", range: 3..<9)
      ]
    }
    let before = try alliance.repository.git("for-each-ref")
    #expect(throws: Refusal.self) { try begin(bytes, changesOf: "tenants") }
    #expect(try alliance.repository.git("for-each-ref") == before)
    var editors = alliance.editors
    editors.takesPersonalData = { _ in true }
    let begun = try editors.newPaper(
      "transport", title: "Getting there", kind: .letter, language: nil, from: bytes, changesOf: "tenants")
    #expect(begun.imported?.comments.map(\.text) == ["Ask jan@example.com."])
  }

  @Test func `a picture that is none, or lies elsewhere, is named and not written`() throws {
    func drawing(_ id: String) -> String {
      "<w:r><w:drawing><a:blip xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" r:embed=\"\(id)\"/></w:drawing></w:r>"
    }
    var parts = WordParts(
      body: paragraph(run("Words.") + drawing("r0") + drawing("r1") + drawing("r2") + drawing("r9")))
    parts.relationships = [
      ("image", "media/a.emf", false), ("image", "https://example.org/b.png", true),
      ("image", "../../etc/passwd", false),
    ]
    parts.parts.append(("word/media/a.emf", "no picture"))
    let begun = try begin(parts.bytes)
    #expect(begun.left.map(\.english).contains("4 × picture"))
    #expect(try alliance.repository.read("papers/transport/paper.md").hasSuffix("\n\nWords.\n"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: alliance.repository.path + "/papers/transport") == [
        "paper.md"
      ])
  }

  @Test(
    arguments: [
      [], [0x89, 0x50], [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], Array("<svg/>".utf8),
      Array(picture.prefix(24)), picture.prefix(16) + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 8, 0],
    ] as [[UInt8]])
  func `bytes that say no size are no picture`(_ bytes: [UInt8]) { #expect(PaperPicture(bytes) == nil) }

  @Test func `changes and comments are records of the partner named`() throws {
    let bytes = file(Self.source) { paper in
      let start = Self.source.utf8.count - "soon.\n\n- by day\n- by night\n".utf8.count
      paper.amendments = [
        .init(
          author: "Janneke", date: "2026-01-01T10:00:00Z",
          hunks: [Hunk(range: start..<start + 4, old: "soon", new: "now")])
      ]
      paper.comments = [
        .init(id: "c", author: "Piet", date: "2026-01-01T10:00:00Z", text: "Where?", range: 3..<9)
      ]
    }
    let before = try alliance.repository.git("for-each-ref")
    let refusal = try #require(throws: Refusal.self) { try begin(bytes) }
    #expect(refusal.explanation.message.contains("2 tracked changes and 1 comment"))
    #expect(refusal.explanation.causes == ["the file names Janneke, Piet"])
    #expect(throws: Refusal.self) { try begin(bytes, changesOf: "nobody") }
    #expect(try alliance.repository.git("for-each-ref") == before)
    let begun = try begin(bytes, changesOf: "tenants")
    #expect(begun.imported?.amendments.map { $0.changes.map(\.new) } == [["now"]])
    #expect(begun.imported?.comments.map(\.quote) == ["Trains"])
    #expect(try alliance.repository.git("log", "-p", "--all").contains("Janneke") == false)
  }

  @Test func `a file whose text is all a proposal, or beside the text, is told so`() throws {
    let tracked = WordParts(
      body: paragraph(inserted("All of it."), end: "<w:ins w:id=\"9\" w:author=\"A\"/>")
    ).bytes
    let refusal = try #require(throws: Refusal.self) { try begin(tracked, changesOf: "tenants") }
    #expect(refusal.explanation.message.contains("All text of this Word file is a tracked change"))
    let box = WordParts(
      body: paragraph(
        "<w:r><w:pict><w:txbxContent>\(paragraph(run("In a box")))</w:txbxContent></w:pict></w:r>"))
    let other = try #require(throws: Refusal.self) { try begin(box.bytes) }
    #expect(other.explanation.causes == ["text box: In a box"])
    #expect(try #require(throws: Refusal.self) { try begin(file("")) }.explanation.causes.isEmpty)
  }

  @Test func `what cannot be recorded begins no paper`() throws {
    let long = file(Self.source) { paper in
      let text = String(repeating: "word ", count: 20_000)
      paper.comments = [.init(id: "c", author: "A", date: "2026-01-01T10:00:00Z", text: text, range: 3..<9)]
    }
    let before = try alliance.repository.git("for-each-ref")
    #expect(throws: Refusal.self) { try begin(long, changesOf: "tenants") }
    #expect(throws: Refusal.self) { try begin(file("")) }
    #expect(throws: WordError.self) { try begin(Array("no Word".utf8)) }
    #expect(throws: Refusal.self) {
      try alliance.tenants.newPaper(
        "transport", title: "T", kind: .letter, language: nil, from: file(Self.source), changesOf: nil)
    }
    #expect(try alliance.repository.git("for-each-ref") == before)
  }
}
