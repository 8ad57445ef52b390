import Markdown
import Prose

/// A paper's text as it is published: without its front matter and without its file's own remarks, which are for who writes and not for
/// who reads.
package struct PublishedText: Sendable {
  package let bytes: [UInt8]
  /// What was left out, in bytes of the source and in order.
  private let left: [Range<Int>]
  /// How many bytes were left out before each of them.
  private let before: [Int]

  package init(of source: [UInt8]) { self.init(of: MarkdownDocument(parsing: source)) }

  /// The source left out before the text begins: front matter, and the empty lines that part them.
  var head: Int { left[0].upperBound }

  init(of document: MarkdownDocument) {
    let source = document.source
    // Behind the front matter and the empty lines that part them.
    let start = FrontMatter(source).length
    let head =
      source[start...].firstIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") } ?? source.count
    left = [0..<head] + document.remarks.filter { $0.lowerBound >= head }.map { Self.whole($0, in: source) }
    var gone = 0
    before = left.map { range in
      defer { gone += range.count }
      return gone
    }
    bytes = Self.without(left, source[...])
  }

  /// Where a byte of the source stands; what was left out stands where it would.
  package func place(of byte: Int) -> Int {
    let index = left.count(whileFirst: { $0.lowerBound < byte })
    guard index > 0 else { return byte }
    return byte - before[index - 1] - (min(left[index - 1].upperBound, byte) - left[index - 1].lowerBound)
  }

  /// Where a byte of what is published stands in the source.
  func source(of byte: Int) -> Int {
    var byte = byte
    for range in left where range.lowerBound <= byte { byte += range.count }
    return byte
  }

  /// Some bytes of a source, without remarks.
  package static func without(_ remarks: [Range<Int>], _ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var rest: [UInt8] = []
    var index = bytes.startIndex
    for remark in remarks[remarks.count(whileFirst: { $0.upperBound <= bytes.startIndex })...] {
      guard remark.lowerBound < bytes.endIndex else { break }
      rest += bytes[index..<max(index, remark.lowerBound)]
      index = max(index, min(remark.upperBound, bytes.endIndex))
    }
    return rest + bytes[index...]
  }

  /// A remark with the white space that goes with it: its lines where nothing else stands in them, else the spaces before it.
  private static func whole(_ remark: Range<Int>, in source: [UInt8]) -> Range<Int> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var (start, end) = (remark.lowerBound, remark.upperBound)
    while start > 0, isSpace(source[start - 1]) { start -= 1 }
    var lineEnd = end
    while lineEnd < source.count, isSpace(source[lineEnd]) || source[lineEnd] == 0x0D { lineEnd += 1 }
    let opensLine = start == 0 || source[start - 1] == 0x0A
    guard opensLine, lineEnd == source.count || source[lineEnd] == 0x0A else {
      let isBeforeSpace =
        lineEnd == source.count || source[lineEnd] == 0x0A || isSpace(source[end])
        || closing.contains(source[end])
      return (isBeforeSpace && !opensLine ? start : remark.lowerBound)..<end
    }
    end = min(lineEnd + 1, source.count)
    // The empty lines behind it go too, but not those before.
    while end < source.count, let next = emptyLine(at: end, in: source) { end = next }
    return start..<end
  }

  /// What no space stands before.
  private static let closing = Set(",.;:!?)".utf8)

  private static func emptyLine(at start: Int, in source: [UInt8]) -> Int? {
    guard let newline = source[start...].firstIndex(of: 0x0A) else { return nil }
    return source[start..<newline].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } ? newline + 1 : nil
  }
}

extension [Range<Int>] {
  /// Of ranges in order how many fit, where all before one that fits do too; by halving.
  fileprivate func count(whileFirst fits: (Range<Int>) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension PublishedText {
  /// Whether a text can have a remark: most have none, and need not be read for it.
  package static func mayHaveRemark(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      if text[open...].starts(with: "<!--".utf8) { return true }
      rest = text[(open + 1)...]
    }
    return false
  }
}

extension String {
  /// Without the remarks that begin and end in it.
  func withoutRemarks() -> String {
    let bytes = Array(utf8)
    guard PublishedText.mayHaveRemark(bytes) else { return self }
    let remarks = MarkdownDocument(parsing: bytes).remarks
    return String(decoding: PublishedText.without(remarks, bytes[...]), as: UTF8.self)
  }
}
