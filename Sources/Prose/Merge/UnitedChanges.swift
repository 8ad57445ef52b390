/// One side's changes of blocks, with those made one that are one where the other side changed the same blocks: a paragraph divided in two, two
/// joined, one that became a quotation, of which each line is a block.
///
/// A comparison takes one of several blocks for the old one and the others for new, or gone. Apart from each other they would be asked
/// about in places of which one has words that the other has too.
struct UnitedChanges {
  private(set) var changes: [Change] = []

  /// - Parameter other: the other side's changes.
  init(_ changes: [Change], from old: MergeStrand, to new: MergeStrand, meeting other: [Change]) {
    var rest = other[...]
    for change in Self.joined(changes, from: old, to: new, meeting: other) {
      guard let last = self.changes.last, last.old.upperBound == change.old.lowerBound,
        let pair = BlockPair(last, change), pair.isOne(from: old, to: new)
      else {
        self.changes.append(change)
        continue
      }
      let all = last.old.covering(change.old)
      while let next = rest.first, next.old.upperBound <= all.lowerBound { rest.removeFirst() }
      if rest.first.map({ $0.old.lowerBound < all.upperBound }) ?? false {
        self.changes[self.changes.count - 1] = Change(old: all, new: last.new.covering(change.new))
      } else {
        self.changes.append(change)
      }
    }
  }

  /// The changes, those made one that make other blocks of all items of a list, or items of paragraphs, where the other side changed any of
  /// them: half a list in one form and half in another is what nobody wrote.
  private static func joined(
    _ changes: [Change], from old: MergeStrand, to new: MergeStrand, meeting other: [Change]
  ) -> [Change] {
    var joined: [Change] = []
    var run: (forms: [MergeStrand.Form], all: [Change])?
    func close() {
      guard let all = run?.all, let first = all.first else { return }
      let whole = all.dropFirst().reduce(first) {
        Change(old: $0.old.covering($1.old), new: $0.new.covering($1.new))
      }
      joined += other.contains { $0.old.overlaps(whole.old) } ? [whole] : all
      run = nil
    }
    for change in changes {
      let forms = [old.form(of: change.old), new.form(of: change.new)].compactMap(\.self)
      let isOther = change.old.count == change.new.count && forms.count == 2 && forms[0] != forms[1]
      if isOther, let open = run, open.forms == forms, open.all.last?.old.upperBound == change.old.lowerBound
      {
        run?.all.append(change)
        continue
      }
      close()
      if isOther { run = (forms, [change]) } else { joined.append(change) }
    }
    close()
    return joined
  }
}

extension MergeStrand {
  /// What a block is, and of an item its mark: whether it has a number, or which bullet.
  struct Form: Equatable {
    let kind: Block.Kind
    let mark: UInt8?
  }

  /// The form that all of some blocks have; nil where they have several.
  fileprivate func form(of blocks: Range<Int>) -> Form? {
    let forms = blocks.map { index in
      let mark = strand.text[self.blocks[index].prefix].first { !$0.isWhite }
      let isItem = self.blocks[index].kind == .item
      return Form(
        kind: self.blocks[index].kind,
        mark: isItem ? mark.map { (0x30...0x39).contains($0) ? UInt8(ascii: "1") : $0 } : nil)
    }
    return forms.allSatisfy { $0 == forms[0] } ? forms.first : nil
  }
}

/// A change that left words of some blocks in their places, and one beside it that only put blocks in, or only took some away.
struct BlockPair {
  private let edit: Change
  private let other: Change

  /// Fewer words come in two places by chance.
  private static let fewestWords = 3

  init?(_ one: Change, _ next: Change) {
    func isEdit(_ change: Change) -> Bool { !change.old.isEmpty && !change.new.isEmpty }
    guard isEdit(one) != isEdit(next) else { return nil }
    (edit, other) = isEdit(one) ? (one, next) : (next, one)
  }

  /// Whether words that the edited blocks have no more came in what was put in, or words of what was taken away came in them; or a
  /// paragraph goes on there.
  func isOne(from old: MergeStrand, to new: MergeStrand) -> Bool {
    let isInsertion = other.old.isEmpty
    let blocks = isInsertion ? new.blocks : old.blocks
    let (one, next) = isInsertion ? (edit.new, other.new) : (edit.old, other.old)
    if blocks[max(one.lowerBound, next.lowerBound)].goesOn { return true }
    let before = Self.counts(old.words(of: edit.old))
    let after = Self.counts(new.words(of: edit.new))
    let apart = Self.counts(isInsertion ? new.words(of: other.new) : old.words(of: other.old))
    let (lost, found) =
      isInsertion ? Self.left(before, after, in: apart) : Self.left(apart, [:], in: Self.more(after, before))
    return found >= Self.fewestWords && found * 2 > lost
  }

  /// How many words one has more often than another, and how many of these a third has.
  private static func left(
    _ words: [UInt32: Int], _ kept: [UInt32: Int], in third: [UInt32: Int]
  ) -> (all: Int, found: Int) {
    more(words, kept).reduce(into: (0, 0)) { sums, word in
      sums.0 += word.value
      sums.1 += min(word.value, third[word.key, default: 0])
    }
  }

  private static func more(_ words: [UInt32: Int], _ than: [UInt32: Int]) -> [UInt32: Int] {
    words.reduce(into: [:]) { more, word in
      let count = word.value - than[word.key, default: 0]
      if count > 0 { more[word.key] = count }
    }
  }

  private static func counts(_ words: [UInt32]) -> [UInt32: Int] {
    words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
