import HTML
import Markdown

/// Writes a text twice on one walk: as HTML, and as plain text.
struct LetterWriter {
  private(set) var html = Markup()
  private(set) var text = ""
  private let lead: (String) -> String?

  /// The words of the block under way.
  private var line = ""
  /// What stands before the lines of each list, quotation and note that is open: before the first of them, and before the others.
  private var margins: [(first: String, rest: String)] = []
  /// The next number of each list that is open; nil for one without numbers.
  private var numbers: [Int?] = []
  private var links: [(address: String?, start: Int)] = []

  private static let width = 72

  /// - Parameter lead: where a link leads that begins with no scheme.
  init(_ lead: @escaping (String) -> String?) { self.lead = lead }

  mutating func write(_ event: MarkdownEvent) {
    switch event {
    case .enter(let element): enter(element)
    case .leave(let element): leave(element)
    case .text(let run):
      html += "\(run.text)"
      line += run.text
    case .lineBreak(let isHard):
      html += isHard ? "<br>\n" : "\n"
      line += isHard ? "\n" : " "
    case .noteReference(let note, _, _):
      html += "<sup>\(note + 1)</sup>"
      line += "[\(note + 1)]"
    }
  }

  mutating func begin(note number: Int) {
    html += "<div><sup>\(number)</sup>\n"
    margins.append(("[\(number)] ", "    "))
  }

  mutating func endNote() {
    endBlock()
    html += "</div>\n"
    margins.removeLast()
  }

  private mutating func enter(_ element: Element) {
    html += Self.opening(element)
    switch element {
    case .quote: margins.append(("> ", "> "))
    case .bulletList: numbers.append(nil)
    case .orderedList(let start): numbers.append(start)
    case .item(let task):
      endBlock()
      let number = numbers.last.flatMap(\.self)
      let mark = number.map { "\($0). " } ?? "- "
      if let number { numbers[numbers.count - 1] = number + 1 }
      margins.append((mark, String(repeating: " ", count: mark.count)))
      if let task {
        html += task ? "☑ " : "☐ "
        line += task ? "[x] " : "[ ] "
      }
    case .link(let destination, _):
      let address = address(of: destination)
      html += address.map { "<a href=\"\($0)\">" } ?? ""
      links.append((address, line.count))
    case .rule: addLines(["----"])
    case .headerCell, .cell: if !line.isEmpty { line += " | " }
    default: break
    }
  }

  private mutating func leave(_ element: Element) {
    switch element {
    case .link:
      if let link = links.popLast(), let address = link.address {
        html += "</a>"
        let words = line.dropFirst(link.start)
        if words != address, "mailto:\(words)" != address { line += " (\(address))" }
      }
    case .heading(let level):
      let words = line
      endBlock()
      if !words.isEmpty {
        text.removeLast()
        addLines([String(repeating: level == 1 ? "=" : "-", count: min(words.count, Self.width))])
      }
    case .paragraph, .row: endBlock()
    case .codeBlock: endBlock(isCode: true)
    case .item:
      endBlock()
      margins.removeLast()
    case .quote: margins.removeLast()
    case .bulletList, .orderedList: numbers.removeLast()
    default: break
    }
    html += Self.closing(element)
  }

  private func address(of link: LinkDestination) -> String? {
    guard link.isAllowed else { return nil }
    if link.isExternal || link.text.lowercased().hasPrefix("mailto:") { return link.encoded }
    return lead(link.text)
  }

  private mutating func endBlock(isCode: Bool = false) {
    defer { line = "" }
    guard line.contains(where: { !$0.isWhitespace }) else { return }
    let pieces = line.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let room = max(20, Self.width - margins.reduce(0) { $0 + $1.rest.count })
    addLines(isCode ? pieces : pieces.flatMap { Self.broken($0, width: room) })
  }

  /// Adds lines behind their margins, and an empty one.
  private mutating func addLines(_ lines: [String]) {
    for (index, line) in lines.enumerated() {
      let before = margins.map(\.first).joined()
      if index == 0 { for place in margins.indices { margins[place].first = margins[place].rest } }
      var whole = (index == 0 ? before : margins.map(\.rest).joined()) + line
      while whole.last == " " { whole.removeLast() }
      text += whole + "\n"
    }
    text += "\n"
  }

  private static func broken(_ text: String, width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

// MARK: - Tags

extension LetterWriter {
  private static func opening(_ element: Element) -> Markup {
    switch element {
    case .quote: "<blockquote>\n"
    case .bulletList: "<ul>\n"
    case .orderedList(let start): "<ol start=\"\(start)\">\n"
    case .item: "<li>"
    case .rule: "<hr>\n"
    // Above it stands the title of the message, the only heading of the first level.
    case .heading(let level): level <= 2 ? "<h2>" : "<h3>"
    case .codeBlock: "<pre><code>"
    case .paragraph: "<p>"
    case .table: "<table>\n"
    case .tableHead, .tableBody, .link: ""
    case .row: "<tr>"
    case .headerCell: "<th scope=\"col\">"
    case .cell: "<td>"
    case .emphasis: "<em>"
    case .strong: "<strong>"
    case .image: "<span>"
    case .code: "<code>"
    case .strikethrough: "<del>"
    }
  }

  private static func closing(_ element: Element) -> Markup {
    switch element {
    case .quote: "</blockquote>\n"
    case .bulletList: "</ul>\n"
    case .orderedList: "</ol>\n"
    case .item: "</li>\n"
    case .rule, .tableHead, .tableBody, .link: ""
    case .heading(let level): level <= 2 ? "</h2>\n" : "</h3>\n"
    case .codeBlock: "</code></pre>\n"
    case .paragraph: "</p>\n"
    case .table: "</table>\n"
    case .row: "</tr>\n"
    case .headerCell: "</th>"
    case .cell: "</td>"
    case .emphasis: "</em>"
    case .strong: "</strong>"
    case .image: "</span>"
    case .code: "</code>"
    case .strikethrough: "</del>"
    }
  }
}
