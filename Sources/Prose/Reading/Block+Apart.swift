/// Where an empty line says nothing: editors put one round headings, lists and code, below the front matter and between notes, or take it
/// out, and the page is the same. (CommonMark 0.29, §4 and §5; held against cmark-gfm in `EmptyLineTests`.)
extension Block {
  /// Whether an empty line between this block and the one behind it changes nothing.
  func isApart(from next: Block, in text: [UInt8]) -> Bool {
    // A block of HTML ends with an empty line. Within an item such a line sets all items of the list apart.
    guard kind != .html, next.depth == 0 else { return false }
    if depth == 0, kind == .heading || kind == .rule || kind == .code { return true }
    return switch next.kind {
    case .heading, .footnote: true
    case .code: next.isFenced(in: text)
    // Below a paragraph a line of one mark makes a heading of it.
    case .rule: !next.isUnderline(in: text) || kind != .paragraph && kind != .linkDefinition
    case .quote: kind != .quote
    case .item: depth == 0 && (kind != .item || listMark(in: text) != next.listMark(in: text))
    case .tableRow: kind == .paragraph && depth == 0
    case .linkDefinition, .paragraph: kind == .linkDefinition
    case .html, .frontMatter: false
    }
  }

  /// The sign of an item: items with another are of another list.
  private func listMark(in text: [UInt8]) -> UInt8? {
    text[prefix].first { !$0.isWhite && !(0x30...0x39).contains($0) }
  }

  /// Whether it is code between fences, and not by its indentation.
  private func isFenced(in text: [UInt8]) -> Bool {
    let end = text[range].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
    let line = MarkdownLine(text, range.lowerBound..<end)
    return line.indent < 4 && line.fence != nil
  }

  /// Whether its line is nothing but dashes, or signs of equality, side by side.
  func isUnderline(in text: [UInt8]) -> Bool {
    let marks = text[range].drop(while: \.isWhite)
    guard let mark = marks.first, mark == UInt8(ascii: "-") || mark == UInt8(ascii: "=") else { return false }
    return marks.allSatisfy { $0 == mark }
  }
}
