/// What both sides did to one block in several places of a merge.
extension MergedStretches {
  /// Leaves to people what would drop one side's move or deletion of a block that the other side deletes, edits or moves elsewhere; and
  /// what stands merged already of the words that they are asked about elsewhere.
  mutating func contestDisputed(_ base: SideText) {
    guard parts.contains(where: isDecided) else { return }
    let merged = text { $0.merged ?? [] }
    let disputed = DisputedBlocks(base: base, left: left, right: right, merged: merged)
    if !disputed.isEmpty {
      contestParts(in: base) { base, left, right, texts in
        disputed.occur(in: base, of: texts.base) || disputed.occur(in: left, of: texts.left)
          || disputed.occur(in: right, of: texts.right)
      }
    }
    let asked = askedBlocks
    if asked.isEmpty { return }
    contestParts(in: base) { _, left, right, texts in
      texts.left.contents(in: left).contains(where: asked.contains)
        || texts.right.contents(in: right).contains(where: asked.contains)
    }
  }

  /// Leaves to people each address that one side brings under one of these labels, and the other does not: two of one label are one to every
  /// reader of Markdown.
  mutating func contestAddresses(of labels: Set<String>) {
    let labels = labels.filter { !$0.hasPrefix("^") }
    if labels.isEmpty { return }
    contestParts(in: base) { _, left, right, texts in
      let (ours, theirs) = (
        Labels.addresses(in: Array(texts.left.text[left])),
        Labels.addresses(in: Array(texts.right.text[right]))
      )
      return labels.contains { ours[$0] != theirs[$0] }
    }
  }

  /// Leaves to people what refers to a note or an address that both sides brought under one label, each its own, where they are asked which:
  /// whichever they take, the words of the other side would lead to it.
  mutating func contestReferences(to labels: Set<String>) {
    if labels.isEmpty { return }
    var asked: Set<String> = []
    for place in resolved.map(\.place) where place.merged == nil {
      for wording in [left.text[place.left], right.text[place.right]] {
        asked.formUnion(Labels.defined(in: Array(wording)))
      }
    }
    let disputed = labels.intersection(asked)
    if disputed.isEmpty { return }
    contestParts(in: base) { _, left, right, texts in
      let sides = [texts.left.text[left], texts.right.text[right]].map {
        Set(Labels.references(in: Array($0)).keys)
      }
      return !sides[0].symmetricDifference(sides[1]).isDisjoint(with: disputed)
    }
  }

  /// Makes one place of two between which a side moved a block, and of what stands between them: answered one for this side and one for the
  /// other, they would have the block twice, or nowhere. Where somebody changed something else between them, or much stands there, they stay apart.
  mutating func uniteMoves() {
    var first = 0
    while first < parts.count {
      if isAsked(first), let last = lastPlace(unitedWith: first) {
        let whole = ranges(of: first).covering(ranges(of: last))
        parts.replaceSubrange(first...last, with: [.place(resolved.count)])
        let place = MergePlace(
          base: whole.base, left: whole.left, right: whole.right, collision: .overlapping, flags: [],
          merged: nil)
        resolved.append(BlockMerge.Resolved(place: place, kinds: []))
      }
      first += 1
    }
  }

  /// More lines than this between two places are more than can be read at once.
  private static let mostLinesBetween = 40

  /// The last place that one side took a block to, or from, while nothing else changed between the two.
  private func lastPlace(unitedWith first: Int) -> Int? {
    let end = base.lines.line(at: ranges(of: first).base.upperBound)
    var last: Int?
    for index in first + 1..<parts.count {
      guard base.lines.line(at: ranges(of: index).base.lowerBound) - end <= Self.mostLinesBetween,
        isUndisputed(parts[index])
      else { break }
      if isAsked(index), moves(between: first, and: index) { last = index }
    }
    return last
  }

  private func moves(between first: Int, and last: Int) -> Bool {
    func moves(_ side: SideText, _ part: KeyPath<Ranges, Range<Int>>) -> Bool {
      let changes = [first, last].map { index in
        let (old, new) = (
          Set(base.contents(in: ranges(of: index).base).filter(\.hasSeveralWords)),
          Set(side.contents(in: ranges(of: index)[keyPath: part]).filter(\.hasSeveralWords))
        )
        return (gone: old.subtracting(new), come: new.subtracting(old))
      }
      return !changes[0].gone.isDisjoint(with: changes[1].come)
        || !changes[1].gone.isDisjoint(with: changes[0].come)
    }
    return moves(left, \.left) || moves(right, \.right)
  }

  /// The bytes of a part in each of the three texts.
  struct Ranges {
    var base: Range<Int>
    var left: Range<Int>
    var right: Range<Int>

    func covering(_ other: Ranges) -> Ranges {
      Ranges(
        base: base.covering(other.base), left: left.covering(other.left), right: right.covering(other.right))
    }
  }

  private func ranges(of part: Int) -> Ranges {
    switch parts[part] {
    case .settled(let part): Ranges(base: part.base, left: part.left, right: part.right)
    case .place(let index):
      Ranges(
        base: resolved[index].place.base, left: resolved[index].place.left, right: resolved[index].place.right
      )
    }
  }

  private func isAsked(_ part: Int) -> Bool {
    if case .place(let index) = parts[part] { resolved[index].place.merged == nil } else { false }
  }

  /// Whether nobody changed a part, or people are asked about it.
  private func isUndisputed(_ part: Part) -> Bool {
    switch part {
    case .settled(let settled): settled.kind == .unchanged || settled.kind == .both
    case .place(let index): resolved[index].place.merged == nil
    }
  }

  /// Whether a part has what one side made of it, and nobody has to choose.
  private func isDecided(_ part: Part) -> Bool {
    switch part {
    case .settled(let settled): settled.kind != .unchanged
    case .place(let number): resolved[number].place.merged != nil
    }
  }

  /// The blocks that people are asked about, where a side has them there, and once.
  private var askedBlocks: Set<ArraySlice<UInt8>> {
    let places = resolved.map(\.place).filter { $0.merged == nil }
    let blocks = places.flatMap { left.contents(in: $0.left) + right.contents(in: $0.right) }
    func isOnce(_ block: ArraySlice<UInt8>) -> Bool {
      [left, right].allSatisfy { side in side.contents(in: side.text.indices).count { $0 == block } < 2 }
    }
    return Set(blocks.filter { $0.hasSeveralWords && isOnce($0) })
  }

  private func contains(_ part: Settled, _ fits: Fits, _ base: SideText) -> Bool {
    part.kind != .unchanged && fits(part.base, part.left, part.right, (base, left, right))
  }

  private typealias Fits = (
    Range<Int>, Range<Int>, Range<Int>, (base: SideText, left: SideText, right: SideText)
  ) -> Bool

  /// Makes a question of each part that is not one, and that one side changed.
  private mutating func contestParts(in base: SideText, where fits: Fits) {
    for (index, part) in parts.enumerated() {
      switch part {
      case .settled(let settled):
        guard contains(settled, fits, base) else { continue }
        parts[index] = .place(resolved.count)
        resolved.append(settled.contested)
      case .place(let number):
        let place = resolved[number].place
        guard place.merged != nil, fits(place.base, place.left, place.right, (base, left, right)) else {
          continue
        }
        resolved[number] = resolved[number].contested(.overlapping)
      }
    }
  }
}
