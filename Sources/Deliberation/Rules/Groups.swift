/// Things that hang together, by number: the disjoint sets of Galler and Fischer, with the ways to the roots halved.
struct Groups {
  private var parents: [Int]

  /// - Parameter count: how many things there are; each is a group of its own at first.
  init(count: Int) { parents = Array(0..<count) }

  /// The number that stands for a thing's group.
  mutating func root(of thing: Int) -> Int {
    var thing = thing
    while parents[thing] != thing {
      parents[thing] = parents[parents[thing]]
      thing = parents[thing]
    }
    return thing
  }

  /// Makes one group of two.
  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(of: one), root(of: other))
    parents[max(one, other)] = min(one, other)
  }
}
