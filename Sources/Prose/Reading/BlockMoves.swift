/// Blocks that went in one place and came, perhaps edited, in another; and words that did.
struct BlockMoves {
  /// Blocks of fewer words are taken for moved only where they are word for word the same.
  private static let fewestWords = 5
  /// How much of a moved block's words may have been changed, as what is left of them (0 to 1).
  private static let leastKept = 0.6
  /// With more pairs of blocks than this, edited ones are not looked for.
  private static let mostPairs = 40_000

  /// So many units in a row that go here and come there are moved; within one block, one word is enough.
  private static let shortestRun = 8

  /// So many are, where they are all that one of the two has.
  private static let shortestWhole = 5

  /// So many words that are all that goes here, and all that comes there, are moved.
  private static let shortestPhrase = 3

  /// The differences, by index, that a move is made of.
  private(set) var pairs: [(from: Int, to: Int)] = []

  init(_ diff: ReadingDiff) {
    findBlocks(diff)
    findWords(diff)
    findWithinBlocks(diff)
  }

  private mutating func findBlocks(_ diff: ReadingDiff) {
    let gone = Self.whole(diff.differences.map(\.old), diff.old)
    let come = Self.whole(diff.differences.map(\.new), diff.new)
    guard !gone.isEmpty, gone.count * come.count <= Self.mostPairs else { return }
    var free = Set(come.indices)
    for old in gone {
      let best = free.map { ($0, Self.likeness(old, come[$0])) }.filter { $0.1 > 0 }
        .max { ($0.1, $1.0) < ($1.1, $0.0) }
      guard let (index, _) = best else { continue }
      free.remove(index)
      if come[index].difference != old.difference { pairs.append((old.difference, come[index].difference)) }
    }
  }

  /// Words that one difference takes away and another brings in.
  private mutating func findWords(_ diff: ReadingDiff) {
    let gone = diff.differences.indices.filter { !diff.differences[$0].old.isEmpty }
    let come = diff.differences.indices.filter { !diff.differences[$0].new.isEmpty }
    guard gone.count * come.count <= Self.mostPairs else { return }
    let olds = gone.map { diff.old.units[diff.differences[$0].old].map(\.symbol) }
    let news = come.map { diff.new.units[diff.differences[$0].new].map(\.symbol) }
    for (one, from) in gone.enumerated() {
      for (other, to) in come.enumerated() where from != to {
        let isNear = olds[one] == news[other] && diff.isWithinOneBlock(from, to)
        let longest = min(olds[one].count, news[other].count)
        let isLong =
          longest >= Self.shortestWhole
          && TokenDiff.matches(old: olds[one], new: news[other]).contains {
            $0.count >= Self.shortestRun || $0.count == longest
          }
        let isWhole =
          diff.differences[from].new.isEmpty && diff.differences[to].old.isEmpty
          && Self.areOne(
            diff.old.words(of: diff.differences[from].old), diff.new.words(of: diff.differences[to].new))
        if isNear || isLong || isWhole { pairs.append((from, to)) }
      }
    }
  }

  /// All words that go in one place of a block, where they are all that come in another of the same block, and stand nowhere else in it:
  /// the one without the other would leave them out, or say them twice. One word that two changes share does not make them one.
  private mutating func findWithinBlocks(_ diff: ReadingDiff) {
    let blocks = diff.differences.indices.map { diff.blocks(of: $0) }
    var differencesOf: [Int: [Int]] = [:]
    for (index, touched) in blocks.enumerated() {
      // What comes between two blocks may belong to either.
      for block in touched { differencesOf[block, default: []].append(index) }
    }
    let touched = differencesOf.filter { block, members in
      let kind = diff.old.blocks[block].kind
      return members.count > 1 && (kind.isRunningText || kind == .tableRow)
    }
    guard !touched.isEmpty else { return }
    let units = Dictionary(
      grouping: diff.old.units.indices.filter { touched[diff.old.units[$0].block] != nil }
    ) { diff.old.units[$0].block }
    for (block, members) in touched.sorted(by: { $0.key < $1.key }) {
      let stays = Set(
        (units[block] ?? []).filter { diff.counterparts[$0] != nil }.compactMap(diff.old.movableWord))
      var gone: [[ArraySlice<UInt8>]: [Int]] = [:]
      for from in members where blocks[from] == [block] {
        let words = diff.differences[from].old.compactMap(diff.old.movableWord)
        if !words.isEmpty, !words.contains(where: stays.contains) { gone[words, default: []].append(from) }
      }
      guard !gone.isEmpty else { continue }
      for to in members {
        let words = diff.differences[to].new.compactMap(diff.new.movableWord)
        for from in gone[words] ?? [] where from != to { pairs.append((from, to)) }
      }
    }
  }

  /// Whether words that are all that goes are those that are all that comes, perhaps edited.
  private static func areOne(_ gone: [UInt32], _ come: [UInt32]) -> Bool {
    if gone == come { return gone.count >= shortestPhrase }
    guard min(gone.count, come.count) >= shortestPhrase else { return false }
    let kept = TokenDiff.matches(old: gone, new: come).reduce(0) { $0 + $1.count }
    return kept >= shortestPhrase && Double(kept) >= leastKept * Double(max(gone.count, come.count))
  }

  private struct Whole {
    let difference: Int
    let unit: BlockDiff.Unit
  }

  /// The blocks that lie wholly in one difference, but for those without a word.
  private static func whole(_ parts: [Range<Int>], _ text: ReadingText) -> [Whole] {
    parts.enumerated().flatMap { number, part -> [Whole] in
      let units = text.units[part].filter { !$0.isBreak }
      return Dictionary(grouping: units, by: \.block).sorted { $0.key < $1.key }.compactMap { block, units in
        guard let first = units.first, let last = units.last, units.contains(where: { text.isWord($0) }),
          first.range.lowerBound <= text.blocks[block].contentStart,
          last.range.upperBound == text.blocks[block].range.upperBound
        else { return nil }
        let words = units.filter { $0.range.lowerBound >= text.blocks[block].contentStart }.map(\.symbol)
        return Whole(
          difference: number, unit: BlockDiff.Unit(kind: text.blocks[block].kind, number: 0, words: words))
      }
    }
  }

  /// How much two blocks are one, between 0 (not at all) and 1.
  private static func likeness(_ one: Whole, _ other: Whole) -> Double {
    if one.unit.words == other.unit.words { return 1 }
    guard min(one.unit.words.count, other.unit.words.count) >= fewestWords else { return 0 }
    let likeness = BlockDiff.likeness(one.unit, other.unit)
    return likeness >= leastKept ? likeness : 0
  }
}

extension ReadingText {
  /// Whether a unit has a letter or a digit at its start.
  func isWord(_ unit: Unit) -> Bool {
    guard !unit.isBreak, let first = text[unit.range].first else { return false }
    return first >= 0x80 || (0x30...0x39).contains(first) || (0x41...0x5A).contains(first)
      || (0x61...0x7A).contains(first)
  }

  /// A word that says something by itself, in small letters; nil for a unit that is none. A word that holds sentences together is one
  /// where it is written as a name: the A in "for A, B and C".
  fileprivate func movableWord(_ index: Int) -> ArraySlice<UInt8>? {
    let unit = units[index]
    guard isWord(unit) else { return nil }
    let bytes = text[unit.range]
    if FunctionWords.contains(bytes) {
      let isName =
        index > 0 && isWord(units[index - 1]) && bytes.first.map { (0x41...0x5A).contains($0) } == true
      return isName ? bytes : nil
    }
    return Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)[...]
  }

  /// The words among some units, without the marks between them.
  fileprivate func words(of part: Range<Int>) -> [UInt32] { units[part].filter(isWord).map(\.symbol) }
}

extension ReadingDiff {
  /// Whether two differences, with a word in the first, are in one block of the old text.
  fileprivate func isWithinOneBlock(_ one: Int, _ other: Int) -> Bool {
    let hasWord = old.units[differences[one].old].contains { !$0.isBreak && $0.range.count > 1 }
    let (first, second) = (blocks(of: one), blocks(of: other))
    guard hasWord, first.count == 1 else { return false }
    return differences[other].old.isEmpty ? first.isSubset(of: second) : first == second
  }

  /// The blocks that a difference stands in; a place between two units is in the block of either.
  fileprivate func blocks(of difference: Int) -> Set<Int> {
    let part = differences[difference].old
    let units = part.isEmpty ? part.lowerBound - 1..<part.upperBound + 1 : part
    return Set(units.clamped(to: old.units.indices).map { old.units[$0].block })
  }
}
