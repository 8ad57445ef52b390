/// What to read with a place of a text so that its words say something: the sentence in its block, or whole blocks.
package struct Passage {
  private let text: [UInt8]
  private let blocks: [Block]

  /// Of a text in which many places are looked for.
  package init(in text: [UInt8]) {
    self.text = text
    blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
  }

  /// The bytes of the passage that a range stands in.
  ///
  /// Within one block that is its sentence or sentences, without the mark that opens the block; where the range touches several,
  /// all of each. A place between two blocks is a passage of its own, without a byte.
  package static func around(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    Passage(in: text).around(range)
  }

  /// As `around`; but all of a block with the mark that opens it, where one of several wordings makes more blocks of it.
  package static func around(_ range: Range<Int>, in text: [UInt8], for wordings: [[Hunk]]) -> Range<Int> {
    let passage = Passage(in: text)
    let inner = passage.around(range)
    guard
      let block = passage.blocks.first(where: {
        $0.content.lowerBound <= inner.lowerBound && inner.upperBound <= $0.range.upperBound
      }),
      !block.prefix.isEmpty, !inner.isEmpty
    else { return inner }
    let own = Array(text[block.range])
    func blocks(_ text: [UInt8]) -> Int {
      BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text)).count
    }
    let isDivided = wordings.contains { hunks in
      hunks.map { $0.shifted(-block.range.lowerBound) }.applied(to: own).map { blocks($0) > 1 } ?? false
    }
    return isDivided ? block.range : inner
  }

  /// As the function of the type.
  package func around(_ range: Range<Int>) -> Range<Int> {
    let start = blocks.partitioningIndex {
      range.isEmpty ? range.lowerBound <= $0.range.upperBound : range.lowerBound < $0.range.upperBound
    }
    let touched = blocks[start...].prefix {
      range.isEmpty ? $0.range.lowerBound < range.lowerBound : $0.range.lowerBound < range.upperBound
    }
    guard let first = touched.first, let last = touched.last else { return range }
    let whole = range.covering(first.range.lowerBound..<last.range.upperBound)
    guard touched.count == 1, first.kind.isRunningText, first.content.lowerBound <= range.lowerBound,
      range.upperBound <= first.content.upperBound
    else { return whole }
    return Sentence.around(range, in: text, within: first.content)
  }
}
