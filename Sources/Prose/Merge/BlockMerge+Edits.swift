/// What the two sides did to the blocks of a stretch, and what can be made of it.
extension BlockMerge {
  /// The blocks of a stretch, put together by words and spaces; nil where one side's change meets the other's.
  func woven(_ stretch: Stretch) -> [UInt8]? {
    WordMerge.woven(
      base: base.part(of: stretch.base), left: left.part(of: stretch.left),
      right: right.part(of: stretch.right))
  }

  /// Whether one side changed nothing but white space in these blocks, and so that it shows: it put a space between two marks, or took
  /// one away, or changed any in code. Where lines of other blocks end is no such change.
  func changesSpacing(_ stretch: Stretch) -> Bool {
    guard !stretch.base.isEmpty, !stretch.left.isEmpty, !stretch.right.isEmpty else { return false }
    let (words, runs) = (base.words(of: stretch.base), base.runs(of: stretch.base))
    func changes(_ side: MergeStrand, _ blocks: Range<Int>) -> Bool {
      guard blocks.count == stretch.base.count, side.words(of: blocks) == words else { return false }
      return side.runs(of: blocks) != runs
    }
    return changes(left, stretch.left) || changes(right, stretch.right)
  }

  /// Whether one side did nothing to these blocks but put in, or take out, what a page shows where lines end: a break within a paragraph,
  /// or an empty line between items.
  func changesBreaks(_ stretch: Stretch) -> Bool {
    let (words, breaks, prefixes) = (
      base.words(of: stretch.base), base.breaks(of: stretch.base), base.prefixes(of: stretch.base)
    )
    func changes(_ side: MergeStrand, _ blocks: Range<Int>) -> Bool {
      guard blocks.count == stretch.base.count, side.words(of: blocks) == words else { return false }
      return side.breaks(of: blocks) != breaks
    }
    // Marks of quotations are words to who puts words together.
    return left.prefixes(of: stretch.left) == prefixes && right.prefixes(of: stretch.right) == prefixes
      && (changes(left, stretch.left) || changes(right, stretch.right))
  }

  /// The side whose blocks come first where both only added some, and the sections of the text leave no other order.
  func firstOfTwo(_ stretch: Stretch) -> Side? {
    guard stretch.base.isEmpty, !stretch.left.isEmpty, !stretch.right.isEmpty else { return nil }
    if let side = firstOfDefinitions(stretch) { return side }
    return SectionOrder.first(
      left: SectionOrder.Blocks(left.strand.text, left.blocks[stretch.left]),
      right: SectionOrder.Blocks(right.strand.text, right.blocks[stretch.right]), in: whole,
      at: base.bytes(of: stretch.base).lowerBound)
  }

  /// Where both only added notes, or addresses of links, of different labels: which stand first no reader sees.
  private func firstOfDefinitions(_ stretch: Stretch) -> Side? {
    let texts = (left.text(of: stretch.left), right.text(of: stretch.right))
    let areDefinitions = [texts.0, texts.1].allSatisfy {
      Hunk(range: 0..<0, old: "", new: String(decoding: $0, as: UTF8.self)).definesOnly
    }
    guard areDefinitions,
      Labels.defined(in: Array(texts.0)).isDisjoint(with: Labels.defined(in: Array(texts.1)))
    else { return nil }
    return texts.0.lexicographicallyPrecedes(texts.1) ? .left : .right
  }

  /// The side that made several blocks of one whose words the other edited; nil where that is not what happened.
  func divider(of stretch: Stretch) -> Side? {
    guard stretch.base.count == 1, min(stretch.left.count, stretch.right.count) == 1,
      max(stretch.left.count, stretch.right.count) > 1
    else { return nil }
    let side: Side = stretch.left.count > 1 ? .left : .right
    let (one, old) = (
      side == .left ? right.block(stretch.right.lowerBound) : left.block(stretch.left.lowerBound),
      base.block(stretch.base.lowerBound)
    )
    let several = side == .left ? left.kinds(of: stretch.left) : right.kinds(of: stretch.right)
    guard old.block.kind.isRunningText, one.block.kind == old.block.kind, one.prefix == old.prefix,
      several.allSatisfy({ $0.isRunningText || $0 == .html })
    else { return nil }
    return side
  }

  /// The side that made one block of several in which the other edited words; nil where that is not what happened.
  func joiner(of stretch: Stretch) -> Side? {
    guard stretch.base.count > 1, min(stretch.left.count, stretch.right.count) == 1,
      max(stretch.left.count, stretch.right.count) == stretch.base.count
    else { return nil }
    let side: Side = stretch.left.count == 1 ? .left : .right
    let one = side == .left ? left.block(stretch.left.lowerBound) : right.block(stretch.right.lowerBound)
    let (other, blocks) = side == .left ? (right, stretch.right) : (left, stretch.left)
    let old = base.block(stretch.base.lowerBound)
    guard old.block.kind.isRunningText, one.block.kind == old.block.kind, one.prefix == old.prefix,
      base.kinds(of: stretch.base) == other.kinds(of: blocks),
      base.prefixes(of: stretch.base) == other.prefixes(of: blocks)
    else { return nil }
    return side
  }

  /// Whether one side's wording would undo what the other did to blocks without touching a word: another indentation, two
  /// paragraphs made of one.
  func dropsShape(_ stretch: Stretch, taking side: Side) -> Bool {
    let (before, ours, theirs) = (
      base.shape(of: stretch.base), left.shape(of: stretch.left), right.shape(of: stretch.right)
    )
    let (taken, other) = side == .left ? (ours, theirs) : (theirs, ours)
    guard other != before, other != taken, !taken.isEmpty else { return false }
    let words = side == .left ? right.words(of: stretch.right) : left.words(of: stretch.left)
    return words == base.words(of: stretch.base)
  }

  /// Whether one side's wording would lose a break within a paragraph that the other put in: no word, but it shows on a page.
  /// One that is gone by itself is `changesBreaks`; beside other words it is no loss: editors take white space from the ends of lines.
  func dropsBreak(_ stretch: Stretch, taking side: Side) -> Bool {
    let (ours, theirs) = (left.hardBreaks(of: stretch.left), right.hardBreaks(of: stretch.right))
    let (taken, other) = side == .left ? (ours, theirs) : (theirs, ours)
    return other > base.hardBreaks(of: stretch.base) && other > taken
  }

  /// As `woven`, for the whole of the three parts.
  var wovenWhole: [UInt8]? {
    let parts = [base, left, right].map { TextPart(text: $0.strand.text, range: $0.strand.part) }
    return WordMerge.woven(base: parts[0], left: parts[1], right: parts[2])
  }
}
