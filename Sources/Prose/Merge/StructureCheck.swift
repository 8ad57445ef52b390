/// Reads a merged text again as Markdown and compares it with what it was put together from.
struct StructureCheck {
  private let merge: MergedStretches
  /// What both sides' texts come to: a merge may be no worse than the two.
  private let sides: (left: Structure, right: Structure)

  init(_ merge: MergedStretches) {
    self.merge = merge
    sides = (Structure(of: merge.left.text), Structure(of: merge.right.text))
  }

  /// The places whose merged wording would break the structure, by index.
  func unsound() -> Set<Int> {
    let proposals = Set(merge.resolved.indices.filter { merge.resolved[$0].place.merged != nil })
    return unsound(proposals, .left).union(unsound(proposals, .right))
  }

  /// The same, with one side's wording in all other places.
  private func unsound(_ proposals: Set<Int>, _ side: Side) -> Set<Int> {
    let reference = Structure(of: text(merging: [], side))
    func isSound(_ places: Set<Int>) -> Bool { self.isSound(places, side, reference) }
    if proposals.isEmpty || isSound(proposals) { return [] }
    guard proposals.count <= 20 else { return proposals }
    let alone = proposals.filter { !isSound([$0]) }
    let rest = proposals.subtracting(alone)
    return !alone.isEmpty && (rest.isEmpty || isSound(rest)) ? alone : proposals
  }

  /// Whether the text with the merged wording of these places has the blocks it was made of, and no footnote or table
  /// that is broken in neither side.
  private func isSound(_ places: Set<Int>, _ side: Side, _ reference: Structure) -> Bool {
    var expected = reference.counts
    for index in places {
      let resolved = merge.resolved[index]
      for kind in resolved.kinds { expected[kind, default: 0] += 1 }
      let old =
        side == .left
        ? merge.left.blocks(inBytes: resolved.place.left) : merge.right.blocks(inBytes: resolved.place.right)
      for block in old { expected[block.kind, default: 0] -= 1 }
    }
    let found = Structure(of: text(merging: places, side))
    let (left, right) = sides
    return found.counts == expected.filter { $0.value != 0 }
      && found.undefinedFootnotes.isSubset(of: left.undefinedFootnotes.union(right.undefinedFootnotes))
      && found.doubledFootnotes.isSubset(of: left.doubledFootnotes.union(right.doubledFootnotes))
      && found.raggedRows <= left.raggedRows + right.raggedRows
  }

  private func text(merging places: Set<Int>, _ side: Side) -> [UInt8] {
    var index = -1
    return merge.text { place in
      index += 1
      if places.contains(index), let merged = place.merged { return merged }
      return side == .left ? Array(merge.left.text[place.left]) : Array(merge.right.text[place.right])
    }
  }
}
