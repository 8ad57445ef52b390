/// The lines of a text as ranges of bytes, each with its end (`\n`, `\r\n`), in order; they cover the text.
struct Lines: Sequence, IteratorProtocol {
  private let source: [UInt8]
  private var position: Int

  init(_ source: [UInt8], from start: Int = 0) {
    self.source = source
    self.position = start
  }

  /// The first line, if there is one.
  var first: Range<Int>? {
    var copy = self
    return copy.next()
  }

  mutating func next() -> Range<Int>? {
    guard position < source.count else { return nil }
    let start = position
    let newline = source[start...].firstIndex(of: 0x0A)
    position = newline.map { $0 + 1 } ?? source.count
    return start..<position
  }
}
