/// The commits of one file's history and how they follow one another.
package struct RevisionGraph: Sendable {
  /// The name of each revision's commit; oldest first.
  package let ids: [String]
  /// The indices of each revision's parents, each before its children.
  package let parents: [[Int]]
  /// Revisions whose commit says itself whose words it brings in: none of them is taken for one that came back.
  package let recorded: Set<Int>
  /// The length of the longest way to a revision without parents.
  let generations: [Int]
  /// How many revisions have this one as a parent.
  let childCounts: [Int]

  /// A graph whose every parent stands before its children.
  package init(ids: [String], parents: [[Int]], recorded: Set<Int> = []) {
    self.ids = ids
    self.parents = parents
    self.recorded = recorded
    var generations: [Int] = []
    var children = [Int](repeating: 0, count: ids.count)
    for parents in parents {
      generations.append((parents.map { generations[$0] + 1 }).max() ?? 0)
      for parent in parents { children[parent] += 1 }
    }
    self.generations = generations
    childCounts = children
  }

  /// Whether one revision is older than another: by generation, then by name, so that every walk says the same.
  func isOlder(_ one: Int, than other: Int) -> Bool {
    generations[one] != generations[other] ? generations[one] < generations[other] : ids[one] < ids[other]
  }

  /// The revision and all it comes from.
  func history(of revision: Int) -> Set<Int> {
    var seen: Set<Int> = [revision]
    var open = [revision]
    while let next = open.popLast() {
      for parent in parents[next] where seen.insert(parent).inserted { open.append(parent) }
    }
    return seen
  }
}
