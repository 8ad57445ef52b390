/// Deletions of which one takes out all that another does, and more: they are no question, but the smaller one comes first. What is left of the
/// larger one is then a proposal, on a draft in which its place is still known by the words around it.
package enum NestedDeletions {
  /// The indices of some hunks in their order, but each behind those that it takes in.
  package static func order(_ hunks: [Hunk?]) -> [Int] {
    let larger = larger(hunks)
    return hunks.indices.filter { !larger.contains($0) }
      + larger.sorted { ((hunks[$0]?.range.count ?? 0), $0) < ((hunks[$1]?.range.count ?? 0), $1) }
  }

  /// Those that take in another one.
  private static func larger(_ hunks: [Hunk?]) -> Set<Int> {
    let deletions = hunks.indices.compactMap { index in
      hunks[index].flatMap { $0.new.isEmpty ? (range: $0.range, index: index) : nil }
    }.sorted { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }
    var larger: Set<Int> = []
    for (place, one) in deletions.enumerated() {
      for other in deletions[(place + 1)...].prefix(while: { $0.range.lowerBound < one.range.upperBound })
      where other.range != one.range && other.range.upperBound <= one.range.upperBound {
        larger.insert(one.index)
        break
      }
    }
    return larger
  }
}
