/// One of the three texts of a merge, with its lines, its blocks, and the numbers of the blocks' words.
struct SideText {
  let text: [UInt8]
  let lines: Lines
  let blocks: [Block]

  init(_ text: [UInt8], _ lines: Lines) {
    self.text = text
    self.lines = lines
    blocks = BlockScanner.blocks(of: text, lineStarts: lines.starts)
  }

  /// The blocks of some lines; one that reaches outside them is cut off there.
  func blocks(in part: Range<Int>) -> [Block] { blocks(inBytes: lines.bytes(part)) }

  /// The blocks of a range that begins and ends with a line.
  func blocks(inBytes bytes: Range<Int>) -> [Block] {
    let first = blocks.partitioningIndex { $0.range.upperBound > bytes.lowerBound }
    return blocks[first...].prefix { $0.range.lowerBound < bytes.upperBound }
      .map { $0.clipped(to: bytes, of: text) }
  }
}

extension Block {
  /// The part of the block that lies in a range which begins and ends with a line.
  func clipped(to bytes: Range<Int>, of text: [UInt8]) -> Block {
    guard range.lowerBound < bytes.lowerBound || range.upperBound > bytes.upperBound else { return self }
    let start = max(range.lowerBound, bytes.lowerBound)
    var end = min(range.upperBound, bytes.upperBound)
    while end > start, text[end - 1].isWhite { end -= 1 }
    var content = max(start, contentStart)
    while content < end, text[content].isWhite { content += 1 }
    return Block(
      kind: kind, range: start..<end, contentStart: min(content, end), goesOn: goesOn,
      depth: depth)
  }
}
