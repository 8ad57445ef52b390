import Deliberation
import HTML
import Markdown
import TestSupport

@testable import Rendering

/// What cmark-gfm makes of a text is what a git host shows: the page must have the same elements, saying the same.
///
/// The differences that are allowed are those of docs/markdown.md.
enum CommonMarkOracle {
  static var isInstalled: Bool {
    (try? Command.run(["cmark-gfm", "--version"], in: "/", environment: environment)) != nil
  }

  /// The examples of GitHub's standard, as the package of the program brings them along; none where it does not.
  static let examples: [String] = {
    let file = "/usr/share/doc/cmark-gfm/spec.txt.gz"
    let text = (try? Command.run(["gzip", "-dc", file], in: "/", environment: environment)) ?? ""
    return text.matches(of: #/(?s)`{32} example[^\n]*\n(.*?)\n?\.\n.*?`{32}\n/#).map {
      $0.1.replacing("→", with: "\t") + "\n"
    }
  }()

  private static let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]

  /// How the page of a text differs from what cmark-gfm makes of it; nil where it does not.
  static func difference(_ text: String, seed: UInt64 = 0) throws -> String? {
    // Front matter is none in Markdown's standard: an empty line before it makes it text.
    let text = text.hasPrefix("---") || text.hasPrefix("+++") ? "\n" + text : text
    // cmark-gfm loses words between the brackets of a reference that goes on in the next line.
    if text.contains(#/\[\^[^\]\r\n]*[\r\n]/#.matchingSemantics(.unicodeScalar)) { return nil }
    let xml = try Command.run(
      ["cmark-gfm", "-t", "xml"]
        + ["footnotes", "table", "strikethrough", "autolink", "tasklist"].flatMap { ["-e", $0] },
      in: "/", environment: environment, input: text)
    let wanted = try ElementTree.ofXML(xml)
    let document = MarkdownDocument(parsing: Array(text.utf8))
    for marks in [[], marks(over: document, seed: seed)] {
      let html = PaperWriter.html(
        of: document, outline: PaperOutline(document), marks: marks, phrases: Phrases(language: .dutch)
      ).html
      let page: (body: ElementTree, notes: [ElementTree])
      do { page = try ElementTree.ofPage(html) } catch { return "\(error)\n\(html)" }
      if page.body.description != wanted.body.description {
        return report(wanted.body.description, page.body.description)
      }
      // References within notes cmark-gfm does not resolve, and so orders the notes otherwise. A note that nothing refers to, or that
      // has the label of another, comes after those that it has.
      if wanted.hasReferenceInNote || document.notes.contains(where: \.isOddlyOrdered) { continue }
      for (wanted, note) in zip(wanted.notes, page.notes) where wanted.description != note.description {
        return report(wanted.description, note.description)
      }
      if page.notes.count < wanted.notes.count { return "a footnote is missing" }
    }
    return nil
  }

  private static func report(_ wanted: String, _ page: String) -> String {
    "cmark-gfm has\n\(wanted)\n\nthe page has\n\(page)"
  }

  /// Marks with borders anywhere between characters, as attribution sets them.
  private static func marks(over document: MarkdownDocument, seed: UInt64) -> [PaperMark] {
    var random = SplitMix(seed: seed)
    let offsets =
      document.source.indices.filter { document.source[$0] & 0xC0 != 0x80 } + [document.source.count]
    let borders = Set((0..<12).compactMap { _ in offsets.randomElement(using: &random) }).sorted()
    return zip(borders, borders.dropFirst()).enumerated().map { number, border in
      PaperMark(
        range: border.0..<border.1, classes: "w", id: "w\(number)", lead: "van",
        note: "<sup class=\"n\"><a href=\"#o\">1</a></sup>")
    }
  }

  /// The share of what a text shows of which the place is known, as counts of bytes.
  static func places(_ text: String) -> (placed: Int, shown: Int) {
    let document = MarkdownDocument(parsing: Array(text.utf8))
    var counts = (placed: 0, shown: 0)
    for case .text(let run) in document.events + document.notes.flatMap(\.events) where !run.isWhite {
      counts.shown += run.text.utf8.count
      if run.range != nil { counts.placed += run.text.utf8.count }
    }
    return counts
  }
}

extension Footnote {
  /// Whether it refers to others, or has a label that cmark-gfm cannot look up.
  fileprivate var isOddlyOrdered: Bool {
    label.contains("[")
      || events.contains { if case .noteReference = $0 { true } else { false } }
  }
}
