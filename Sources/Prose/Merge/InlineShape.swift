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
    /// The units that its marks begin with.
    let unit: Int
    let end: Int
    let words: Range<Int>
    /// Whether it is a link with its address: of these none stands in another, whatever their marks.
    let isLink: Bool
  }

  /// - Parameter vocabulary: the same for all the texts that are compared.
  init(of source: [UInt8], _ vocabulary: inout Vocabulary) {
    let text = ReadingText(source, &vocabulary)
    let words = text.units.indices.filter { text.isWord(text.units[$0]) }
    let bound = BoundUnits(in: text).pairs.filter {
      Self.opening.contains(Array(text.bytes(of: $0.open.lowerBound)))
    }
    pairs = bound.map { pair in
      let start = words.partitioningIndex { $0 >= pair.open.upperBound }
      let end = words.partitioningIndex { $0 >= pair.close.lowerBound }
      return Pair(
        mark: text.text[text.range(of: pair.open)], unit: pair.open.lowerBound, end: pair.close.lowerBound,
        words: start..<max(start, end),
        isLink: pair.close.count > 1 && text.bytes(of: pair.open.lowerBound).elementsEqual("[".utf8)
      )
    }
    let paired = Set(bound.flatMap { Array($0.open) + Array($0.close) })
    alone = text.units.indices.reduce(into: [:]) { counts, unit in
      guard !paired.contains(unit) else { return }
      let place = text.start(of: unit)
      let remark = BoundUnits.remarkEnd(at: place, in: text.text).map { text.text[place..<place + $0] }
      let mark = remark ?? text.bytes(of: unit)
      if remark != nil || Self.isMark(mark) { counts[mark, default: 0] += 1 }
    }
    (self.text, self.words) = (text, words)
  }

  /// Whether a text may have such marks at all.
  static func mayOccur(in text: some Sequence<UInt8>) -> Bool { text.contains(where: firstBytes.contains) }

  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool { marks.contains(Array(bytes)) }

  /// Apostrophes are not among them.
  private static let marks = Set("*_~`[]()\"“”„«»‹›".map { Array(String($0).utf8) })

  /// What a pair may begin with: those, a single quotation mark, a tag and a remark.
  private static let opening = marks.union(["'", "‘", "<"].map { Array($0.utf8) })

  private static let firstBytes = Set((opening + [Array("-".utf8)]).map { $0[0] })

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
        return !around.isEmpty
          && other.pairs.contains { pair in
            pair.mark == pairs[index].mark && known.elements(in: pair.words).elementsEqual(around)
          }
      })
  }

  /// A pair as what it reads.
  private func symbols(of pair: Pair) -> [UInt32] {
    [text.units[pair.unit].symbol, UInt32(pair.mark.count)] + words[pair.words].map { text.units[$0].symbol }
  }

  /// How many pairs stand within a pair of their own mark, and links within links.
  var nested: Int {
    var count = 0
    var ends: [[UInt8]: Int] = [:]
    for pair in pairs.sorted(by: { $0.unit < $1.unit })
    where pair.isLink || !"[(".utf8.contains(pair.mark.first ?? 0) {
      let mark = Array(pair.mark)
      let last = ends[mark] ?? -1
      if last > pair.end { count += 1 }
      ends[mark] = max(last, pair.end)
    }
    return count
  }

  /// Whether two sides put other marks around the same words, and this text has not those of both.
  func drops(oneOf left: InlineShape, _ right: InlineShape, around base: InlineShape) -> Bool {
    let (base, left, right, merged) = (base.marks, left.marks, right.marks, marks)
    return left.contains { words, marks in
      let known = base[words] ?? []
      let come = (marks.subtracting(known), (right[words] ?? []).subtracting(known))
      return !come.0.isEmpty && !come.1.isEmpty && come.0 != come.1
        && !come.0.union(come.1).isSubset(of: merged[words] ?? [])
    }
  }

  /// The marks by the words that they stand around.
  private var marks: [[UInt32]: Set<ArraySlice<UInt8>>] {
    pairs.reduce(into: [:]) { marks, pair in
      if !pair.words.isEmpty {
        marks[words[pair.words].map { text.units[$0].symbol }, default: []].insert(pair.mark)
      }
    }
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
