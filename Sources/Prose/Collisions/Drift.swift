/// How a text moved on from one state to a later one: its changed lines, and in them its changed words.
struct Drift {
  let base: [UInt8]
  let draft: [UInt8]
  private let baseLines: Lines
  private let draftLines: Lines
  private let lineChanges: [Change]
  /// The changed words, by their place in the base.
  let words: [Hunk]
  /// How much further the text lies after each of `words`.
  private let shifts: [Int]
  /// The sentences that went elsewhere as they are.
  private(set) var moved = MovedSentences.none

  init(from base: [UInt8], to draft: [UInt8]) {
    self.base = base
    self.draft = draft
    var vocabulary = Vocabulary()
    let baseLines = Lines(base, &vocabulary)
    let draftLines = Lines(draft, &vocabulary)
    lineChanges = GitDiff.changes(
      from: baseLines.numbers, to: draftLines.numbers, symbols: vocabulary.count)
    words = lineChanges.flatMap {
      WordDiff.hunks(from: base, baseLines.bytes($0.old), to: draft, draftLines.bytes($0.new))
    }
    self.baseLines = baseLines
    self.draftLines = draftLines
    var shift = 0
    shifts = words.map {
      shift += $0.new.utf8.count - $0.range.count
      return shift
    }
    moved = movedSentences
  }

  private var movedSentences: MovedSentences {
    guard words.count > 1 else { return .none }
    let base = lineChanges.map { paragraph(around: baseLines.bytes($0.old), in: self.base) }
    let draft = lineChanges.map { paragraph(around: draftLines.bytes($0.new), in: self.draft) }
    return MovedSentences(from: self.base, base.united, to: self.draft, draft.united) { place in
      // Where its lines end is no matter of its words.
      let isWhole = near(place.base).allSatisfy { index in
        let change = words[index]
        return !place.base.touches(change.range) || (change.old + change.new).utf8.allSatisfy(\.isWhite)
      }
      return !isWhole || place.draft.lowerBound != place.base.lowerBound + shift(at: place.base)
    }
  }

  /// Whether no changed line is one of those that the range touches, or next to them: then git's merge is clean.
  func leavesLinesAlone(around range: Range<Int>) -> Bool {
    let lines = lines(of: range)
    let next = lineChanges.partitioningIndex { $0.old.upperBound >= lines.lowerBound }
    return next == lineChanges.count || lineChanges[next].old.lowerBound > lines.upperBound
  }

  /// How much further a range that no change meets lies in the draft.
  func shift(at range: Range<Int>) -> Int {
    let next = words.partitioningIndex { $0.range.upperBound > range.lowerBound }
    return shift(before: next)
  }

  /// How much further the text lies before one of `words`, by its index.
  func shift(before index: Int) -> Int { index == 0 ? 0 : shifts[index - 1] }

  /// The changed words that a hunk meets, as a stretch of all changed words; nil where it meets none.
  ///
  /// All between the first and the last are met too, for insertions at an edge of the hunk are outside them.
  func meeting(_ hunk: Hunk) -> ClosedRange<Int>? {
    let met = near(hunk.range).filter { hunk.meeting(words[$0]) != nil }
    guard let first = met.first, let last = met.last else { return nil }
    return first...last
  }

  /// The changed words of the sentence a range stands in.
  func changes(inSentenceOf range: Range<Int>) -> [Hunk] {
    let sentence = Sentence.around(range, in: base)
    return near(sentence).map { words[$0] }.filter { $0.changesWords(of: sentence, in: base) }
  }

  /// How the lines were changed that a hunk touches without meeting a change: their words, or where they end.
  func change(ofLinesOf hunk: Hunk) -> CollisionClass {
    near(hunk.lines(in: base)).contains { words[$0].changesWords } ? .separateWords : .whiteSpace
  }

  /// The bytes of the base that a hunk and the changes it meets cover, and those of the draft that stand there now.
  func place(of hunk: Hunk, _ met: ClosedRange<Int>) -> (base: Range<Int>, draft: Range<Int>) {
    var range = words[met].reduce(hunk.range) { $0.covering($1.range) }
    // A change inside it that it does not meet, as one that leaves its words alone, moves what stands behind it all the same.
    let first = min(met.lowerBound, words.partitioningIndex { $0.range.upperBound > range.lowerBound })
    let last = max(met.upperBound, words.partitioningIndex { $0.range.lowerBound >= range.upperBound } - 1)
    range = words[first...last].reduce(range) { $0.covering($1.range) }
    return (range, range.lowerBound + shift(before: first)..<range.upperBound + shift(before: last + 1))
  }

  /// Whether the draft reads, where the hunk and the changes it meets are, as if the hunk had been applied.
  func isDone(_ hunk: Hunk, _ met: ClosedRange<Int>) -> Bool {
    let place = place(of: hunk, met)
    let inside = Hunk(range: hunk.range.shifted(-place.base.lowerBound), old: hunk.old, new: hunk.new)
    let applied = [inside].applied(to: Array(base[place.base]))
    return applied.map { $0.elementsEqual(draft[place.draft]) } ?? false
  }

  /// Whether the draft still has words of the block in which a range begins.
  func leavesSomething(ofBlockAt range: Range<Int>) -> Bool {
    var (start, end) = (range.lowerBound, range.upperBound)
    func isBreak(_ at: Int) -> Bool { base[at] == UInt8(ascii: "\n") && base[at - 1] == UInt8(ascii: "\n") }
    while start > 1, !isBreak(start - 1) { start -= 1 }
    while end < base.count, end == 0 || !isBreak(end) { end += 1 }
    let part = Array(base[start..<end])
    let blocks = BlockScanner.blocks(of: part, lineStarts: Lines.starts(of: part))
    let place = range.lowerBound - start
    guard let block = blocks.first(where: { $0.range.lowerBound <= place && place <= $0.range.upperBound })
    else {
      return false
    }
    let content = block.content.shifted(start)
    let gone = near(content).map { words[$0].range }
    return content.contains { index in !base[index].isWhite && !gone.contains { $0.contains(index) } }
  }

  /// How far the lines of a range were moved, where they stand once in the base and once in the draft; a place between two lines, with both.
  func moved(_ range: Range<Int>) -> Int? {
    var lines = lines(of: range)
    if lines.isEmpty { lines = linesWithWords(around: lines.lowerBound) }
    let wanted = baseLines.numbers[lines]
    guard wanted.count > 0, Self.places(of: wanted, in: baseLines.numbers).count == 1 else { return nil }
    let found = Self.places(of: wanted, in: draftLines.numbers)
    guard found.count == 1 else { return nil }
    return draftLines.starts[found[0]] - baseLines.starts[lines.lowerBound]
  }

  /// The line before and the one behind the start of a line, with the blank ones between.
  private func linesWithWords(around line: Int) -> Range<Int> {
    func isBlank(_ line: Int) -> Bool { base[baseLines.bytes(line..<line + 1)].allSatisfy(\.isWhite) }
    var (start, end) = (max(0, line - 1), min(baseLines.count, line + 1))
    while start > 0, isBlank(start) { start -= 1 }
    while end < baseLines.count, isBlank(end - 1) { end += 1 }
    return start..<end
  }

  private static func places(of wanted: ArraySlice<UInt32>, in numbers: [UInt32]) -> [Int] {
    guard numbers.count >= wanted.count else { return [] }
    return (0...numbers.count - wanted.count).filter { start in
      numbers[start] == wanted[wanted.startIndex]
        && numbers[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  /// The lines that a range touches; for a place between two lines, none.
  private func lines(of range: Range<Int>) -> Range<Int> {
    let first = baseLines.line(at: range.lowerBound)
    guard !range.isEmpty else {
      let isBetween = first == baseLines.count || baseLines.starts[first] == range.lowerBound
      return first..<(isBetween ? first : first + 1)
    }
    return first..<baseLines.line(at: range.upperBound - 1) + 1
  }

  /// The changed words that overlap or touch a range.
  func near(_ range: Range<Int>) -> Range<Int> {
    let first = words.partitioningIndex { $0.range.upperBound >= range.lowerBound }
    let count = words[first...].prefix { $0.range.lowerBound <= range.upperBound }.count
    return first..<first + count
  }
}

extension [Range<Int>] {
  /// The same places, those that overlap as one; they come in the order of their starts.
  fileprivate var united: [Range<Int>] {
    reduce(into: []) { united, next in
      if let last = united.last, next.lowerBound <= last.upperBound {
        united[united.count - 1] = last.covering(next)
      } else {
        united.append(next)
      }
    }
  }
}

extension RandomAccessCollection {
  /// The first index whose element fits, where all after it do too.
  package func partitioningIndex(where fits: (Element) -> Bool) -> Index {
    var low = startIndex
    var rest = count
    while rest > 0 {
      let half = rest / 2
      let middle = index(low, offsetBy: half)
      if fits(self[middle]) {
        rest = half
      } else {
        low = index(after: middle)
        rest -= half + 1
      }
    }
    return low
  }
}
