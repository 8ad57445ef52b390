extension BlockMoves {
  /// Blocks of fewer words are taken for moved only where they read word for word the same, or are headings or items with a word in common
  /// that says something.
  private static let fewestWords = 5
  /// How much of a heading of a few words may be left: of two, one may be another.
  private static let leastKeptOfShortHeading = 0.5
  /// How much two blocks are one that read the same, but for marks, addresses and notes.
  private static let likenessOfSameWords = 0.99

  /// A block, as far as it matters whether it is another.
  struct Whole {
    /// The difference that it lies in; 0 where that is no question.
    let difference: Int
    let unit: BlockDiff.Unit
    /// Its words as they are read, without the addresses of links and the labels of notes, where it is short.
    private let read: [UInt32]
    /// Those of its words that say something by themselves.
    private let content: Set<UInt32>

    init(_ kind: Block.Kind, _ words: [ReadingText.Unit], of text: ReadingText, difference: Int = 0) {
      self.difference = difference
      unit = BlockDiff.Unit(kind: kind, number: 0, words: words.map(\.symbol))
      let content = words.filter { text.isWord($0) && !FunctionWords.contains(text.text[$0.range]) }
      self.content = Set(content.map(\.symbol))
      read = text.readWords(among: words).map(\.symbol)
    }

    /// Whether both read the same, though one may have marks, an address or a note more.
    fileprivate func reads(as other: Whole) -> Bool {
      !read.isEmpty && read == other.read && (read.count > 1 || unit.kind == other.unit.kind)
    }

    /// Whether both are headings, or both items, with a word in common that says something.
    fileprivate func mayBeShort(_ other: Whole) -> Bool {
      unit.kind == other.unit.kind && (unit.kind == .heading || unit.kind == .item)
        && !content.isDisjoint(with: other.content)
    }

    /// Whether all words of one are left in the other, in their order.
    fileprivate func goes(into other: Whole) -> Bool {
      let (short, long) = read.count < other.read.count ? (read, other.read) : (other.read, read)
      var rest = short[...]
      for word in long where word == rest.first { rest.removeFirst() }
      return rest.isEmpty
    }
  }

  /// How much two blocks are one, between 0 (not at all) and 1.
  static func likeness(_ one: Whole, _ other: Whole) -> Double {
    if one.unit.words == other.unit.words { return 1 }
    if one.reads(as: other) { return likenessOfSameWords }
    let isShort = min(one.unit.words.count, other.unit.words.count) < fewestWords
    if isShort, !one.mayBeShort(other) { return 0 }
    let likeness = BlockDiff.likeness(one.unit, other.unit)
    let least = isShort && one.unit.kind == .heading ? leastKeptOfShortHeading : leastKept
    if likeness >= least { return likeness }
    return isShort && one.goes(into: other) ? max(likeness, leastKept / 2) : 0
  }
}

extension ReadingText {
  /// The words among some units of a block that a page shows: not those in the address of a link or the label of a note.
  func readWords(among units: [Unit]) -> [Unit] {
    let words = units.filter(isWord)
    guard let first = units.first, let last = units.last else { return [] }
    let atoms = Atoms.ranges(in: text, first.range.lowerBound..<last.range.upperBound).filter {
      "([".utf8.contains(text[$0.lowerBound])
    }
    if atoms.isEmpty { return words }
    var rest = atoms[...]
    return words.filter { word in
      while let atom = rest.first, atom.upperBound <= word.range.lowerBound { rest.removeFirst() }
      return !(rest.first?.overlaps(word.range) ?? false)
    }
  }
}
