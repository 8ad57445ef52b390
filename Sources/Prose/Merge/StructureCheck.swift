/// Reads a merged text again as Markdown and compares it with what it was put together from.
struct StructureCheck {
  private let merge: MergedStretches
  private let left: Structure
  private let right: Structure
  /// The structure of the text in which every place has the left's wording.
  private let reference: Structure

  init(_ merge: MergedStretches) {
    self.merge = merge
    left = Structure(of: merge.left.text)
    right = Structure(of: merge.right.text)
    reference = Structure(of: merge.text { Array(merge.left.text[$0.left]) })
  }

  /// The places whose merged wording would break the structure, by index.
  func unsound() -> Set<Int> {
    let proposals = merge.resolved.indices.filter { merge.resolved[$0].place.merged != nil }
    if proposals.isEmpty || isSound(Set(proposals)) { return [] }
    let alone = proposals.filter { !isSound([$0]) }
    if proposals.count > 20 || alone.isEmpty { return Set(proposals) }
    let rest = Set(proposals).subtracting(alone)
    return rest.isEmpty || isSound(rest) ? Set(alone) : Set(proposals)
  }

  /// Whether the text with the merged wording of these places, and the left's of the others, is what it should be.
  private func isSound(_ places: Set<Int>) -> Bool {
    var index = -1
    let found = Structure(
      of: merge.text { place in
        index += 1
        return places.contains(index) ? place.merged ?? [] : Array(merge.left.text[place.left])
      })
    var expected = reference.counts
    for index in places {
      let resolved = merge.resolved[index]
      for kind in resolved.kinds { expected[kind, default: 0] += 1 }
      for block in merge.left.blocks(inBytes: resolved.place.left) { expected[block.kind, default: 0] -= 1 }
    }
    return found.counts == expected.filter { $0.value != 0 }
      && found.undefinedFootnotes.isSubset(of: left.undefinedFootnotes.union(right.undefinedFootnotes))
      && found.doubledFootnotes.isSubset(of: left.doubledFootnotes.union(right.doubledFootnotes))
      && found.raggedRows <= left.raggedRows + right.raggedRows
  }
}
