extension MarkdownLine {
  /// Whether a line that begins with `<` begins HTML; what is left is an address, or text. (CommonMark 0.29, §4.6.)
  func opensHTML(interrupting paragraph: Bool) -> Bool {
    guard let second = byte(1) else { return false }
    switch second {
    case UInt8(ascii: "?"): return true
    case UInt8(ascii: "!"):
      let rest = text[textStart + 2..<textEnd]
      return rest.starts(with: "--".utf8) || rest.starts(with: "[CDATA[".utf8)
        || rest.first.map { (0x41...0x5A).contains($0) } == true
    default:
      let isClosing = second == UInt8(ascii: "/")
      let start = textStart + (isClosing ? 2 : 1)
      let name = text[start..<textEnd].prefix { $0.isTagLetter }
      guard let first = name.first, first.isLetter else { return false }
      let lower = String(decoding: name, as: UTF8.self).lowercased()
      let next = name.endIndex < textEnd ? text[name.endIndex] : 0x20
      let isBorder = next.isWhite || next == UInt8(ascii: ">")
      if !isClosing, isBorder, Self.verbatim.contains(lower) { return true }
      let isEmptyTag = text[name.endIndex..<textEnd].starts(with: "/>".utf8)
      if isBorder || isEmptyTag, Self.blocks.contains(lower) { return true }
      return !paragraph && !Self.verbatim.contains(lower)
        && isWholeTag(behind: name.endIndex, isClosing: isClosing)
    }
  }

  /// Whether the tag ends where the line ends.
  private func isWholeTag(behind name: Int, isClosing: Bool) -> Bool {
    var at = name
    func skipWhite() { while at < textEnd, text[at].isWhite { at += 1 } }
    while true {
      let gap = at
      skipWhite()
      guard at < textEnd else { return false }
      if text[at] == UInt8(ascii: "/"), !isClosing { at += 1 }
      if at < textEnd, text[at] == UInt8(ascii: ">") { return at + 1 == textEnd }
      guard !isClosing, at > gap, at < textEnd, text[at].isLetter || Set("_:".utf8).contains(text[at]) else {
        return false
      }
      while at < textEnd, text[at].isTagLetter || Set("_:.".utf8).contains(text[at]) { at += 1 }
      let end = at
      skipWhite()
      guard at < textEnd, text[at] == UInt8(ascii: "=") else {
        at = end
        continue
      }
      at += 1
      skipWhite()
      guard let value = endOfValue(at) else { return false }
      at = value
    }
  }

  /// Where the value of an attribute ends; nil where it does not.
  private func endOfValue(_ start: Int) -> Int? {
    guard start < textEnd else { return nil }
    let mark = text[start]
    if mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
      return text[start + 1..<textEnd].firstIndex(of: mark).map { $0 + 1 }
    }
    let end = text[start..<textEnd].firstIndex { $0.isWhite || Set("\"'=<>`".utf8).contains($0) } ?? textEnd
    return end > start ? end : nil
  }

  private static let verbatim: Set<String> = ["script", "pre", "style"]

  /// The elements that begin a block of HTML wherever they begin a line.
  private static let blocks = Set(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset \
    figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem \
    nav noframes ol optgroup option p param section source summary table tbody td tfoot th thead title tr track ul
    """.split(separator: " ").map(String.init))
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  fileprivate var isTagLetter: Bool { isLetter || (0x30...0x39).contains(self) || self == UInt8(ascii: "-") }
}
