/// What to read with a place of a text so that its words say something: the sentence in its block, or whole blocks.
package enum Passage {
  /// The bytes of the passage that a range stands in.
  ///
  /// Within one block that is its sentence or sentences, without the mark that opens the block; where the range touches several,
  /// all of each. A place between two blocks is a passage of its own, without a byte.
  package static func around(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    let touched = blocks.filter { block in
      range.isEmpty
        ? block.range.lowerBound < range.lowerBound && range.lowerBound <= block.range.upperBound
        : block.range.lowerBound < range.upperBound && range.lowerBound < block.range.upperBound
    }
    guard let first = touched.first, let last = touched.last else { return range }
    let whole = range.covering(first.range.lowerBound..<last.range.upperBound)
    guard touched.count == 1, first.kind.isRunningText, first.content.lowerBound <= range.lowerBound,
      range.upperBound <= first.content.upperBound
    else { return whole }
    return Sentence.around(range, in: text).clamped(to: first.content)
  }
}
