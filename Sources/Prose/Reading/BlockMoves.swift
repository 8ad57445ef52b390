/// Blocks that went in one place and came, perhaps edited, in another; and words that did.
struct BlockMoves {
  /// How much of a moved block's words may have been changed, as what is left of them (0 to 1).
  static let leastKept = 0.6
  /// With more pairs of blocks than this, edited ones are not looked for.
  private static let mostPairs = 40_000

  /// So many units in a row that go here and come there are moved; within one block, one word is enough.
  private static let shortestRun = 8

  /// So many are, where they are all that one of the two has.
  private static let shortestWhole = 5

  /// So many words that are all that goes here, and all that comes there, are moved.
  private static let shortestPhrase = 3

  /// So many words that are a whole sentence here and there are.
  private static let shortestSentence = 2

  /// So many words that say something have two stretches in common that are one sentence.
  private static let fewestInCommon = 2

  /// The differences, by index, that a move is made of.
  private(set) var pairs: [(from: Int, to: Int)] = []

  init(_ diff: ReadingDiff) {
    findBlocks(diff)
    findWords(diff)
    findSentences(diff)
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
        let isNear =
          olds[one] == news[other] && diff.isWithinOneBlock(from, to) && diff.isMoreThanAWord(from, to)
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
        let isSame = !isNear && diff.areSameWords(from, to)
        if isNear || isLong || isWhole || isSame { pairs.append((from, to)) }
      }
    }
  }

  /// Sentences that went from one place and came, perhaps edited, in another. A word or two at their ends may be taken for those of another.
  private mutating func findSentences(_ diff: ReadingDiff) {
    guard diff.differences.count > 1 else { return }
    let gone = diff.differences.map { diff.old.sentences(in: $0.old) }
    let come = diff.differences.map { diff.new.sentences(in: $0.new) }
    guard gone.joined().count * come.joined().count <= Self.mostPairs else { return }
    for (from, sentences) in gone.enumerated() {
      for sentence in sentences {
        func isHere(_ to: Int) -> Bool { come[to].contains { Self.areOne(sentence, $0) } }
        // What was edited in its place was not moved.
        if isHere(from) { continue }
        for to in come.indices where to != from && isHere(to) { pairs.append((from, to)) }
      }
    }
  }

  private static func areOne(_ gone: ReadingText.Sentence, _ come: ReadingText.Sentence) -> Bool {
    if gone.isWhole, come.isWhole, gone.words == come.words { return gone.words.count >= shortestSentence }
    return areOne(gone.words, come.words)
      && (gone.isWhole && come.isWhole
        || gone.content.intersection(come.content).count >= fewestInCommon)
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
        let words = diff.old.movableWords(
          in: diff.differences[from].old, without: diff.new, diff.differences[from].new)
        if !words.isEmpty, !words.contains(where: stays.contains) { gone[words, default: []].append(from) }
      }
      guard !gone.isEmpty else { continue }
      for to in members {
        for part in diff.new.pieces(of: diff.differences[to].new) {
          let words = diff.new.movableWords(in: part, without: diff.old, diff.differences[to].old)
          for from in gone[words] ?? [] where from != to && diff.isMoreThanAWord(from, to) {
            pairs.append((from, to))
          }
        }
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

  /// The blocks that lie wholly in one difference, but for those without a word.
  private static func whole(_ parts: [Range<Int>], _ text: ReadingText) -> [Whole] {
    parts.enumerated().flatMap { number, part -> [Whole] in
      let units = text.units[part].filter { !$0.isBreak }
      return Dictionary(grouping: units, by: \.block).sorted { $0.key < $1.key }.compactMap { block, units in
        guard let first = units.first, let last = units.last, units.contains(where: { text.isWord($0) }),
          first.range.lowerBound <= text.blocks[block].contentStart,
          last.range.upperBound == text.blocks[block].range.upperBound
        else { return nil }
        let words = units.filter { $0.range.lowerBound >= text.blocks[block].contentStart }
        return Whole(text.blocks[block].kind, words, of: text, difference: number)
      }
    }
  }

}

extension ReadingText {
  /// Whether a unit has a letter or a digit at its start.
  func isWord(_ unit: Unit) -> Bool {
    guard !unit.isBreak, let first = text[unit.range].first else { return false }
    if first < 0x80 { return !first.isMark }
    return text.withUnsafeBufferPointer { CharacterClass.at(unit.range.lowerBound, in: $0).class != .other }
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

  /// The words among some units that say something by themselves, sorted, and without those that are among some of another text: a word
  /// that only got a small letter, as the sentence begins with another one now, neither came nor went.
  fileprivate func movableWords(
    in part: Range<Int>, without other: ReadingText, _ otherPart: Range<Int>
  ) -> [ArraySlice<UInt8>] {
    var words = part.compactMap(movableWord)
    for word in otherPart.compactMap(other.movableWord) {
      if let index = words.firstIndex(of: word) { words.remove(at: index) }
    }
    return words.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The words among some units, without the marks between them.
  func words(of part: Range<Int>) -> [UInt32] { units[part].filter(isWord).map(\.symbol) }
}

extension ReadingDiff {
  /// Whether two differences, with a word in the first, are in one block of the old text.
  fileprivate func isWithinOneBlock(_ one: Int, _ other: Int) -> Bool {
    let hasWord = old.units[differences[one].old].contains { !$0.isBreak && $0.range.count > 1 }
    let (first, second) = (blocks(of: one), blocks(of: other))
    guard hasWord, first.count == 1 else { return false }
    return differences[other].old.isEmpty ? first.isSubset(of: second) : first == second
  }

  /// Whether all that one difference takes away is what another brings in, whatever the words: within one sentence; and over the borders
  /// of blocks where a break, a pair of marks or the number of a note goes with them, which would be left in half or stand twice.
  fileprivate func areSameWords(_ one: Int, _ other: Int) -> Bool {
    let (gone, come) = (differences[one].old, differences[other].new)
    let words = old.words(of: gone)
    let others = new.words(of: come)
    guard !words.isEmpty, words == others || isPart(words, of: others, one, other) else { return false }
    if gone.count == come.count, zip(gone, come).allSatisfy({ old.units[$0].symbol == new.units[$1].symbol }),
      gone.contains(where: old.isBinding)
    {
      return true
    }
    return differences[one].new.isEmpty && differences[other].old.isEmpty && isWithinOneSentence(one, other)
  }

  /// Whether a difference has more than one word, or a mark that means something with another one, or is in the sentence of the other: a number
  /// or a "not" that goes in one sentence and comes in another was not moved.
  fileprivate func isMoreThanAWord(_ one: Int, _ other: Int) -> Bool {
    let gone = differences[one].old
    return old.words(of: gone).count > 1 || gone.contains(where: old.isBinding)
      || isWithinOneSentence(one, other)
  }

  /// Whether no sentence ends in two differences or between them.
  private func isWithinOneSentence(_ one: Int, _ other: Int) -> Bool {
    let (first, last) = (differences[min(one, other)].old, differences[max(one, other)].old)
    return !(first.lowerBound..<max(first.lowerBound, last.upperBound)).contains(where: old.endsSentence)
  }

  /// Whether the words that go, or those that come, are some of the others, one behind the other in the same sentence, and say something
  /// by themselves.
  private func isPart(_ words: [UInt32], of others: [UInt32], _ one: Int, _ other: Int) -> Bool {
    guard words.count != others.count, !others.isEmpty, isWithinOneSentence(one, other) else { return false }
    let (short, long) = words.count < others.count ? (words, others) : (others, words)
    let says =
      words.count < others.count
      ? differences[one].old.contains { old.movableWord($0) != nil }
      : differences[other].new.contains { new.movableWord($0) != nil }
    return says
      && (0...long.count - short.count).contains { long[$0..<$0 + short.count].elementsEqual(short) }
  }

  /// The blocks that a difference stands in; a place between two units is in the block of either.
  fileprivate func blocks(of difference: Int) -> Set<Int> {
    let part = differences[difference].old
    let units = part.isEmpty ? part.lowerBound - 1..<part.upperBound + 1 : part
    return Set(units.clamped(to: old.units.indices).map { old.units[$0].block })
  }
}
