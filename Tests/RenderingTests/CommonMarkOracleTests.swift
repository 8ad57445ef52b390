import Foundation
import Markdown
import TestSupport
import Testing

@testable import Rendering

/// What cmark-gfm makes of a text is what a git host shows; without its marks, the page must say the same.
@Suite(
  .enabled(if: CommonMarkOracle.isInstalled, "cmark-gfm is not installed, so nothing is compared with it"))
struct CommonMarkOracleTests {
  @Test(arguments: 0..<40) func `made-up papers are what cmark-gfm makes of them`(seed: UInt64) throws {
    var maker = MarkdownMaker(seed: seed, common: true)
    // Between rules, so that one run of the program compares several.
    let text = (0..<5).map { _ in maker.text() }.joined(separator: "\n\n***\n\n")
    #expect(try CommonMarkOracle.html(of: text) == CommonMarkOracle.ours(text), "seed \(seed)")
  }

  @Test(arguments: Checkout.files(in: "papers", endingIn: ".md"))
  func `the example papers are what cmark-gfm makes of them`(path: String) throws {
    let text = try Checkout.text(path)
    let body = text.replacing(#/\A---\n(?s:.*?)\n---\n/#, with: "").replacing(#/(?m)^\[\^.*$/#, with: "")
      .replacing(#/\[\^[^\]]*\]/#, with: "")
    #expect(try CommonMarkOracle.html(of: body) == CommonMarkOracle.ours(body))
  }

  @Test(arguments: [
    "Setext\n===\n\nNog een\n---\n", "* a\n\n  b\n* c\n\n1) x\n2) y\n", "a  \nb\\\nc\n", "> a\nb\n> > c\n",
    "- [x] gedaan\n- [ ] niet\n", "<https://example.org> en [a][b]\n\n[b]: /pad 'titel'\n",
    "``a ` b`` ~~weg~~\n",
    "| a | b |\n|:---|---:|\n| `c` \\| d | *e* |\n", "* * *\n\n\ttab\n",
    "\\# geen kop &copy; &#x41; &onbekend;\n",
    "*a **b*** __c__ _d_e_ f*g*h\n", "[a](<b c> \"d\") [e](f\\)g)\n", "3. drie\n4. vier\n", "#\n\n## a ##\n",
  ])
  func `odd corners are what cmark-gfm makes of them`(text: String) throws {
    #expect(try CommonMarkOracle.html(of: text) == CommonMarkOracle.ours(text))
  }
}

enum CommonMarkOracle {
  static var isInstalled: Bool {
    (try? Command.run(["cmark-gfm", "--version"], in: "/", environment: environment)) != nil
  }

  private static let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]

  static func html(of text: String) throws -> String {
    let html = try Command.run(
      ["cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "tasklist"], in: "/",
      environment: environment,
      input: text)
    return normal(html)
  }

  static func ours(_ text: String) -> String {
    let document = MarkdownDocument(parsing: Array(text.utf8))
    let half = (start: document.source.count / 3, end: document.source.count * 2 / 3)
    let mark = PaperMark(range: half.start..<half.end, classes: "w", id: "w1", lead: "van", note: "")
    let html = PaperWriter.html(
      of: document, outline: PaperOutline(document), marks: [mark], phrases: Phrases(language: .dutch))
    return normal(HTMLText.withoutMarks(html.html))
  }

  /// The same HTML in one way: only the attributes that carry meaning, headings of one level, and no white space
  /// beside the tags of blocks.
  private static func normal(_ html: String) -> String {
    var pieces: [String] = []
    for part in html.split(separator: "<", omittingEmptySubsequences: false) {
      let halves = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      if halves.count == 2, let tag = normal(tag: halves[0]) { pieces.append(tag) }
      pieces.append(collapsed(halves.last ?? ""))
    }
    var result = ""
    for piece in pieces where !piece.isEmpty {
      let isBlock =
        piece.hasPrefix("<") && !inline.contains(piece.prefix { $0 != " " && $0 != ">" }.filter { $0 != "/" })
      if isBlock, result.last == " " { result.removeLast() }
      let afterBlock = result.isEmpty || result.hasSuffix("\n")
      result += afterBlock && piece.hasPrefix(" ") ? String(piece.dropFirst()) : piece
      if isBlock { result += "\n" }
    }
    return result.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
  }

  private static let inline: Set<String> = ["<em", "<strong", "<a", "<code", "<del", "<input"]

  private static func normal(tag: Substring) -> String? {
    let name = tag.prefix { $0 != " " }
    if name == "div" || name == "/div" { return nil }
    if name == "input" { return tag.contains("checked") ? "<input x>" : "<input>" }
    let heading = name.last?.isNumber == true ? String(name.dropLast()) : String(name)
    let attributes = ["href", "title", "start"].compactMap { attribute in
      tag.firstRange(of: " \(attribute)=\"").map { range in
        " \(attribute)=" + String(tag[range.upperBound...].prefix { $0 != "\"" })
      }
    }
    return "<" + heading + attributes.joined() + ">"
  }

  private static func collapsed(_ text: Substring) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { return text.isEmpty ? "" : " " }
    return (text.first?.isWhitespace == true ? " " : "") + words
      + (text.last?.isWhitespace == true ? " " : "")
  }
}
