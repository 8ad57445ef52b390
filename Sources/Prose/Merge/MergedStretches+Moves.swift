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
