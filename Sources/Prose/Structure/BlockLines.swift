/// Words as somebody reads them elsewhere than in their text: each block on a line of its own, however its lines were wrapped.
package enum BlockLines {
  /// The blocks of some Markdown: what parts them stays, and of code every byte.
  ///
  /// - Parameter indentation: how far all of it is set in where it stands.
  package static func text(_ text: String, indentedBy indentation: Int = 0) -> String {
    let bytes = Array(text.utf8)
    var lines = ""
    var end = 0
    for block in BlockScanner.blocks(of: bytes, lineStarts: Lines.starts(of: bytes)) {
      let gap = bytes[end..<block.range.lowerBound]
      if !lines.isEmpty {
        let indent =
          gap.reversed().prefix { $0 == 0x20 }.count + bytes[block.range].prefix { $0 == 0x20 }.count
        lines += gap.hasBlankLine ? "\n\n" : "\n"
        lines += String(repeating: " ", count: max(0, indent - indentation))
      }
      let words = String(decoding: bytes[block.range].drop { $0 == 0x20 }, as: UTF8.self)
      lines +=
        block.kind == .code ? words : words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      end = block.range.upperBound
    }
    return lines
  }

  /// How many spaces stand in its line before a place, if nothing else does.
  package static func indentation(at index: Int, in text: [UInt8]) -> Int {
    let spaces = text[..<index].reversed().prefix { $0 == 0x20 }.count
    let start = index - spaces
    return start == 0 || text[start - 1] == 0x0A ? spaces : 0
  }
}
