/// A paragraph as a reader has it.
struct ShownParagraph: Hashable {
  let items: [ShownItem]
  /// Nil for words that no end of a paragraph follows.
  let block: ShownBlock?

  /// Those of a paper.
  static func all(of paper: PaperText) -> [ShownParagraph] {
    all(paper.units.map { ShownItem($0) }.paragraphs, paper.blocks.counted(paper.lists))
  }

  /// - Parameter blocks: of each paragraph that has an end.
  static func all(_ paragraphs: [[ShownItem]], _ blocks: [ShownBlock]) -> [ShownParagraph] {
    paragraphs.enumerated().map { index, items in
      ShownParagraph(
        items: items.withPlainAddresses, block: blocks.indices.contains(index) ? blocks[index] : nil)
    }
  }
}
