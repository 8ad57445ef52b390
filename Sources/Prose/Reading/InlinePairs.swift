/// The pairs of marks in a passage: of emphasis, brackets and quotation marks, and links with their addresses.
struct InlinePairs {
  /// Two marks that mean something only together, in bytes of the text. What closes a link is its address too.
  struct Pair {
    let open: Range<Int>
    let close: Range<Int>
  }

  private(set) var pairs: [Pair] = []

  /// The pairs of the blocks that a range touches.
  init(around range: Range<Int>, in source: [UInt8]) {
    let blocks = BlockScanner.blocks(of: source, lineStarts: Lines.starts(of: source))
    self.init(of: blocks[blocks.touching(range)], in: source)
  }

  /// The pairs of some blocks, one behind the other.
  init(of blocks: ArraySlice<Block>, in source: [UInt8]) {
    guard let first = blocks.first, let last = blocks.last else { return }
    let start = first.range.lowerBound
    let part = Array(source[start..<last.range.upperBound])
    var vocabulary = Vocabulary()
    let text = ReadingText(part, &vocabulary)
    // The brackets of a link are a pair as well: what closes it counts with its address.
    var closes: [Range<Int>: Range<Int>] = [:]
    for pair in BoundUnits(in: text).pairs {
      let (open, close) = (
        text.range(of: pair.open).shifted(start), text.range(of: pair.close).shifted(start)
      )
      closes[open] = closes[open].map { $0.count > close.count ? $0 : close } ?? close
    }
    pairs = closes.sorted { $0.key.lowerBound < $1.key.lowerBound }.map {
      Pair(open: $0.key, close: $0.value)
    }
  }

  /// The range, and the marks at its edges whose other half is inside.
  func completed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    var isDone = false
    while !isDone {
      isDone = true
      for pair in pairs {
        if pair.open.upperBound == range.lowerBound, range.contains(pair.close.lowerBound) {
          range = pair.open.lowerBound..<max(range.upperBound, pair.close.upperBound)
          isDone = false
        } else if pair.close.lowerBound == range.upperBound, range.contains(pair.open.lowerBound) {
          range = range.lowerBound..<pair.close.upperBound
          isDone = false
        }
      }
    }
    return range
  }

  /// The marks inside a range whose other half is outside: those that close, and those that open.
  func halves(in range: Range<Int>) -> (closing: [Range<Int>], opening: [Range<Int>]) {
    func isInside(_ mark: Range<Int>) -> Bool {
      range.lowerBound <= mark.lowerBound && mark.upperBound <= range.upperBound
    }
    let closing = pairs.filter { isInside($0.close) && !isInside($0.open) }.map(\.close)
    let opening = pairs.filter { isInside($0.open) && !isInside($0.close) }.map(\.open)
    return (
      closing.sorted { $0.lowerBound < $1.lowerBound }, opening.sorted { $0.lowerBound < $1.lowerBound }
    )
  }
}
