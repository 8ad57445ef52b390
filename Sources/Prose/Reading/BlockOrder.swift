/// The blocks of two texts that are the same, edited or not, where some of them stand in another order: what a reader is shown of them.
///
/// Of the blocks that are in both as many stay as can; each of the others went from one place and came to another.
struct BlockOrder {
  /// A block with the lines of a quotation that go on with it.
  private struct Piece {
    var range: Range<Int>
    let content: Int
    let whole: BlockMoves.Whole
    let symbols: [UInt32]
  }

  /// With more pairs of blocks than this, none is looked for.
  private static let mostPairs = 40_000
  /// What a block weighs beside its words: more than all words of a text.
  private static let weight = 1 << 40

  private let diff: ReadingDiff
  private let olds: [Piece]
  private let news: [Piece]
  /// For each block of the old text the one of the new that it is, and the other way round.
  private var partners: [Int: Int] = [:]
  private var origins: [Int: Int] = [:]
  /// The old ones that stay.
  private var kept: [Int] = []

  /// Fails where no block stands in another order.
  init?(_ diff: ReadingDiff) {
    self.diff = diff
    (olds, news) = (Self.pieces(of: diff.old), Self.pieces(of: diff.new))
    guard olds.count > 1, news.count > 1, olds.count * news.count <= Self.mostPairs else { return nil }
    pairEqual()
    pairAlike()
    kept = longestInOrder()
    if kept.count == partners.count { return nil }
  }

  // MARK: - Which block is which

  private static func pieces(of text: ReadingText) -> [Piece] {
    let units = Dictionary(grouping: text.units.filter { !$0.isBreak }, by: \.block)
    var members: [[Int]] = []
    for (index, block) in text.blocks.enumerated() {
      if block.goesOn, !members.isEmpty {
        members[members.count - 1].append(index)
      } else {
        members.append([index])
      }
    }
    return members.map { blocks in
      let (first, last) = (text.blocks[blocks[0]], text.blocks[blocks[blocks.count - 1]])
      let words = blocks.flatMap { units[$0] ?? [] }.filter { $0.range.lowerBound >= first.contentStart }
      return Piece(
        range: first.range.lowerBound..<last.range.upperBound, content: first.contentStart,
        whole: BlockMoves.Whole(first.kind, words, of: text), symbols: words.map(\.symbol))
    }
  }

  private mutating func pair(_ old: Int, _ new: Int) { (partners[old], origins[new]) = (new, old) }

  /// Blocks that say the same, where both texts have as many of them: the first is the first.
  private mutating func pairEqual() {
    let places = Dictionary(grouping: news.indices) { news[$0].symbols }
    for (symbols, members) in Dictionary(grouping: olds.indices, by: { olds[$0].symbols }) {
      guard let others = places[symbols], others.count == members.count else { continue }
      for (old, new) in zip(members, others) { pair(old, new) }
    }
  }

  /// Of the others those that are the most alike.
  private mutating func pairAlike() {
    let (left, right) = (
      olds.indices.filter { partners[$0] == nil }, news.indices.filter { origins[$0] == nil }
    )
    let likely = left.flatMap { old in
      right.map { (old: old, new: $0, likeness: BlockMoves.likeness(olds[old].whole, news[$0].whole)) }
    }.filter { $0.likeness > 0 }
    for (old, new, _) in likely.sorted(by: { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) })
    where partners[old] == nil && origins[new] == nil {
      pair(old, new)
    }
  }

  /// The most pairs that come in one order in both texts; of as many those with the most words.
  private func longestInOrder() -> [Int] {
    let pairs = partners.sorted { $0.key < $1.key }
    var weights = pairs.map { Self.weight + olds[$0.key].symbols.count }
    var before = [Int?](repeating: nil, count: pairs.count)
    for index in pairs.indices {
      let own = weights[index]
      for other in 0..<index where pairs[other].value < pairs[index].value {
        guard weights[other] + own > weights[index] else { continue }
        (weights[index], before[index]) = (weights[other] + own, other)
      }
    }
    var found: [Int] = []
    var next = weights.indices.max { (weights[$0], $1) < (weights[$1], $0) }
    while let index = next {
      found.append(pairs[index].key)
      next = before[index]
    }
    return found.reversed()
  }

  // MARK: - What a reader is shown

  /// The change from one text to the other, with what was edited of the blocks that moved and of those that stayed.
  var segments: [InlineChange.Segment] {
    var shown = Shown()
    var (oldEnd, newEnd, oldPiece, newPiece) = (0, 0, 0, 0)
    for old in kept {
      guard let new = partners[old] else { continue }
      addBetween(
        oldEnd..<olds[old].range.lowerBound, oldPiece..<old, newEnd..<news[new].range.lowerBound,
        newPiece..<new, to: &shown)
      for segment in edits(old, new) { shown.add(segment.kind, segment.text) }
      (oldEnd, newEnd) = (olds[old].range.upperBound, news[new].range.upperBound)
      (oldPiece, newPiece) = (old + 1, new + 1)
    }
    addBetween(
      oldEnd..<diff.old.text.count, oldPiece..<olds.count, newEnd..<diff.new.text.count,
      newPiece..<news.count,
      to: &shown)
    return shown.segments
  }

  /// What stands between two blocks that stay: the white space that both texts have there, what goes, and what comes.
  private func addBetween(
    _ old: Range<Int>, _ oldPieces: Range<Int>, _ new: Range<Int>, _ newPieces: Range<Int>,
    to shown: inout Shown
  ) {
    let (gone, come) = (diff.old.text[old], diff.new.text[new])
    if oldPieces.isEmpty, newPieces.isEmpty {
      shown.add(.same, gone)
      return
    }
    let lead = zip(gone, come).prefix { $0 == $1 && $0.isWhite }.count
    let tail = zip(gone.dropFirst(lead).reversed(), come.dropFirst(lead).reversed())
      .prefix { $0 == $1 && $0.isWhite }.count
    shown.add(.same, gone.prefix(lead))
    let (oldRest, newRest) = (gone.dropFirst(lead).dropLast(tail), come.dropFirst(lead).dropLast(tail))
    var start = oldRest.startIndex
    for piece in oldPieces {
      let end = piece + 1 < oldPieces.upperBound ? olds[piece + 1].range.lowerBound : oldRest.endIndex
      shown.add(partners[piece] == nil ? .gone : .movedAway, diff.old.text[start..<end])
      start = end
    }
    shown.add(.gone, diff.old.text[start..<oldRest.endIndex])
    start = newRest.startIndex
    for piece in newPieces {
      let end = piece + 1 < newPieces.upperBound ? news[piece + 1].range.lowerBound : newRest.endIndex
      addComing(piece, start..<end, to: &shown)
      start = end
    }
    shown.add(.come, diff.new.text[start..<newRest.endIndex])
    shown.add(.same, gone.suffix(tail))
  }

  /// A block that comes, with the white space around it.
  private func addComing(_ piece: Int, _ range: Range<Int>, to shown: inout Shown) {
    guard let old = origins[piece] else {
      shown.add(.come, diff.new.text[range])
      return
    }
    shown.add(.movedHere, diff.new.text[range.lowerBound..<news[piece].range.lowerBound])
    for segment in edits(old, piece, isMove: true) { shown.add(segment.kind.withinMove, segment.text) }
    shown.add(.movedHere, diff.new.text[news[piece].range.upperBound..<range.upperBound])
  }

  /// The words of a block of both texts, with what was edited of them.
  private func edits(_ old: Int, _ new: Int, isMove: Bool = false) -> [InlineChange.Segment] {
    let (one, other) = (olds[old], news[new])
    // A number, or the sign of a bullet, is no word. What a block was is seen where it was, and what it is where it came to.
    let kinds = [one.whole.unit.kind, other.whole.unit.kind]
    let isApart = isMove ? !kinds.contains(.code) : kinds.allSatisfy { $0 == .item }
    let (from, to) = isApart ? (one.content, other.content) : (one.range.lowerBound, other.range.lowerBound)
    let inner = ReadingDiff(
      from: Array(diff.old.text[from..<one.range.upperBound]),
      to: Array(diff.new.text[to..<other.range.upperBound]))
    let marker =
      isMove ? diff.new.text[other.range.lowerBound..<to] : diff.old.text[one.range.lowerBound..<from]
    let words =
      inner.differences.isEmpty && isMove
      ? [InlineChange.Segment(.same, diff.new.text[to..<other.range.upperBound])]
      : InlineChange.joined(InlineChange.plain(inner))
    return [InlineChange.Segment(.same, marker)] + words
  }

  /// Segments in the making: those of one kind behind each other are one.
  private struct Shown {
    private(set) var segments: [InlineChange.Segment] = []

    mutating func add(_ kind: InlineChange.Kind, _ bytes: some Sequence<UInt8>) {
      add(kind, String(decoding: Array(bytes), as: UTF8.self))
    }

    mutating func add(_ kind: InlineChange.Kind, _ text: String) {
      if text.isEmpty { return }
      if let last = segments.last, last.kind == kind {
        segments[segments.count - 1] = InlineChange.Segment(kind: kind, text: last.text + text)
      } else {
        segments.append(InlineChange.Segment(kind: kind, text: text))
      }
    }
  }
}
