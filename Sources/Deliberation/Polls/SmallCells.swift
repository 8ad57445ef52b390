/// Which meetings and regions of a result are too small to show.
///
/// Cell suppression as statistical offices do it (Hundepool et al., *Statistical Disclosure Control*, 2012):
/// a cell with fewer people than the bound is hidden, and so are the smallest others until what is hidden
/// cannot be found by taking the shown cells from a shown total. Whatever sum of hidden cells can still be
/// computed has at least as many people behind it as the bound.
package struct SmallCells: Hashable, Sendable {
  package let meetings: Set<Slug>
  package let regions: Set<String>
  /// Whether everybody together is too few: then no figure can be shown.
  package let hidesTotal: Bool

  private static let none = SmallCells(meetings: [], regions: [], hidesTotal: false)

  /// One meeting, and how many people stand behind its figures.
  package struct Meeting: Hashable, Sendable {
    package let id: Slug
    package let region: String?
    package let people: Int

    package init(id: Slug, region: String?, people: Int) {
      (self.id, self.region, self.people) = (id, region, people)
    }
  }

  /// - Parameter bound: people; 0 hides nothing.
  package static func hidden(meetings: [Meeting], below bound: Int) -> SmallCells {
    let people = meetings.reduce(0) { $0 + $1.people }
    guard bound > 0, people > 0 else { return none }
    // What belongs to no region is a cell too: the total less the regions gives it away.
    let regions = Dictionary(grouping: meetings, by: { $0.region ?? "" })
    guard people >= bound else {
      return SmallCells(meetings: Set(meetings.map(\.id)), regions: Set(regions.keys), hidesTotal: true)
    }
    let sizes = regions.mapValues { $0.reduce(0) { $0 + $1.people } }
    let hiddenRegions = suppressed(sizes, below: bound)
    var hidden: Set<Slug> = []
    for (region, members) in regions {
      // A region that is hidden must not be found by adding up its meetings.
      hidden.formUnion(
        hiddenRegions.contains(region)
          ? Set(members.map(\.id))
          : suppressed(Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0.people) }), below: bound))
    }
    return SmallCells(meetings: hidden, regions: hiddenRegions, hidesTotal: false)
  }

  /// The cells to hide so that fewer than `bound` people can never be told apart from a shown total.
  private static func suppressed<Key: Hashable & Comparable>(
    _ people: [Key: Int], below bound: Int
  ) -> Set<Key> {
    var hidden = Set(people.filter { $0.value < bound }.keys)
    guard !hidden.isEmpty else { return [] }
    let shown = people.filter { !hidden.contains($0.key) }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    var together = hidden.reduce(0) { $0 + (people[$1] ?? 0) }
    // A single hidden cell is smaller than the bound, so at least one more is hidden with it.
    for (key, count) in shown where together < bound {
      hidden.insert(key)
      together += count
    }
    return hidden
  }
}
