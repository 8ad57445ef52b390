/// The lines between `---` and `---` at the head of a file.
package enum FrontMatter {
  /// The bytes of the front matter with both its delimiting lines; nil where there is none, or where it does not end.
  package static func range(in source: [UInt8]) -> Range<Int>? {
    let lines = Lines(source)
    guard let first = lines.first, isDelimiter(source[first], closing: false) else { return nil }
    for line in lines.dropFirst() where isDelimiter(source[line], closing: true) {
      return first.lowerBound..<line.upperBound
    }
    return nil
  }

  private static func isDelimiter(_ line: ArraySlice<UInt8>, closing: Bool) -> Bool {
    var line = line
    while let last = line.last, last == 0x0A || last == 0x0D || last == 0x20 || last == 0x09 {
      line.removeLast()
    }
    if line.starts(with: byteOrderMark) && !closing { line.removeFirst(byteOrderMark.count) }
    return line.elementsEqual("---".utf8) || (closing && line.elementsEqual("...".utf8))
  }
}

/// U+FEFF in UTF-8, which some editors put before a text.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
