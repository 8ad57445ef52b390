import Foundation
import Prose
import TestSupport
import Testing
import Word

/// Links of a paper that another program wrote anew.
@Suite struct ReturnedLinksTests {
  private func paper(_ text: String) -> ExportedPaper {
    ExportedPaper(source: Array(text.utf8), title: "", language: "en", reference: "x@y")
  }

  private func edited(_ file: String, of text: String) throws -> (text: String, unclear: [String]) {
    let back = try ReturnedPaper(
      WordFile(WordWriter.file(paper(file))), exportOf: paper(text))
    return (String(decoding: back.edited, as: UTF8.self), back.unclear)
  }

  @Test(arguments: [
    ("HTTP://example.org/X", "http://example.org/X"), ("https://EXAMPLE.org", "https://example.org/"),
    ("https://example.org//a/../b/./c", "https://example.org//b/c"),
  ])
  func `an address that is written otherwise is no change, and the paper's stays`(_ pair: (String, String))
    throws
  {
    let text = "See [the long text](\(pair.0)) here.\n"
    #expect(try edited("See [the long text](\(pair.1)) here.\n", of: text) == (text, []))
    let changed = try edited("See [the **long** old text](\(pair.1)) here, now.\n", of: text)
    #expect(changed == ("See [the **long** old text](\(pair.0)) here, now.\n", []))
  }

  @Test func `another address is a change`() throws {
    let text = "See [the text](https://example.org/a#b) here.\n"
    let other = text.replacing("#b", with: "#c")
    #expect(try edited(other, of: text) == (other, []))
  }

  private static let inner =
    "To [our aims](#our-aims), and [nowhere](#gone).\n\n## Our aims\n\nMore, and [b](c.md).\n"

  @Test func `a link to a heading comes back as it went, whatever becomes of the heading`() throws {
    #expect(try edited(Self.inner, of: Self.inner) == (Self.inner, []))
    for (old, new) in [("## Our aims", "## Our three aims"), ("More", "## New\n\nMore"), ("To", "Go to")] {
      var file = paper(Self.inner)
      let place = try #require(Self.inner.range(of: old))
      let start = Self.inner.utf8.distance(from: Self.inner.startIndex, to: place.lowerBound)
      file.amendments = [
        .init(
          author: "J", date: "2026-02-03T09:30:00Z",
          hunks: [.init(range: start..<start + old.utf8.count, old: old, new: new)])
      ]
      let back = try ReturnedPaper(WordFile(WordWriter.file(file)), exportOf: paper(Self.inner))
      let text = String(decoding: back.edited, as: UTF8.self)
      #expect(text == Self.inner.replacing(old, with: new) && back.unclear.isEmpty)
    }
  }

  @Test func `a program that loses links within a file takes none away`() throws {
    var parts = WordParts(
      body: ["To our aims, and nowhere, now.", "Our aims", "More, and b."].map { paragraph(run($0)) }.joined()
    )
    parts.parts[0].text = parts.parts[0].text.replacing(
      "<w:p><w:r><w:t xml:space=\"preserve\">Our aims",
      with: "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Our aims")
    parts.add(
      "styles", WordParts.root("styles", "<w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>"))
    let back = try ReturnedPaper(WordFile(parts.bytes), exportOf: paper(Self.inner))
    #expect(
      String(decoding: back.edited, as: UTF8.self) == Self.inner.replacing("(#gone).", with: "(#gone), now."))
    #expect(back.unclear.isEmpty && back.leftOut.isEmpty)
  }

  @Test func `a new link to a heading leads there, and one to another place is named`() throws {
    let text = "We want homes.\n\n## Our aims\n\nMore.\n"
    func file(_ place: String) -> [UInt8] {
      let link = "<w:hyperlink w:anchor=\"\(place)\">\(run("homes"))</w:hyperlink>"
      var parts = WordParts(
        body: paragraph(run("We want ") + link + run("."))
          + "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"_Ref7\"/>\(run("Our aims"))</w:p>"
          + paragraph("<w:bookmarkStart w:id=\"2\" w:name=\"more\"/>" + run("More.")))
      parts.add(
        "styles", WordParts.root("styles", "<w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>")
      )
      return parts.bytes
    }
    let back = try ReturnedPaper(WordFile(file("_Ref7")), exportOf: paper(text))
    #expect(
      String(decoding: back.edited, as: UTF8.self) == text.replacing("homes", with: "[homes](#our-aims)"))
    #expect(back.leftOut.isEmpty && back.unclear.isEmpty)
    let other = try ReturnedPaper(WordFile(file("more")), exportOf: paper(text))
    #expect(String(decoding: other.edited, as: UTF8.self) == text)
    #expect(other.leftOut.map(\.words) == ["homes"] && other.leftOut.map(\.kind) == [.innerLink])
  }

  @Test func `a paragraph that is written anew loses no link that Word does not show`() throws {
    // What a file does not have cannot be put where it was: the edit is named.
    let text = "One [two](c.md) three.\n"
    let back = try ReturnedPaper(
      WordFile(WordWriter.file(paper("- One [two](c.md) three.\n"))), exportOf: paper(text))
    #expect(String(decoding: back.edited, as: UTF8.self) == text && back.unclear.isEmpty)
    #expect(
      back.reshaped == [
        .init(words: "One two three.", was: .text, becomes: .item(level: 1, isNumbered: false))
      ])
  }
}
