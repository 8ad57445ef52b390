extension Block {
  /// Whether the next line of a quotation goes on with the paragraph of this one: each line is a block to the scanner.
  func goesOn(in next: Block, of text: [UInt8]) -> Bool {
    guard let depth = depthOfQuotation(in: text), depth == next.depthOfQuotation(in: text),
      !content.isEmpty, !next.content.isEmpty
    else { return false }
    return !text[range.upperBound..<next.range.lowerBound].hasBlankLine
  }

  /// How many `>` open it; nil where it is no running text of a quotation.
  private func depthOfQuotation(in text: [UInt8]) -> Int? {
    let marks = text[prefix].filter { !$0.isWhite }
    return kind == .quote && marks.allSatisfy { $0 == UInt8(ascii: ">") } ? marks.count : nil
  }
}
