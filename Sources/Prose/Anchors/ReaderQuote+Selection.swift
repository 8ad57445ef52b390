extension ReaderQuote {
  /// Where words stand that somebody selected on a page, taken to whole words; nil where they do not stand in the block.
  ///
  /// What the page has before them says which of several places it is: the one before which the most of it stands in the text.
  ///
  /// - Parameters:
  ///   - before: what the page has in the block before the words.
  ///   - block: the bytes to look in.
  package func place(of quote: String, behind before: String, within block: Range<Int>) -> Range<Int>? {
    let wanted = ShownText(before).signs.map(\.character).filter { $0 != " " }
    let places = allPlaces(of: quote, within: block)
    let signs = signs(in: block)
    /// How much of what stands before is the same, and how far from where it was selected.
    func agreement(_ place: Range<Int>) -> (Int, Int) {
      let end = signs.partitioningIndex { $0.range.lowerBound >= place.lowerBound }
      let near = zip(wanted.reversed(), signs[..<end].reversed()).prefix(Self.mostCompared)
      return (near.prefix { $0 == $1.character }.count, -abs(wanted.count - end))
    }
    let best = places.map { (place: $0, agreement: agreement($0)) }.max { $0.agreement < $1.agreement }
    return best.map { whole($0.place) }
  }

  /// Where more signs before two places are the same, the one counts that is as far from the start as what was selected.
  private static let mostCompared = 200

  /// The smallest range of whole words that has another.
  private func whole(_ range: Range<Int>) -> Range<Int> {
    let (starts, ends) = (starts(before: range.lowerBound), ends(behind: range.upperBound))
    for steps in 0..<(starts.count + ends.count - 1) {
      for left in 0...steps where left < starts.count && steps - left < ends.count {
        let wider = starts[left]..<ends[steps - left]
        if isWhole(wider) { return completed(wider) }
      }
    }
    return completed(range)
  }
}
