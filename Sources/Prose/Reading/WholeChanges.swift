/// Puts those differences together that mean nothing, or something else, one without the other.
struct WholeChanges {
  /// The differences of each change, in order; those between the first and the last of a change belong to it too.
  let groups: [ClosedRange<Int>]
  /// The same without what only stands between: of each change the differences that belong together, by its first.
  let sets: [[Int]]

  init(_ diff: ReadingDiff) {
    let count = diff.differences.count
    var sets = DisjointSets(count: count + diff.old.units.count)
    if count > 1 {
      var origins = [Int?](repeating: nil, count: diff.new.units.count)
      for (unit, other) in diff.counterparts.enumerated() { if let other { origins[other] = unit } }
      let labels = (old: LabelUnits(in: diff.old), new: LabelUnits(in: diff.new))
      let renumbered = LabelUnits.renumbered(in: diff, from: labels.old, to: labels.new)
      func bound(_ labels: LabelUnits, _ text: ReadingText) -> ((Int) -> Bool) -> [[Int]] {
        { labels.groups(isChanged: $0, renumbered: renumbered, in: text) }
      }
      let old = Side(
        diff.old, parts: diff.differences.map(\.old), labels: bound(labels.old, diff.old),
        kept: { count + $0 }
      ) { unit in
        diff.counterparts[unit].map { diff.new.kind(of: $0) }
      }
      let new = Side(
        diff.new, parts: diff.differences.map(\.new), labels: bound(labels.new, diff.new),
        kept: { count + (origins[$0] ?? 0) }
      ) { unit in
        origins[unit].map { diff.old.kind(of: $0) }
      }
      for members in old.groups + new.groups {
        for member in members.dropFirst() { sets.join(members[0], member) }
      }
      for members in diff.changesOfMarkedWords(old.pairs) {
        for member in members.dropFirst() { sets.join(members[0], member) }
      }
      for members in SentenceUnits(diff).groups {
        for member in members.dropFirst() { sets.join(members[0], member) }
      }
      for move in BlockMoves(diff).pairs { sets.join(move.from, move.to) }
    }
    let roots = (0..<count).map { sets.root($0) }
    groups = Self.groups(roots)
    self.sets = Dictionary(grouping: roots.indices) { roots[$0] }.values.sorted { $0[0] < $1[0] }
  }

  private static func groups(_ roots: [Int]) -> [ClosedRange<Int>] {
    var last: [Int: Int] = [:]
    for (index, root) in roots.enumerated() { last[root] = index }
    var groups: [ClosedRange<Int>] = []
    for (index, root) in roots.enumerated() {
      let end = last[root] ?? index
      if let open = groups.last, index <= open.upperBound {
        groups[groups.count - 1] = open.lowerBound...max(open.upperBound, end)
      } else {
        groups.append(index...end)
      }
    }
    return groups
  }

  /// What one of the two texts binds together.
  private struct Side {
    /// Members of a set each: a difference by its number, a unit that stayed by a number of its own, the same in both texts.
    let groups: [[Int]]
    /// The pairs of marks, by their units.
    let pairs: [(open: Range<Int>, close: Range<Int>)]

    /// - Parameters:
    ///   - labels: what is bound by labels, where it is known which units changed.
    ///   - other: the kind of the block in the other text in which a unit is that stayed.
    init(
      _ text: ReadingText, parts: [Range<Int>], labels: ((Int) -> Bool) -> [[Int]], kept: (Int) -> Int,
      other: (Int) -> Block.Kind?
    ) {
      var members = text.units.indices.map(kept)
      for (number, part) in parts.enumerated() { for unit in part { members[unit] = number } }
      var ends: [Int: (first: Int, last: Int)] = [:]
      for (index, unit) in text.units.enumerated() where !unit.isBreak {
        ends[unit.block] = (ends[unit.block]?.first ?? index, index)
      }
      // A row that came or went as a whole is no change of the columns.
      func isInRow(_ unit: Int) -> Bool {
        guard let row = ends[text.units[unit].block] else { return false }
        return members[row.first] >= parts.count || members[row.first] != members[row.last]
      }
      let (bound, marks) = (BoundUnits(in: text), BlockMarks(in: text))
      // A table that becomes something else is no table any more in part.
      let tables = marks.tables.filter {
        $0.contains { unit in other(unit).map { $0 != .tableRow } ?? false }
      }
      let whole = bound.groups + marks.groups + tables + labels { members[$0] < parts.count }
      let rows = (bound.columns + marks.quotations).map { $0.filter(isInRow) }
      let lists = marks.lists.map { list in
        let stays = list.filter(isInRow)
        let changed = stays.filter { members[$0] < parts.count }
        // A list with other numbers, or with numbers for bullets, has none but such items.
        let isOther = changed.count == stays.count || changed.first.map(text.firstNumbers.contains) ?? false
        return isOther && !changed.isEmpty ? list : stays
      }
      let counted = Self.goingOn(marks.lists, in: text) { members[$0] < parts.count }
      groups = (whole + rows + lists + counted).map { $0.map { members[$0] } }
      pairs = bound.pairs
    }

    /// The first number of a list that goes on counting from the one before, with what changes there.
    private static func goingOn(_ lists: [[Int]], in text: ReadingText, isChanged: (Int) -> Bool) -> [[Int]] {
      var groups: [[Int]] = []
      var last: [Int: (number: Int, items: [Int])] = [:]
      for items in lists {
        guard let first = items.first, let number = text.number(of: first) else { continue }
        let depth = text.blocks[text.units[first].block].depth
        if let before = last[depth], number == before.number + before.items.count, isChanged(first) {
          groups.append([first] + before.items.filter(isChanged))
        }
        last[depth] = (number, items)
      }
      return groups
    }
  }
}

extension ReadingText {
  /// The number that a unit is; nil for one that is none.
  func number(of index: Int) -> Int? {
    Int(String(decoding: bytes(of: index).prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
  }
}

extension ReadingDiff {
  /// Differences that mean one thing together: a pair of marks stays and all words in it are others, and what went from between them came
  /// just outside, or what came there went. The marks went from some words to others.
  fileprivate func changesOfMarkedWords(_ pairs: [(open: Range<Int>, close: Range<Int>)]) -> [[Int]] {
    pairs.compactMap { pair in
      let inside = pair.open.upperBound..<pair.close.lowerBound
      guard (Array(pair.open) + Array(pair.close)).allSatisfy({ counterparts[$0] != nil }), !inside.isEmpty,
        case let index = differences.partitioningIndex(where: { $0.old.lowerBound >= inside.lowerBound }),
        index < differences.count, differences[index].old == inside
      else { return nil }
      let beside = [index - 1, index + 1].filter { other in
        differences.indices.contains(other)
          && (differences[other].old.upperBound == pair.open.lowerBound
            || differences[other].old.lowerBound == pair.close.upperBound)
      }
      let (gone, come) = (old.words(of: inside), new.words(of: differences[index].new))
      let wentOut = beside.contains { other in
        let (before, behind) = (
          old.words(of: differences[other].old), new.words(of: differences[other].new)
        )
        return !gone.isEmpty && Set(gone).isSubset(of: behind)
          || !come.isEmpty && Set(come).isSubset(of: before)
      }
      return wentOut ? [index] + beside : nil
    }
  }
}
