/// Merges two edits of one block by words.
enum WordMerge {
  enum Result {
    /// The block's text, without the white space at its end.
    case merged([UInt8], CollisionClass)
    case contested(CollisionClass)
  }

  static func merge(base: BlockText, left: BlockText, right: BlockText) -> Result {
    guard base.block.kind.isRunningText, left.block.kind == base.block.kind,
      right.block.kind == base.block.kind, base.prefix == left.prefix, base.prefix == right.prefix
    else { return .contested(.structure) }
    var vocabulary = Vocabulary()
    let words = [base, left, right].map { side in
      Words(
        side.text, side.block.content, atoms: Atoms.ranges(in: side.text, side.block.content), &vocabulary)
    }
    let stretches = ChangeMeeting.stretches(
      changes(words[0], words[1]), changes(words[0], words[2]),
      counts: (words[0].count, words[1].count, words[2].count), touching: { _, _ in true }
    ) { words[1].numbers[$0].elementsEqual(words[2].numbers[$1]) }

    var weave = Weave(
      base: strand(base, words[0]), left: strand(left, words[1]), right: strand(right, words[2]))
    var kind = CollisionClass.separateWords
    for stretch in stretches {
      guard stretch.kind == .conflict else {
        weave.add(stretch)
        continue
      }
      guard
        let side = Containment.larger(
          base: Array(words[0].numbers[stretch.base]), left: Array(words[1].numbers[stretch.left]),
          right: Array(words[2].numbers[stretch.right]))
      else {
        return .contested(stretch.collision)
      }
      kind = .nested
      weave.add(side, stretch)
    }
    return .merged(base.prefix + weave.finish(), kind)
  }

  /// Both edits of a part of the text, put together by words and the spaces between them; nil where one's words meet the other's.
  static func woven(base: TextPart, left: TextPart, right: TextPart) -> [UInt8]? {
    var vocabulary = Vocabulary()
    let parts = [base, left, right]
    let words = parts.map {
      Words($0.text, $0.range, atoms: Atoms.ranges(in: $0.text, $0.range), &vocabulary)
    }
    let stretches = ChangeMeeting.stretches(
      changes(words[0], words[1]), changes(words[0], words[2]),
      counts: (words[0].count, words[1].count, words[2].count), touching: { _, _ in true }
    ) { words[1].numbers[$0].elementsEqual(words[2].numbers[$1]) }
    guard stretches.allSatisfy({ $0.kind != .conflict }) else { return nil }
    let strands = zip(parts, words).map { Strand(text: $0.text, part: $0.range, units: $1.ranges) }
    var weave = Weave(base: strands[0], left: strands[1], right: strands[2])
    for stretch in stretches { weave.add(stretch) }
    return weave.finish()
  }

  private static func changes(_ old: Words, _ new: Words) -> [Change] {
    var changes: [Change] = []
    var (oldEnd, newEnd) = (0, 0)
    for run in TokenDiff.matches(old: old.numbers, new: new.numbers)
      + [MatchedRun(old: old.count, new: new.count, count: 0)]
    {
      if run.old > oldEnd || run.new > newEnd {
        changes.append(Change(old: oldEnd..<run.old, new: newEnd..<run.new))
      }
      (oldEnd, newEnd) = (run.old + run.count, run.new + run.count)
    }
    return changes
  }

  private static func strand(_ block: BlockText, _ words: Words) -> Strand {
    Strand(text: block.text, part: block.block.content, units: words.ranges)
  }
}
