/// Merges a stretch that a line merge leaves in conflict: block by block, and inside a block by words.
///
/// Blocks that one side left alone become the other side's. What both changed is merged only where it is plain what
/// both want: one edit contains the other, or both edited different words of one piece of running text.
struct BlockMerge {
  /// A place, and what its merged wording should be made of.
  struct Resolved {
    let place: MergePlace
    /// The kinds of the blocks that were put together; a scan of the merged text must find the same.
    let kinds: [Block.Kind]
  }

  /// A piece of a stretch.
  enum Part {
    /// Both sides say the same.
    case settled(Settled)
    case place(Resolved)

    /// Whether people have to choose there.
    var isQuestion: Bool {
      if case .place(let resolved) = self { resolved.place.merged == nil } else { false }
    }
  }

  /// With more than this on one side nothing is compared by words: such a stretch is no prose, and would take long.
  private static let most = (bytes: 1_000_000, words: 30_000)

  let base: MergeStrand
  let left: MergeStrand
  let right: MergeStrand
  private let symbols: Int
  /// The whole text that both edited.
  let whole: SideText
  private var weave: Weave
  private var parts: [Part] = []
  /// The ways in which edits met since the last cut.
  private var met: [CollisionClass] = []
  /// The blocks put together since the last cut; the number is nil for one merged by words.
  private var added: [(kind: Block.Kind, number: UInt32?)] = []
  /// Where the current piece begins in each text.
  private var start: (base: Int, left: Int, right: Int)

  /// What a stretch of lines comes to, from its start to its end.
  static func parts(
    base: SideText, left: SideText, right: SideText, _ stretch: Stretch
  ) -> [Part] {
    let parts = (
      base.lines.bytes(stretch.base), left.lines.bytes(stretch.left), right.lines.bytes(stretch.right)
    )
    func contested() -> [Part] {
      let place = MergePlace(
        base: parts.0, left: parts.1, right: parts.2, collision: .overlapping, flags: [], merged: nil)
      return [.place(Resolved(place: place, kinds: []))]
    }
    guard max(parts.0.count, parts.1.count, parts.2.count) <= most.bytes else { return contested() }
    var vocabulary = Vocabulary()
    let strands = (
      MergeStrand(base, stretch.base, &vocabulary), MergeStrand(left, stretch.left, &vocabulary),
      MergeStrand(right, stretch.right, &vocabulary)
    )
    guard max(strands.0.wordCount, strands.1.wordCount, strands.2.wordCount) <= most.words else {
      return contested()
    }
    var merge = BlockMerge(
      base: strands.0, left: strands.1, right: strands.2, symbols: vocabulary.count, whole: base)
    return merge.run()
  }

  private init(base: MergeStrand, left: MergeStrand, right: MergeStrand, symbols: Int, whole: SideText) {
    self.base = base
    self.left = left
    self.right = right
    self.symbols = symbols
    self.whole = whole
    weave = Weave(base: base.strand, left: left.strand, right: right.strand)
    start = (base.strand.part.lowerBound, left.strand.part.lowerBound, right.strand.part.lowerBound)
  }

  private mutating func run() -> [Part] {
    if let whole = contained() { return [.place(whole)] }
    let ours = BlockDiff.changes(from: base.units, to: left.units, symbols: symbols)
    let theirs = BlockDiff.changes(from: base.units, to: right.units, symbols: symbols)
    let united = (
      UnitedChanges(ours, from: base, to: left, meeting: theirs).changes,
      UnitedChanges(theirs, from: base, to: right, meeting: ours).changes
    )
    let fresh = self
    run(ours, theirs)
    if (united.0.count < ours.count || united.1.count < theirs.count), parts.contains(where: \.isQuestion) {
      self = fresh
      run(united.0, united.1)
    }
    return parts
  }

  private mutating func run(_ ours: [Change], _ theirs: [Change]) {
    let divided = (
      DividedBlocks(ours, from: base, to: left), DividedBlocks(theirs, from: base, to: right)
    )
    let stretches = ChangeMeeting.stretches(
      ours, theirs, counts: (base.units.count, left.units.count, right.units.count),
      touching: { [self] in
        BlockChangeExtent($0, from: base.units, to: left.units)
          .mustMeet(BlockChangeExtent($1, from: base.units, to: right.units))
          || divided.0.tie($0, to: $1) || divided.1.tie($1, to: $0) || leavesHanging($0, $1)
      },
      isSame: { [left, right] in
        left.words(of: $0) == right.words(of: $1) && left.kinds(of: $0) == right.kinds(of: $1)
      })
    for stretch in stretches { take(stretch) }
    closePiece(
      weave.finish(),
      (base.strand.part.upperBound, left.strand.part.upperBound, right.strand.part.upperBound))
  }

  private mutating func take(_ stretch: Stretch) {
    switch stretch.kind {
    case .unchanged:
      weave.add(stretch)
      added += zip(left.added(stretch.left), zip(right.blocks[stretch.right], base.blocks[stretch.base])).map
      {
        ($0.kind.agreed(with: $1.0.kind, base: $1.1.kind), $0.number)
      }
    case .left: takeSide(.left, stretch, .separateWords)
    case .right: takeSide(.right, stretch, .separateWords)
    case .both:
      let isLeft = Weave.greater(left.text(of: stretch.left), right.text(of: stretch.right)) == .left
      takeSide(isLeft ? .left : .right, stretch, .sameText)
    case .conflict: settle(stretch)
    }
  }

  private mutating func takeSide(_ side: Side, _ stretch: Stretch, _ kind: CollisionClass) {
    met.append(kind)
    weave.add(side, stretch)
    added += side == .left ? left.added(stretch.left) : right.added(stretch.right)
  }

  /// Both sides changed these blocks, each in its way.
  private mutating func settle(_ stretch: Stretch) {
    if let side = Containment.larger(
      base: base.words(of: stretch.base), left: left.words(of: stretch.left),
      right: right.words(of: stretch.right)), !dropsBreak(stretch, taking: side)
    {
      if dropsShape(stretch, taking: side) {
        guard let shaped = divider(of: stretch) ?? joiner(of: stretch), shaped != side,
          let text = woven(stretch)
        else { return contest(stretch, .structure) }
        return take(text, stretch, .separateWords, kindsOf: shaped)
      }
      guard changesSpacing(stretch) || changesBreaks(stretch), let text = woven(stretch) else {
        return takeSide(side, stretch, .nested)
      }
      return take(text, stretch, .whiteSpace, kindsOf: side)
    }
    if let side = firstOfTwo(stretch) { return takeBoth(stretch, first: side) }
    if let side = divider(of: stretch) ?? joiner(of: stretch), let text = woven(stretch) {
      return take(text, stretch, .separateWords, kindsOf: side)
    }
    guard stretch.base.count == 1, stretch.left.count == 1, stretch.right.count == 1 else {
      return contest(stretch, stretch.collision)
    }
    let spot = Spot(
      base: stretch.base.lowerBound, left: stretch.left.lowerBound, right: stretch.right.lowerBound)
    let blocks = (
      base.block(stretch.base.lowerBound), left.block(stretch.left.lowerBound),
      right.block(stretch.right.lowerBound)
    )
    switch WordMerge.merge(base: blocks.0, left: blocks.1, right: blocks.2) {
    case .merged(let text, let kind):
      met.append(kind)
      weave.add(spot, text[...])
      added.append((blocks.0.block.kind, nil))
    case .contested(let kind):
      contest(stretch, kind)
    }
  }

  /// Takes a text that was made for the whole stretch, with blocks as one side has them.
  private mutating func take(
    _ text: [UInt8], _ stretch: Stretch, _ kind: CollisionClass, kindsOf side: Side
  ) {
    met.append(kind)
    weave.add(stretch, as: text)
    added += (side == .left ? left.kinds(of: stretch.left) : right.kinds(of: stretch.right)).map { ($0, nil) }
  }

  private mutating func takeBoth(_ stretch: Stretch, first side: Side) {
    let (ours, theirs) = (stretch.left, stretch.right)
    func none(_ at: Int) -> Range<Int> { at..<at }
    let onlyLeft = Stretch(
      kind: .left, base: stretch.base, left: ours,
      right: none(side == .left ? theirs.lowerBound : theirs.upperBound))
    let onlyRight = Stretch(
      kind: .right, base: stretch.base, left: none(side == .left ? ours.upperBound : ours.lowerBound),
      right: theirs)
    if side == .left { takeSide(.left, onlyLeft, .insertionOrder) }
    takeSide(.right, onlyRight, .insertionOrder)
    if side == .right { takeSide(.left, onlyLeft, .insertionOrder) }
  }

  private mutating func contest(_ stretch: Stretch, _ kind: CollisionClass) {
    let place = MergePlace(
      base: base.bytes(of: stretch.base), left: left.bytes(of: stretch.left),
      right: right.bytes(of: stretch.right), collision: kind, flags: [], merged: nil)
    closePiece(weave.cut(at: stretch), (place.base.lowerBound, place.left.lowerBound, place.right.lowerBound))
    parts.append(.place(Resolved(place: place, kinds: [])))
    start = (place.base.upperBound, place.left.upperBound, place.right.upperBound)
  }

  /// Makes a proposal of what was woven since the last cut, unless it would say a block twice.
  private mutating func closePiece(_ text: [UInt8], _ end: (base: Int, left: Int, right: Int)) {
    defer { (met, added) = ([], []) }
    let ranges = (start.base..<end.base, start.left..<end.left, start.right..<end.right)
    guard !ranges.0.isEmpty || !ranges.1.isEmpty || !ranges.2.isEmpty else { return }
    if left.strand.text[ranges.1] == right.strand.text[ranges.2] {
      return parts.append(.settled(Settled(kind: .both, base: ranges.0, left: ranges.1, right: ranges.2)))
    }
    let isDoubled = doublesABlock
    let place = MergePlace(
      base: ranges.0, left: ranges.1, right: ranges.2,
      collision: isDoubled ? .overlapping : met.max() ?? .whiteSpace,
      flags: isDoubled ? [] : flags(ranges), merged: isDoubled ? nil : text)
    parts.append(.place(Resolved(place: place, kinds: added.map(\.kind))))
  }

  /// Whether a block of some length stands more often in the piece than on either side.
  private var doublesABlock: Bool {
    var counts: [UInt32: Int] = [:]
    for number in added.compactMap(\.number) { counts[number, default: 0] += 1 }
    return counts.contains { number, count in
      count > 1 && count > left.occurrences(of: number) && count > right.occurrences(of: number)
    }
  }

  private func flags(_ ranges: (Range<Int>, Range<Int>, Range<Int>)) -> [ReadingFlag] {
    ReadingFlag.flags(
      base: base.strand.text,
      left: WordDiff.hunks(from: base.strand.text, ranges.0, to: left.strand.text, ranges.1),
      right: WordDiff.hunks(from: base.strand.text, ranges.0, to: right.strand.text, ranges.2))
  }

  /// The whole stretch, where one side's edit contains the other's or both say the same.
  private func contained() -> Resolved? {
    let all = (base.blocks.indices, left.blocks.indices, right.blocks.indices)
    let words = (base.words(of: all.0), left.words(of: all.1), right.words(of: all.2))
    let parts = (base.strand.part, left.strand.part, right.strand.part)
    let texts = (left.strand.text[parts.1], right.strand.text[parts.2])
    let isWhite = words.1 == words.2 || words.0 == words.1 || words.0 == words.2
    let side =
      words.1 == words.2
      ? Weave.greater(texts.0, texts.1) : Containment.larger(base: words.0, left: words.1, right: words.2)
    let stretch = Stretch(kind: .conflict, base: all.0, left: all.1, right: all.2)
    guard let side, !dropsShape(stretch, taking: side), !dropsBreak(stretch, taking: side) else { return nil }
    let taken = Array(side == .left ? texts.0 : texts.1)
    let place = MergePlace(
      base: parts.0, left: parts.1, right: parts.2, collision: isWhite ? .whiteSpace : .nested,
      flags: isWhite ? [] : flags(parts),
      merged: changesSpacing(stretch) || changesBreaks(stretch) ? wovenWhole ?? taken : taken)
    return Resolved(place: place, kinds: (side == .left ? left : right).blocks.map(\.kind))
  }
}
