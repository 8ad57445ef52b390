/// The hunks of one text that bring a mark without its other half, and those of them that would make a pair together which nobody
/// wrote: a star of each, the two ends of a remark, two fences.
struct LoneMarks {
  /// With more of them than this to compare, they are taken to exclude each other, unseen.
  private static let mostComparisons = 10_000

  private struct Lone {
    let index: Int
    /// The blocks that it touches.
    let blocks: Range<Int>
    let marks: Set<ArraySlice<UInt8>>
  }

  private let text: [UInt8]
  private let blocks: [Block]

  init(in text: [UInt8]) {
    self.text = text
    blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
  }

  /// Which of some hunks meet by their marks, by their index, each two once.
  static func meetings(of hunks: [Hunk], in text: [UInt8]) -> [(Int, Int)] {
    let marked = hunks.indices.filter { hunks[$0].changesMarks }
    guard marked.count > 1 else { return [] }
    let marks = LoneMarks(in: text)
    return marks.wide(marked, of: hunks) + marks.close(marked, of: hunks)
  }

  /// Fences and the ends of remarks, which mean something for all that comes behind them.
  private func wide(_ marked: [Int], of hunks: [Hunk]) -> [(Int, Int)] {
    let ends = marked.map { (index: $0, ends: WideMarks(of: hunks[$0])) }.filter { !$0.ends.isNothing }
    return ends.indices.flatMap { number in
      ends[(number + 1)...].filter { ends[number].ends.meet($0.ends) }.map { (ends[number].index, $0.index) }
    }
  }

  /// Marks within one paragraph.
  private func close(_ marked: [Int], of hunks: [Hunk]) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    var open: [Lone] = []
    var comparisons = 0
    let lone = marked.map {
      Lone(index: $0, blocks: blocks.touching(hunks[$0].range), marks: marks(leftAloneBy: hunks[$0]))
    }
    for next in lone.filter({ !$0.marks.isEmpty }).sorted(by: { $0.blocks.lowerBound < $1.blocks.lowerBound })
    {
      open.removeAll { $0.blocks.upperBound <= next.blocks.lowerBound }
      for one in open where Self.mayPair(one.marks, next.marks) {
        comparisons += 1
        if comparisons > Self.mostComparisons || makePair(hunks[one.index], hunks[next.index]) {
          found.append((one.index, next.index))
        }
      }
      open.append(next)
    }
    return found
  }

  /// The marks of which a hunk leaves more without their other half than its paragraph has.
  func marks(leftAloneBy hunk: Hunk) -> Set<ArraySlice<UInt8>> {
    guard let passage = passage(of: hunk) else { return [] }
    var vocabulary = Vocabulary()
    let base = InlineShape(of: passage.old, &vocabulary)
    return InlineShape(of: passage.new, &vocabulary).alone(moreThanIn: base, with: base, of: base)
  }

  /// The blocks that a hunk touches, without it and with it; nil where it is none of this text.
  func passage(of hunk: Hunk) -> (old: [UInt8], new: [UInt8])? {
    let window = bytes(of: blocks.touching(hunk.range), with: [hunk])
    let old = Array(text[window])
    return [hunk.shifted(-window.lowerBound)].applied(to: old).map { (old, $0) }
  }

  /// Whether the marks of one may be the other halves of the other's.
  private static func mayPair(_ one: Set<ArraySlice<UInt8>>, _ other: Set<ArraySlice<UInt8>>) -> Bool {
    func isBracket(_ mark: ArraySlice<UInt8>) -> Bool { !"*_~`\"".utf8.contains(mark.first ?? 0) }
    return !one.isDisjoint(with: other) || one.contains(where: isBracket) && other.contains(where: isBracket)
  }

  private func makePair(_ one: Hunk, _ other: Hunk) -> Bool {
    let touched = [one, other].map { blocks.touching($0.range) }
    let window = bytes(of: touched[0].covering(touched[1]), with: [one, other])
    let base = Array(text[window])
    func with(_ hunks: [Hunk]) -> [UInt8]? { hunks.map { $0.shifted(-window.lowerBound) }.applied(to: base) }
    guard let left = with([one]), let right = with([other]), let merged = with([one, other]) else {
      return false
    }
    return !MarkCheck.holds(base: base, left: left, right: right, merged: merged)
  }

  /// The bytes of some blocks and hunks.
  private func bytes(of touched: Range<Int>, with hunks: [Hunk]) -> Range<Int> {
    let ranges = blocks[touched].map(\.range) + hunks.map(\.range)
    return ranges.dropFirst().reduce(ranges.first ?? 0..<0) { $0.covering($1) }
  }
}

/// What a hunk changes of the marks that mean something for all that comes behind them.
struct WideMarks {
  private let place: Int
  /// How many more remarks it opens than it closes.
  private let openRemarks: Int
  /// How many lines of fences it has, of the old words and the new.
  private let fences: (old: Int, new: Int)

  init(of hunk: Hunk) {
    place = hunk.range.lowerBound
    let (old, new) = (Array(hunk.old.utf8), Array(hunk.new.utf8))
    func open(_ text: [UInt8]) -> Int {
      text.ranges(of: "<!--".utf8).count - text.ranges(of: "-->".utf8).count
    }
    openRemarks = open(new) - open(old)
    fences = (Self.fences(in: old), Self.fences(in: new))
  }

  var isNothing: Bool { openRemarks == 0 && fences == (0, 0) }

  /// Whether both together open a remark and close it, or have fences of which one stands alone.
  func meet(_ other: WideMarks) -> Bool {
    let (first, second) = place <= other.place ? (self, other) : (other, self)
    return first.openRemarks > 0 && second.openRemarks < 0
      || first.isLoneFence && (second.fences.old > 0 || second.fences.new > 0)
  }

  private var isLoneFence: Bool { (fences.new - fences.old) % 2 != 0 }

  private static func fences(in text: [UInt8]) -> Int {
    let starts = Lines.starts(of: text)
    return zip(starts, starts.dropFirst()).count { MarkdownLine(text, $0..<$1).fence != nil }
  }
}

extension Hunk {
  /// Whether its new words may have other marks than the old ones.
  var changesMarks: Bool {
    func marks(_ text: String) -> [UInt8] {
      text.utf8.filter { InlineShape.mayOccur(in: CollectionOfOne($0)) }
    }
    return marks(old) != marks(new)
  }
}
