import Deliberation
import HTML
import Markdown
import Testing

@testable import Rendering

/// Our own HTML as it is printed.
@Suite struct PrintTreeTests {
  private func values(_ markup: Markup, shift: Int = 0) -> [JSONValue] {
    var tree = PrintTree()
    return tree.values(of: PrintNode.read(markup), shift: shift)
  }

  private func text(_ markdown: String) -> [JSONValue] {
    let document = MarkdownDocument(parsing: Array(markdown.utf8))
    return values(
      PaperWriter.html(
        of: document, outline: PaperOutline(document), phrases: Phrases(language: .english), topLevel: 1))
  }

  @Test func `what stands for a mark is that mark again`() {
    let words = "a < b & \"c\" > 'd' &amp; &nope"
    #expect(
      PrintNode.read("<p>\(words)</p>") == [
        .element(name: "p", attributes: [:], children: [.text(words)])
      ])
  }

  @Test func `an attribute keeps its words, and an element without end tag ends by itself`() {
    #expect(
      PrintNode.read("<a href=\"\("x&\"y")\" id=\"b\">1<br>2</a>3") == [
        .element(
          name: "a", attributes: ["href": "x&\"y", "id": "b"],
          children: [.text("1"), .element(name: "br", attributes: [:], children: []), .text("2")]),
        .text("3"),
      ])
  }

  @Test func `every word of a text is printed, in its order`() {
    let markdown = """
      # One

      First *and* **second**, [third](https://example.org) `fourth`.

      - fifth
        - sixth

      > seventh

      | a | b |
      | - | - |
      | c | d |

      ```
      eighth
        ninth
      ```
      """
    #expect(
      text(markdown).map(\.words).joined(separator: " ").split(whereSeparator: \.isWhitespace).map(
        String.init)
        == [
          "One", "First", "and", "second,", "third", "fourth.", "fifth", "sixth", "seventh", "a", "b", "c",
          "d",
          "eighth", "ninth",
        ])
  }

  @Test func `a note stands where it is referred to, once`() {
    let values = text("One[^a] and two[^a].\n\n[^a]: The note.\n[^b]: Nobody refers to it.\n")
    let notes = values.all("note")
    #expect(notes.count == 2)
    #expect(notes.first?.words == " The note. ")
    #expect(notes.last?["again"] == .bool(true))
    #expect(values.map(\.words).joined().contains("Nobody refers to it."))
  }

  @Test func `no level of heading is missed`() {
    let levels = text("# A\n\n### B\n\n###### C\n\n## D\n").all("h").map { $0["l"] }
    #expect(levels == [.number(1), .number(2), .number(3), .number(2)])
  }

  @Test func `what stands very deep comes up, with all its words`() {
    let deep = String(repeating: "> ", count: 60) + "bottom\n"
    let values = text(deep)
    #expect(values.map(\.words).joined().contains("bottom"))
    #expect(values.map(\.depth).max() ?? 0 < 40)
  }

  @Test func `items that stand very deep are apart, each behind a dash`() {
    let deep = (0..<24).map { String(repeating: "  ", count: $0) + "- item\($0)\n" }.joined()
    let words = text(deep).map(\.words).joined(separator: " ")
    for item in 8..<24 { #expect(words.contains("– item\(item)"), "\(item): \(words)") }
  }

  @Test func `a table has its number, its headings and the width of its columns with it`() throws {
    let values = text("# T\n\n## Months\n\n| City | January |\n|---|---:|\n| Sneek and more | 1.234.567 |\n")
    #expect(values.compactMap { $0["t"] } == [.string("table")])
    let table = try #require(values.first)
    #expect(table["n"] == .number(1))
    #expect(table["depth"] == .number(0))
    guard case .array(let headings)? = table["headings"], case .array(let widths)? = table["widths"] else {
      Issue.record("\(table)")
      return
    }
    #expect(headings.map(\.words) == [" T ", " Months "])
    #expect(widths.map { $0["longest"] } == [.string("Sneek and more"), .string("1.234.567")])
    #expect(
      widths.map { $0["pieces"] } == [
        .array(["Sneek", "City", "more", "and"].map { .string($0) }),
        .array(["1.234.567", "January"].map { .string($0) }),
      ])
  }

  @Test func `a word that is longer than a line may be broken, and an address is not`() {
    func printed(_ words: String) -> String { text(words + "\n").map(\.words).joined() }
    let long = String(repeating: "z", count: 50)
    #expect(printed(long) == " \(long.prefix(20))\u{200B}\(long.prefix(20))\u{200B}\(long.prefix(10)) ")
    #expect(printed(String(long.prefix(40))) == " \(long.prefix(40)) ")
    let hash = String(repeating: "0a", count: 32)
    #expect(printed(hash) == " \(hash) ")
    let address = "https://example.org/een/weg/naar/een/stuk/dat/ver/weg/staat?a=b&c=d"
    #expect(printed("<\(address)>") == " \(address) ")
    // A mark stays with its letter.
    let marked = String(repeating: "e\u{301}", count: 30)
    #expect(printed(marked).unicodeScalars.split(separator: "\u{200B}").allSatisfy { $0.first != "\u{301}" })
  }

  @Test func `quotations that stand very deep are apart`() {
    let deep = (1...20).map { marks -> String in
      let mark = String(repeating: ">", count: marks)
      return "\(mark) quote\(marks)\n\(mark)\n"
    }.joined()
    let values = text(deep)
    #expect(values.all("br").count >= 5)
    #expect(values.map(\.words).joined(separator: " ").contains("quote20"))
  }

  @Test func `an id is one goal, and what only a screen reader is told is not printed`() {
    var tree = PrintTree()
    let values = tree.values(
      of: PrintNode.read("<p id=\"a\">x<span class=\"h\">goes: </span></p><p id=\"a\">y</p>"), shift: 0)
    #expect(tree.ids == ["a"])
    #expect(values.map(\.words).joined() == " x  y ")
    #expect(values.filter { $0["id"] != nil }.count == 1)
  }

  @Test func `how much of its stickers an item got is shown on paper too`() {
    let heat = values("<table><tbody><tr><td><span class=\"heat h3\">12</span></td></tr></tbody></table>")
      .all("heat")
    #expect(heat.map { $0["level"] } == [.number(3)])
    #expect(heat.map(\.words) == ["12"])
  }

  @Test func `the space between two words is one`() {
    #expect(values("<p>\n  a\n  <em> b </em> c\n</p>").map(\.words).joined() == " a b c  ")
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  fileprivate var children: [JSONValue] {
    guard case .object(let members) = self else { return [] }
    return ["head", "body", "c"].flatMap { key -> [JSONValue] in
      guard case .array(let values)? = members[key] else { return [] }
      return values.flatMap { value -> [JSONValue] in
        if case .array(let inner) = value { inner } else { [value] }
      }
    }
  }

  fileprivate var words: String {
    if case .string(let text) = self { return text }
    let words = children.map(\.words).joined()
    let isPart = ["p", "h", "li", "ul", "cell", "pre", "div"].contains { self["t"] == .string($0) }
    return isPart ? " \(words) " : words
  }

  fileprivate var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }
}

extension [JSONValue] {
  fileprivate func all(_ kind: String) -> [JSONValue] {
    flatMap { ($0["t"] == .string(kind) ? [$0] : []) + $0.children.all(kind) }
  }
}
