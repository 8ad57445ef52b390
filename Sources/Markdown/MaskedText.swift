/// A copy of a text, of the same length, in which what cmark-gfm must not see is overwritten: the offsets stay true, and what is
/// shown is read from the text itself.
struct MaskedText {
  private(set) var bytes: [UInt8]

  /// Overwrites each NUL, and each byte that is no UTF-8: cmark-gfm would put three bytes in the place of one.
  init(_ source: [UInt8]) {
    bytes = source
    var parser = UTF8.ForwardParser()
    var input = source.makeIterator()
    var index = 0
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let character):
        if source[index] == 0 { bytes[index] = 0x01 }
        index += character.count
      case .error(let length):
        for wrong in index..<index + length { bytes[wrong] = 0x01 }
        index += length
      case .emptyInput: return
      }
    }
  }

  /// Takes the `^` from a reference to a footnote that is not closed in its line: cmark-gfm (0.29.0.gfm.6) measures such a reference by
  /// its columns, and loses the words in it.
  mutating func hideBrokenReferences(_ lines: Lines) {
    for line in lines.ranges {
      var index = bytes[line].lastIndex(of: UInt8(ascii: "]")) ?? line.lowerBound
      while index + 1 < line.upperBound {
        if bytes[index] == UInt8(ascii: "["), bytes[index + 1] == UInt8(ascii: "^") {
          bytes[index + 1] = UInt8(ascii: "x")
        }
        index += 1
      }
    }
  }

  /// Takes what would keep cmark-gfm (0.29.0.gfm.6) busy for minutes, and what no paper has: tables whose empty cells are more than
  /// a page can hold (it adds them to every row), and brackets that are opened by the hundred and not closed.
  mutating func hideTraps(_ lines: Lines) {
    let mostColumns = max(50, min(1000, 500_000 / max(1, lines.ranges.count)))
    var open = 0
    for line in lines.ranges {
      if line.isEmpty { open = 0 }
      let pipes = bytes[line].count { $0 == UInt8(ascii: "|") }
      for index in line {
        switch bytes[index] {
        case UInt8(ascii: "|") where pipes > mostColumns: bytes[index] = 0x01
        case UInt8(ascii: "[") where open >= Self.mostOpenBrackets: bytes[index] = 0x01
        case UInt8(ascii: "["): open += 1
        case UInt8(ascii: "]"): open = max(0, open - 1)
        default: break
        }
      }
    }
  }

  private static let mostOpenBrackets = 200
}
