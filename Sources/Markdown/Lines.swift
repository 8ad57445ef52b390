/// The lines of a text as ranges of bytes without their ends, by CommonMark's rule (0.29, section 2.1): a line ends with
/// `\n`, `\r\n` or `\r`.
struct Lines: Sendable {
  private(set) var ranges: [Range<Int>] = []
  /// How many lines were put before the text when it was parsed.
  private let before: Int

  /// - Parameters:
  ///   - start: where the first line begins.
  ///   - before: the number of the line before it.
  init(_ source: [UInt8], from start: Int = 0, after before: Int = 0) {
    self.before = before
    var lineStart = start
    var index = start
    while index < source.count {
      let byte = source[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      ranges.append(lineStart..<index - 1)
      if byte == 0x0D, index < source.count, source[index] == 0x0A { index += 1 }
      lineStart = index
    }
    if lineStart < source.count { ranges.append(lineStart..<source.count) }
  }

  /// The line of a number that cmark-gfm gave; nil where there is none.
  subscript(number: Int) -> Range<Int>? {
    let index = number - before - 1
    return ranges.indices.contains(index) ? ranges[index] : nil
  }
}

extension ArraySlice<UInt8> {
  /// Without the spaces and tabs at its end.
  var trimmedEnd: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    return slice
  }
}

/// U+FEFF in UTF-8, which some editors put before a text.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
