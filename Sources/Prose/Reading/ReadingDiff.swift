/// What differs between two texts for a reader.
///
/// Pure insertions and deletions are slid to the borders of blocks, sentences and phrases, and no chance match is left
/// inside words that changed: these are changes to show and to propose. A merge compares bytes (`WordDiff`).
struct ReadingDiff {
  /// One change: units of the old text that became units of the new one. Where both are empty, only the space between
  /// two units changed.
  struct Difference {
    let old: Range<Int>
    let new: Range<Int>
    /// The bytes replaced, and by what: what reads the same stays as the old text has it.
    let range: Range<Int>
    let replacement: [UInt8]
  }

  let old: ReadingText
  let new: ReadingText
  /// For each unit of the old text the one of the new that it is; nil where it is gone.
  let counterparts: [Int?]
  let differences: [Difference]

  /// Whether both texts read the same. Where they do not, and nothing is different in a place of its own, their lines end otherwise.
  var isNothing: Bool { differences.isEmpty && old.symbols == new.symbols }

  init(from oldText: [UInt8], to newText: [UInt8]) {
    var vocabulary = Vocabulary()
    let old = ReadingText(oldText, &vocabulary)
    let new = ReadingText(newText, &vocabulary)
    var traits = SymbolTraits()
    traits.cover(vocabulary)
    let counterparts = Self.counterparts(old, new, traits)
    self.old = old
    self.new = new
    self.counterparts = counterparts
    differences = Self.differences(old, new, counterparts)
  }

  /// The same, cut into other differences.
  init(_ diff: ReadingDiff, differences: [Difference]) {
    (old, new, counterparts) = (diff.old, diff.new, diff.counterparts)
    self.differences = differences
  }

  private static func counterparts(_ old: ReadingText, _ new: ReadingText, _ traits: SymbolTraits) -> [Int?] {
    let (olds, news) = (old.symbols, new.symbols)
    var runs = TokenDiff.passages(old: olds.span, new: news.span)
    runs = Sliding.slide(runs, old: olds.span, new: news.span, traits: traits)
    runs = Islands.dropped(from: runs, old: olds.span, new: news.span, traits: traits)
    var counterparts = [Int?](repeating: nil, count: olds.count)
    for run in runs {
      for step in 0..<run.count {
        counterparts[run.old + step] = run.new + step
      }
    }
    counterparts = KeptBlocks(old, new).aligned(counterparts)
    counterparts = BesideBlocks(old, new).aligned(counterparts)
    // The same of blocks that went beside one that is left.
    let origins = Self.inverse(counterparts, count: news.count)
    counterparts = Self.inverse(BesideBlocks(new, old).aligned(origins), count: olds.count)
    // A list is counted from its first number, so there it matters what it says.
    for (one, other) in counterparts.enumerated() {
      guard let other, new.firstNumbers.contains(other), old.number(of: one) != new.number(of: other) else {
        continue
      }
      counterparts[one] = nil
    }
    return counterparts
  }

  private static func inverse(_ counterparts: [Int?], count: Int) -> [Int?] {
    var origins = [Int?](repeating: nil, count: count)
    for (unit, other) in counterparts.enumerated() { if let other { origins[other] = unit } }
    return origins
  }

  private static func differences(
    _ old: ReadingText, _ new: ReadingText, _ counterparts: [Int?]
  ) -> [Difference] {
    func changes(_ gap: BesideBlocks.Gap) -> [Difference] {
      let stretch = ChangedStretch(from: old, gap.old, to: new, gap.new)
      guard stretch.isChange else { return [] }
      let difference = stretch.difference
      return old.text[difference.range].elementsEqual(difference.replacement) ? [] : [difference]
    }
    let (blocks, mirrored) = (BesideBlocks(old, new), BesideBlocks(new, old))
    return blocks.gaps(counterparts).flatMap { gap -> [Difference] in
      var parts = blocks.parts(of: gap)
      if parts.count == 1 { parts = mirrored.parts(of: (gap.new, gap.old)).map { ($0.new, $0.old) } }
      let apart = parts.flatMap(changes)
      let areApart = zip(apart, apart.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }
      return parts.count == 1 || apart.count == parts.count && areApart ? apart : changes(gap)
    }
  }
}
