/// Reads HTML as tests need it: enough for what the writer writes.
struct HTMLText {
  /// A piece of text with the classes of the `<span>`s around it, the innermost last.
  struct Piece {
    let text: String
    let classes: [String]
  }

  /// The HTML without the marks: without notes, without what only a screen reader says, without `<span>`s.
  static func withoutMarks(_ html: String) -> String {
    html.replacing(#/<sup class="n">.*?</sup>/#, with: "").replacing(#/<span class="h">.*?</span>/#, with: "")
      .replacing(#/<span[^>]*>|</span>/#, with: "")
  }

  /// The text, with its character references decoded; notes and what only a screen reader says left out.
  static func pieces(_ html: String) -> [Piece] {
    let shown = html.replacing(#/<sup class="(?:n|ref)">.*?</sup>/#, with: "")
      .replacing(#/<span class="h">.*?</span>/#, with: "").replacing(#/<a class="back".*?</a>/#, with: "")
    var pieces: [Piece] = []
    var classes: [String] = []
    var rest = shown[...]
    while !rest.isEmpty {
      if rest.first == "<" {
        let end = rest.firstIndex(of: ">") ?? rest.index(before: rest.endIndex)
        let tag = rest[...end]
        if tag.hasPrefix("<span") {
          classes.append(tag.firstMatch(of: #/class="([^"]*)"/#).map { String($0.1) } ?? "")
        }
        if tag.hasPrefix("</span") { _ = classes.popLast() }
        rest = rest[rest.index(after: end)...]
      } else {
        let end = rest.firstIndex(of: "<") ?? rest.endIndex
        pieces.append(Piece(text: decoded(String(rest[..<end])), classes: classes))
        rest = rest[end...]
      }
    }
    return pieces
  }

  static func decoded(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
