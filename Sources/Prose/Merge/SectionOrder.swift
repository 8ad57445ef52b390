/// Which of two additions in one place comes first, where only one order leaves both in their sections.
///
/// What one side adds at the end of a section belongs to it; a section that the other side opens there begins after it. Everything else
/// is a question for people: two paragraphs, two items, two sections.
enum SectionOrder {
  /// The side whose blocks come first.
  ///
  /// - Parameter end: where the addition stands in the base.
  static func first(left: Blocks, right: Blocks, in base: SideText, at end: Int) -> Side? {
    let next = base.blocks.partitioningIndex { $0.range.lowerBound >= end }
    let endsSection = next == base.blocks.count || Blocks(base.text, base.blocks[next...]).opensSection
    guard endsSection else { return nil }
    if right.opensSection, !left.hasHeading { return .left }
    if left.opensSection, !right.hasHeading { return .right }
    return nil
  }

  /// Some blocks that follow each other in a text, at least one.
  struct Blocks {
    private let text: [UInt8]
    private let blocks: ArraySlice<Block>

    init(_ text: [UInt8], _ blocks: ArraySlice<Block>) {
      self.text = text
      self.blocks = blocks
    }

    var opensSection: Bool { isHeading(blocks.startIndex) }
    var hasHeading: Bool { blocks.indices.contains(where: isHeading) }

    /// Whether a block is a heading, marked at its start or underlined.
    private func isHeading(_ index: Int) -> Bool {
      if blocks[index].kind == .heading { return true }
      guard blocks[index].kind == .paragraph, index + 1 < blocks.endIndex, blocks[index + 1].kind == .rule
      else { return false }
      return !text[blocks[index].range.upperBound..<blocks[index + 1].range.lowerBound].hasBlankLine
    }
  }
}
