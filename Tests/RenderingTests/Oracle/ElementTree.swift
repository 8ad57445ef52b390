import HTML
import Markdown
import TestSupport

@testable import Rendering

/// A text as its elements and what they say, in one way for our pages and for cmark-gfm: so that the two can be compared.
///
/// White space counts only within code; headings are of one level, because a page gives them its own.
struct ElementTree: CustomStringConvertible {
  private(set) var lines: [String] = []
  private var pending = ""
  private var verbatim = 0

  var description: String { lines.joined(separator: "\n") }

  mutating func open(_ name: String, _ attributes: [String] = []) {
    flush()
    lines.append(([name] + attributes).joined(separator: " "))
    if name == "pre" { verbatim += 1 }
  }

  mutating func close(_ name: String) {
    flush()
    lines.append("/" + name)
    if name == "pre" { verbatim -= 1 }
  }

  /// An element without anything in it.
  mutating func put(_ name: String) {
    flush()
    lines.append(name)
  }

  mutating func add(_ text: String) { pending += text }

  private mutating func flush() {
    defer { pending = "" }
    if verbatim > 0 {
      if !pending.isEmpty {
        lines.append("|" + pending.replacing("\r\n", with: "\n").replacing("\n", with: "⏎"))
      }
      return
    }
    let words = pending.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
    if !words.isEmpty { lines.append("|" + words.joined(separator: " ")) }
  }

  /// Ends the text.
  mutating func finish() { flush() }
}

// MARK: - cmark-gfm's

extension ElementTree {
  /// The tree that cmark-gfm printed as XML, and its footnotes one by one.
  static func ofXML(_ xml: String) throws -> (
    body: ElementTree, notes: [ElementTree], hasReferenceInNote: Bool
  ) {
    // It has no name for the elements of footnotes.
    let named =
      xml.replacing("<<unknown>", with: "<footnote").replacing("</<unknown>", with: "</footnote")
      .split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
    var reader = XMLReader()
    for token in try MarkupTokens(String(named)).tokens { reader.take(token) }
    reader.body.finish()
    return (reader.body, reader.notes, reader.hasReferenceInNote)
  }

  private struct XMLReader {
    var body = ElementTree()
    var notes: [ElementTree] = []
    var hasReferenceInNote = false
    private var isInNote = false
    private var open: [(name: String, attributes: [String: String], tree: String?)] = []
    private var isInHead = false
    private var hasBody = false

    private var tree: ElementTree {
      get { isInNote ? notes[notes.count - 1] : body }
      set { if isInNote { notes[notes.count - 1] = newValue } else { body = newValue } }
    }

    mutating func take(_ token: MarkupTokens.Token) {
      switch token {
      case .open(let name, let attributes): enter(name, attributes)
      case .close(let name): leave(name)
      case .text(let text): read(text)
      }
    }

    private mutating func enter(_ name: String, _ attributes: [String: String]) {
      var written: String?
      switch name {
      case "document", "text", "html_inline", "html_block": break
      case "paragraph": written = isInTightList ? nil : "p"
      case "block_quote": written = "blockquote"
      case "list": written = attributes["type"] == "bullet" ? "ul" : "ol"
      case "item": written = "li"
      case "tasklist": written = "li"
      case "heading": written = "h"
      case "code_block": written = "pre"
      case "table": (written, hasBody) = ("table", false)
      case "table_header":
        tree.open("thead")
        (written, isInHead) = ("tr", true)
      case "table_row":
        if !hasBody { tree.open("tbody") }
        (written, hasBody) = ("tr", true)
      case "table_cell": written = isInHead ? "th" : "td"
      case "emph": written = "em"
      case "strong", "code", "link", "image": written = name
      case "strikethrough": written = "del"
      case "thematic_break": tree.put("hr")
      case "softbreak": tree.add("\n")
      case "linebreak": tree.put("br")
      case "footnote":
        if open.contains(where: { $0.name == "paragraph" || $0.name == "heading" || $0.name == "table_cell" })
        {
          if isInNote { hasReferenceInNote = true }
          tree.put("ref")
        } else {
          isInNote = true
          notes.append(ElementTree())
        }
      default: tree.put("unknown " + name)
      }
      if let written { tree.open(written, Self.details(name, attributes)) }
      if name == "tasklist" { tree.put(attributes["completed"] == "true" ? "input checked" : "input") }
      open.append((name, attributes, written))
    }

    private mutating func leave(_ name: String) {
      guard let closed = open.popLast() else { return }
      if name == "table", hasBody { tree.close("tbody") }
      if let written = closed.tree { tree.close(written) }
      if name == "table_header" {
        isInHead = false
        tree.close("thead")
      }
      if name == "footnote", isInNote, open.count == 1 {
        tree.finish()
        isInNote = false
      }
    }

    private var isInTightList: Bool {
      guard open.count > 1, ["item", "tasklist"].contains(open[open.count - 1].name) else { return false }
      return open[open.count - 2].attributes["tight"] == "true"
    }

    private static func details(_ name: String, _ attributes: [String: String]) -> [String] {
      switch name {
      case "list": attributes["start"].map { $0 == "1" ? [] : ["start=" + $0] } ?? []
      case "table_cell": attributes["align"].map { [$0] } ?? []
      case "link": ElementTree.link(attributes["destination"] ?? "", title: attributes["title"] ?? "")
      default: []
      }
    }

    private mutating func read(_ text: String) {
      switch open.last?.name {
      case "text", "code", "code_block": tree.add(ElementTree.shown(text))
      case "html_inline":
        if text.hasPrefix("<!--") { return }
        if text.wholeMatch(of: #/(?i)<br\s*/?\s*>/#) != nil {
          tree.put("br")
        } else {
          tree.add(ElementTree.shown(text))
        }
      case "html_block":
        let lines = text.replacing(#/(?s)<!--(?:>|->|.*?-->)/#, with: "").split(separator: "\n").filter {
          !$0.allSatisfy(\.isWhitespace) && $0.wholeMatch(of: #/(?i)\s*<br\s*/?\s*>\s*/#) == nil
        }
        if lines.isEmpty { return }
        tree.open("p")
        tree.add(ElementTree.shown(lines.joined(separator: "\n")))
        tree.close("p")
      default: break
      }
    }
  }

  /// A link's address and title. One that a page does not follow has neither.
  private static func link(_ address: String, title: String) -> [String] {
    let destination = LinkDestination(address)
    guard destination.isAllowed else { return [] }
    return ["href=" + destination.encoded] + (title.isEmpty ? [] : ["title=" + shown(title)])
  }

  /// Text as a page shows it: characters that act are named.
  private static func shown(_ text: String) -> String { HTMLText.decoded(Markup(text: text).html) }
}

// MARK: - Ours

extension ElementTree {
  private static let empty: Set<String> = ["br", "hr", "input"]
  private static let phrasing: Set<String> = [
    "em", "strong", "a", "code", "del", "span", "sup", "br", "input",
  ]

  /// What may stand in what (HTML, "The elements of HTML"); all else holds phrasing only.
  private static let blocks: Set<String> = [
    "p", "blockquote", "ul", "ol", "h", "pre", "div", "hr", "section",
  ]
  private static func mayHold(_ parent: String, _ child: String) -> Bool {
    switch parent {
    case "": blocks.contains(child)
    case "blockquote", "section": blocks.contains(child)
    case "li": blocks.contains(child) || phrasing.contains(child)
    case "ul", "ol": child == "li"
    case "div": child == "table"
    case "table": child == "thead" || child == "tbody"
    case "thead", "tbody": child == "tr"
    case "tr": child == "th" || child == "td"
    case "pre": child == "code"
    default: phrasing.contains(child)
    }
  }

  /// The tree of a page's text, and its footnotes one by one.
  ///
  /// - Throws: `Malformed` where a tag is not closed, or stands where it may not.
  static func ofPage(_ html: String) throws -> (body: ElementTree, notes: [ElementTree]) {
    var reader = PageReader()
    for token in try MarkupTokens(html).tokens { try reader.take(token) }
    guard reader.isClosed else { throw MarkupTokens.Malformed(description: "not all is closed") }
    reader.body.finish()
    return (reader.body, reader.notes)
  }

  private struct PageReader {
    var body = ElementTree()
    var notes: [ElementTree] = []
    private var open: [(name: String, written: String?)] = []
    private var ids: Set<String> = []
    /// Within what a mark adds, and a reader does not take for the text.
    private var aside = 0
    private var isInNotes = false

    var isClosed: Bool { open.isEmpty }

    private var tree: ElementTree {
      get { isInNotes && !notes.isEmpty ? notes[notes.count - 1] : body }
      set { if isInNotes && !notes.isEmpty { notes[notes.count - 1] = newValue } else { body = newValue } }
    }

    mutating func take(_ token: MarkupTokens.Token) throws {
      switch token {
      case .open(let name, let attributes): try enter(name, attributes)
      case .close(let name): try leave(name)
      case .text(let text):
        if ["ul", "ol", "table", "thead", "tbody", "tr", "div", "blockquote", "section", ""].contains(
          open.last?.name ?? "")
        {
          guard text.allSatisfy(\.isWhitespace) else {
            throw MarkupTokens.Malformed(description: "text where none may be: \(text)")
          }
        } else if aside == 0 {
          tree.add(text)
        }
      }
    }

    private mutating func enter(_ tag: String, _ attributes: [String: String]) throws {
      let isHeading = tag.count == 2 && tag.first == "h" && tag != "hr"
      let name = isHeading ? "h" : tag
      guard ElementTree.mayHold(open.last?.name ?? "", name) else {
        throw MarkupTokens.Malformed(description: "<\(name)> in <\(open.last?.name ?? "")>")
      }
      if name == "a", open.contains(where: { $0.name == "a" }) {
        throw MarkupTokens.Malformed(description: "a link in a link")
      }
      if let id = attributes["id"], !ids.insert(id).inserted {
        throw MarkupTokens.Malformed(description: "two elements are \(id)")
      }
      let classes = attributes["class"] ?? ""
      if ElementTree.empty.contains(name) {
        if aside == 0 { tree.put(name == "input" && attributes["checked"] != nil ? "input checked" : name) }
        return
      }
      let written = written(name, classes: classes, attributes)
      if aside == 0, let written { tree.open(written.name, written.details) }
      open.append((name, aside == 0 ? written?.name : nil))
      if aside > 0 || (name == "span" && classes == "h") || name == "sup" || classes == "back" { aside += 1 }
    }

    private mutating func written(
      _ name: String, classes: String, _ attributes: [String: String]
    ) -> (name: String, details: [String])? {
      switch name {
      case "section":
        isInNotes = true
        return nil
      case "ol" where isInNotes && open.last?.name == "section": return nil
      case "li" where isInNotes && open.count == 2:
        notes.append(ElementTree())
        return nil
      case "div": return nil
      case "code" where open.last?.name == "pre": return nil
      case "span":
        if classes == "picture" { return ("image", []) }
        return classes == "nolink" ? ("link", []) : nil
      case "sup":
        if classes == "ref", aside == 0 { tree.put("ref") }
        return nil
      case "a":
        if classes == "back" || aside > 0 { return nil }
        let title = attributes["title"].map { ["title=" + $0] } ?? []
        return ("link", ["href=" + (attributes["href"] ?? "")] + title)
      case "ol": return ("ol", attributes["start"].map { ["start=" + $0] } ?? [])
      // cmark-gfm tells how a column is set in its header only.
      case "th": return (name, classes.isEmpty ? [] : [classes])
      default: return (name, [])
      }
    }

    private mutating func leave(_ tag: String) throws {
      let name = tag.count == 2 && tag.first == "h" ? "h" : tag
      guard let closed = open.popLast(), closed.name == name else {
        throw MarkupTokens.Malformed(description: "</\(tag)> closes nothing")
      }
      if aside > 0 { aside -= 1 }
      if let written = closed.written { tree.close(written) }
      if isInNotes, open.count == 2, name == "li" { tree.finish() }
    }
  }
}
