/// Which meetings and regions of a result are too small to show.
///
/// Cell suppression as statistical offices do it (Hundepool et al., *Statistical Disclosure Control*, 2012):
/// a cell with fewer people than the bound is hidden, and so are the smallest others until what is hidden
/// cannot be found by taking the shown cells from a shown total. Whatever sum of hidden cells can still be
/// computed has at least as many people behind it as the bound: from this result, and from all that were told before it.
package struct SmallCells: Hashable, Sendable {
  package let meetings: Set<Slug>
  package let regions: Set<String>
  /// Whether no figure can be shown: everybody together is too few, or the total tells of too few beside what was told before.
  package let hidesTotal: Bool

  private static let none = SmallCells(meetings: [], regions: [], hidesTotal: false)

  /// One meeting, and how many people stand behind its figures.
  package struct Meeting: Hashable, Sendable {
    package let id: Slug
    package let region: String?
    package let people: Int
    /// What was recorded of it: another record is another sheet, with figures that do not follow from those of the first.
    package let record: RecordID?

    package init(id: Slug, region: String?, people: Int, record: RecordID? = nil) {
      (self.id, self.region, self.people, self.record) = (id, region, people, record)
    }

    var sheet: ToldCells.Sheet { ToldCells.Sheet(meeting: id, record: record) }
  }

  /// - Parameters:
  ///   - bound: people; 0 hides nothing.
  ///   - told: what was told of the poll before. What a result hid stays hidden, and what one showed hides nothing.
  package static func hidden(
    meetings: [Meeting], below bound: Int, beside told: ToldCells = ToldCells()
  ) -> SmallCells {
    let people = meetings.reduce(0) { $0 + $1.people }
    guard bound > 0, !meetings.isEmpty else { return none }
    let all = everything(of: meetings, hidesTotal: true)
    guard people > 0 else {
      return SmallCells(
        meetings: all.meetings.intersection(told.meetings), regions: all.regions.intersection(told.regions),
        hidesTotal: false)
    }
    guard people >= bound else { return all }
    let first = cells(of: meetings, below: bound, beside: told)
    guard !told.isEmpty else { return first }
    func isSafe(_ cells: SmallCells) -> Bool { !told.givesAway(cells, of: meetings, below: bound) }
    if isSafe(first) { return first }
    let totalAlone = everything(of: meetings, hidesTotal: false)
    // Whatever else is shown, the total is: where it alone tells too much, nothing helps but to hide it.
    guard isSafe(totalAlone) else { return all }
    let others = meetings.filter { !first.meetings.contains($0.id) && !told.hasTold($0, below: bound) }
      .sorted { ($0.people, $0.id) < ($1.people, $1.id) }
    var hidden = first.meetings
    for other in others {
      hidden.insert(other.id)
      let more = SmallCells(meetings: hidden, regions: first.regions, hidesTotal: false)
      if isSafe(more) { return more }
    }
    return totalAlone
  }

  private static func everything(of meetings: [Meeting], hidesTotal: Bool) -> SmallCells {
    SmallCells(
      meetings: Set(meetings.map(\.id)), regions: Set(meetings.map { $0.region ?? "" }),
      hidesTotal: hidesTotal)
  }

  /// What is hidden so that one result tells nothing of too few, where what was told before hides nothing.
  private static func cells(
    of meetings: [Meeting], below bound: Int, beside told: ToldCells
  ) -> SmallCells {
    // What belongs to no region is a cell too: the total less the regions gives it away.
    let regions = Dictionary(grouping: meetings, by: { $0.region ?? "" })
    let inside = regions.mapValues { members in
      suppressed(
        members.map {
          Cell(
            key: $0.id, people: $0.people, untold: told.hasTold($0, below: bound) ? 0 : $0.people,
            isSmall: $0.people < bound, isKept: told.meetings.contains($0.id))
        }, below: bound)
    }
    let hiddenRegions = suppressed(
      regions.map { region, members in
        let people = members.reduce(0) { $0 + $1.people }
        return Cell(
          key: region, people: people, untold: told.untold(of: members, below: bound),
          isSmall: people < bound || inside[region]?.isEnough == false, isKept: told.regions.contains(region))
      }, below: bound
    ).hidden
    // A region that is hidden must not be found by adding up its meetings.
    let hidden = regions.flatMap { region, members in
      hiddenRegions.contains(region) ? members.map(\.id) : Array(inside[region]?.hidden ?? [])
    }
    return SmallCells(meetings: Set(hidden), regions: hiddenRegions, hidesTotal: false)
  }

  /// A meeting or a region among those that a shown total is the sum of.
  private struct Cell<Key: Hashable & Comparable> {
    let key: Key
    let people: Int
    /// How many of them stand behind figures that nobody was told before: only these can hide others.
    let untold: Int
    /// Whether others have to be hidden with it: too few people, or in a region nothing behind which they can hide.
    let isSmall: Bool
    /// Whether it was hidden before.
    let isKept: Bool
  }

  /// The cells to hide so that fewer than `bound` people can never be told apart from a shown total, and whether they are enough for
  /// that.
  private static func suppressed<Key>(
    _ cells: [Cell<Key>], below bound: Int
  ) -> (hidden: Set<Key>, isEnough: Bool) {
    let first = cells.filter { $0.isSmall || $0.isKept }
    var hidden = Set(first.map(\.key))
    guard first.contains(where: \.isSmall) else { return (hidden, true) }
    let shown = cells.filter { !hidden.contains($0.key) && $0.untold > 0 }
      .sorted { ($0.people, $0.key) < ($1.people, $1.key) }
    var together = first.reduce(0) { $0 + $1.untold }
    // A single hidden cell is smaller than the bound, so at least one more is hidden with it.
    for cell in shown where together < bound {
      hidden.insert(cell.key)
      together += cell.untold
    }
    return (hidden, together >= bound)
  }
}
