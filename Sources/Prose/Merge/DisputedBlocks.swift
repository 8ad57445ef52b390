/// The blocks that one side has at another place, where the other side has them no more, or at a third place: no place of the text by
/// itself shows that the two exclude each other.
struct DisputedBlocks {
  private typealias Words = ArraySlice<UInt8>

  private let disputed: Set<Words>

  var isEmpty: Bool { disputed.isEmpty }

  /// - Parameter merged: the text so far as it is decided; what it has of an edit is not lost.
  init(base: SideText, left: SideText, right: SideText, merged: [UInt8]) {
    let (old, ours, theirs) = (Self.once(base), Self.once(left), Self.once(right))
    let known = Set(old)
    let (leftMoved, rightMoved) = (Self.moved(from: old, to: ours), Self.moved(from: old, to: theirs))
    var disputed: Set<Words> = []
    for block in leftMoved.union(rightMoved) {
      let (isLeft, isRight) = (leftMoved.contains(block), rightMoved.contains(block))
      if isLeft, isRight {
        if !Self.areBeside(block, ours, theirs) { disputed.insert(block) }
        continue
      }
      let (other, side) = isLeft ? (theirs, right) : (ours, left)
      if other.contains(block) || side.has(block) { continue }
      let edited = other.first { !known.contains($0) && Self.areAlike(block, $0) }
      let isKept = edited.map { merged.places(of: $0, atMost: 2).count == 1 } ?? false
      if !isKept || !merged.places(of: block, atMost: 1).isEmpty { disputed.insert(block) }
    }
    self.disputed = disputed
  }

  /// Whether a part of a text has one of them.
  func occur(in part: Range<Int>, of side: SideText) -> Bool {
    side.contents(in: part).contains(where: disputed.contains)
  }

  /// The blocks of a text that stand in it once, in order.
  private static func once(_ side: SideText) -> [Words] {
    let all = side.blocks.filter(\.kind.isRunningText).map { side.text[$0.content] }
    let counts = all.reduce(into: [Words: Int]()) { $0[$1, default: 0] += 1 }
    return all.filter { counts[$0] == 1 && $0.hasSeveralWords }
  }

  /// The blocks of both texts that may have been moved: those without which as many of the others are in one order as with them.
  private static func moved(from old: [Words], to new: [Words]) -> Set<Words> {
    let places = Dictionary(uniqueKeysWithValues: new.enumerated().map { ($1, $0) })
    let common = old.compactMap { block in places[block].map { (block: block, place: $0) } }
    let before = ascending(common.map(\.place))
    let behind = Array(ascending(common.map { -$0.place }.reversed()).reversed())
    guard let longest = before.max() else { return [] }
    let sums = zip(before, behind).map { $0 + $1 - 1 }
    var atLevel: [Int: Int] = [:]
    for (level, sum) in zip(before, sums) where sum == longest { atLevel[level, default: 0] += 1 }
    return Set(
      common.indices.filter { sums[$0] < longest || atLevel[before[$0], default: 0] > 1 }
        .map { common[$0].block })
  }

  /// How long the longest ascending row is that ends with each number.
  private static func ascending(_ numbers: [Int]) -> [Int] {
    var ends: [Int] = []
    return numbers.map { number in
      let length = ends.partitioningIndex { $0 >= number }
      if length == ends.count { ends.append(number) } else { ends[length] = number }
      return length + 1
    }
  }

  /// Whether both texts have a block before or behind the same other one.
  private static func areBeside(_ block: Words, _ one: [Words], _ other: [Words]) -> Bool {
    guard let first = one.firstIndex(of: block), let second = other.firstIndex(of: block) else {
      return false
    }
    func at(_ index: Int, _ blocks: [Words]) -> Words? {
      blocks.indices.contains(index) ? blocks[index] : nil
    }
    return at(first - 1, one) == at(second - 1, other) || at(first + 1, one) == at(second + 1, other)
  }

  private static func areAlike(_ one: Words, _ other: Words) -> Bool {
    var vocabulary = Vocabulary()
    let units = [one, other].map { text in
      BlockDiff.Unit(
        kind: .paragraph, number: 0,
        words: Tokenizer.tokens(in: Array(text), vocabulary: &vocabulary).map(\.symbol))
    }
    return BlockDiff.likeness(units[0], units[1]) >= leastLikeness
  }

  private static let leastLikeness = 0.6
}

extension SideText {
  /// The words of the blocks of running text that lie in a part of the text.
  func contents(in part: Range<Int>) -> [ArraySlice<UInt8>] {
    let first = blocks.partitioningIndex { $0.range.lowerBound >= part.lowerBound }
    return blocks[first...].prefix { $0.range.upperBound <= part.upperBound }
      .filter(\.kind.isRunningText).map { text[$0.content] }
  }

  /// Whether a block of running text reads so.
  fileprivate func has(_ words: ArraySlice<UInt8>) -> Bool {
    blocks.contains { $0.kind.isRunningText && text[$0.content] == words }
  }
}

extension ArraySlice<UInt8> {
  /// Whether there is white space in it: one word stands in several places by chance.
  var hasSeveralWords: Bool { contains(where: \.isWhite) }
}
