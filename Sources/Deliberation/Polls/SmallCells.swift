/// Which meetings and regions of a result are too small to show.
///
/// Cell suppression as statistical offices do it (Hundepool et al., *Statistical Disclosure Control*, 2012):
/// a cell with fewer people than the bound is hidden, and so are the smallest others until what is hidden
/// cannot be found by taking the shown cells from a shown total.
package struct SmallCells: Hashable, Sendable {
  package let meetings: Set<Slug>
  package let regions: Set<String>

  /// - Parameter bound: people; 0 hides nothing.
  package static func hidden(meetings: [StickerTally.MeetingTally], below bound: Int) -> SmallCells {
    guard bound > 0 else { return SmallCells(meetings: [], regions: []) }
    let regions = Dictionary(grouping: meetings, by: { $0.region ?? "" })
    let sizes = regions.mapValues { $0.reduce(0) { $0 + $1.people } }
    let hiddenRegions = suppressed(sizes, below: bound)
    var hidden: Set<Slug> = []
    for (_, members) in regions {
      hidden.formUnion(
        suppressed(Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0.people) }), below: bound))
    }
    // A region that is hidden must not be found by adding up its meetings.
    for region in hiddenRegions { hidden.formUnion(regions[region, default: []].map(\.id)) }
    return SmallCells(meetings: hidden, regions: hiddenRegions)
  }

  /// The cells to hide so that fewer than `bound` people can never be told apart from a shown total.
  private static func suppressed<Key: Hashable & Comparable>(
    _ people: [Key: Int], below bound: Int
  ) -> Set<Key> {
    var hidden = Set(people.filter { $0.value < bound }.keys)
    guard !hidden.isEmpty else { return [] }
    let shown = people.filter { !hidden.contains($0.key) }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    var together = hidden.reduce(0) { $0 + (people[$1] ?? 0) }
    for (key, count) in shown where together < bound || hidden.count < 2 {
      hidden.insert(key)
      together += count
    }
    return hidden
  }
}
