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
        if block.goesOn, HardBreak.isFirst(in: end..<block.range.lowerBound, of: bytes) { lines += "  " }
        let indent =
          gap.reversed().prefix { $0 == 0x20 }.count + bytes[block.range].prefix { $0 == 0x20 }.count
        lines += gap.hasBlankLine ? "\n\n" : "\n"
        lines += String(repeating: " ", count: max(0, indent - indentation))
      }
      lines +=
        block.kind == .code
        ? String(decoding: bytes[block.range].drop { $0 == 0x20 }, as: UTF8.self)
        : running(block.range, of: bytes)
      end = block.range.upperBound
    }
    return lines
  }

  /// A block's words with one space between them, and the ends of lines that their author asked for.
  private static func running(_ block: Range<Int>, of text: [UInt8]) -> String {
    var words: [UInt8] = []
    var index = block.lowerBound
    while index < block.upperBound {
      let gap = index..<(text[index..<block.upperBound].firstIndex { !$0.isWhite } ?? block.upperBound)
      if gap.isEmpty {
        words.append(text[index])
        index += 1
        continue
      }
      if !words.isEmpty, gap.upperBound < block.upperBound {
        let isBackslash = words.last == UInt8(ascii: "\\")
        words += HardBreak.isFirst(in: gap, of: text) ? Array((isBackslash ? "\n" : "  \n").utf8) : [0x20]
      }
      index = gap.upperBound
    }
    return String(decoding: words, as: UTF8.self)
  }

  /// How many spaces open the line of a place, if nothing else stands before it.
  package static func indentation(at index: Int, in text: [UInt8]) -> Int {
    let spaces = text[..<index].reversed().prefix { $0 == 0x20 }.count
    let start = index - spaces
    guard start == 0 || text[start - 1] == 0x0A else { return 0 }
    return spaces + text[index...].prefix { $0 == 0x20 }.count
  }
}
