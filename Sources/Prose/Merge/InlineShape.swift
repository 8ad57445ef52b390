/// The marks of some running text, its brackets and its quotation marks: which stand around words as pairs, and which stand alone.
///
/// A merge that puts the marks of both sides around overlapping words makes of them pairs that nobody wrote, or leaves one alone.
struct InlineShape {
  private let text: ReadingText
  /// The units that are words, from the start of the text to its end.
  private let words: [Int]
  private let pairs: [Pair]
  /// How many of each mark have no other half.
  private let alone: [ArraySlice<UInt8>: Int]

  /// A pair of marks, and which of the words stand between them.
  private struct Pair {
    let mark: ArraySlice<UInt8>
    /// The unit that its opening mark begins with.
    let unit: Int
    let words: Range<Int>
  }

  /// - Parameter vocabulary: the same for all the texts that are compared.
  init(of source: [UInt8], _ vocabulary: inout Vocabulary) {
    let text = ReadingText(source, &vocabulary)
    let words = text.units.indices.filter { text.isWord(text.units[$0]) }
    let bound = BoundUnits(in: text).pairs.filter { Self.isMark(text.bytes(of: $0.open.lowerBound)) }
    pairs = bound.map { pair in
      let start = words.partitioningIndex { $0 >= pair.open.upperBound }
      let end = words.partitioningIndex { $0 >= pair.close.lowerBound }
      return Pair(
        mark: text.text[text.range(of: pair.open)], unit: pair.open.lowerBound, words: start..<max(start, end)
      )
    }
    let paired = Set(bound.flatMap { Array($0.open) + Array($0.close) })
    alone = text.units.indices.reduce(into: [:]) { counts, unit in
      let mark = text.bytes(of: unit)
      if Self.isMark(mark), !paired.contains(unit) { counts[mark, default: 0] += 1 }
    }
    (self.text, self.words) = (text, words)
  }

  /// Whether a text may have such marks at all.
  static func mayOccur(in text: some Sequence<UInt8>) -> Bool { text.contains(where: firstBytes.contains) }

  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool { marks.contains(Array(bytes)) }

  /// Apostrophes are not among them.
  private static let marks = Set("*_~`[]()\"“”„«»‹›".map { Array(String($0).utf8) })

  private static let firstBytes = Set(marks.map { $0[0] })

  /// The marks of which more stand alone here than one side has, with those that the other brought to the base.
  func alone(moreThanIn side: InlineShape, with other: InlineShape, of base: InlineShape) -> Set<
    ArraySlice<UInt8>
  > {
    Set(
      alone.filter { mark, count in
        let brought = max(0, other.alone[mark, default: 0] - base.alone[mark, default: 0])
        return count > side.alone[mark, default: 0] + brought
      }.keys)
  }

  /// The pairs, by their index, that stand in another text around the same words, as far as it has these.
  func pairs(alsoIn other: InlineShape) -> Set<Int> {
    // Words that stand in many places are not sure to be matched with their own.
    let whole = Set(other.pairs.map(other.symbols))
    var counterparts = [Int?](repeating: nil, count: words.count)
    let runs = TokenDiff.matches(
      old: words.map { text.units[$0].symbol }, new: other.words.map { other.text.units[$0].symbol })
    for run in runs { for step in 0..<run.count { counterparts[run.old + step] = run.new + step } }
    let known = counterparts.compactMap { $0 }
    return Set(
      pairs.indices.filter { index in
        if whole.contains(symbols(of: pairs[index])) { return true }
        let around = counterparts[pairs[index].words].compactMap { $0 }
        return around.isEmpty
          || other.pairs.contains { pair in
            pair.mark == pairs[index].mark && known.elements(in: pair.words).elementsEqual(around)
          }
      })
  }

  /// A pair as what it reads.
  private func symbols(of pair: Pair) -> [UInt32] {
    [text.units[pair.unit].symbol, UInt32(pair.mark.count)] + words[pair.words].map { text.units[$0].symbol }
  }

  /// How many pairs there are.
  var count: Int { pairs.count }
}

extension [Int] {
  /// Of numbers that grow, those in a range.
  fileprivate func elements(in range: Range<Int>) -> ArraySlice<Int> {
    let start = partitioningIndex { $0 >= range.lowerBound }
    return self[start...].prefix { $0 < range.upperBound }
  }
}
