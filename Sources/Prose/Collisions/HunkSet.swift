/// Hunks of one text that apply together, from its start to its end.
///
/// They are asked one after the other, thousands of times: to find those beside a hunk takes the logarithm of their
/// count.
package struct HunkSet: Sendable {
  /// In the order in which they apply: no two overlap.
  package private(set) var hunks: [Hunk] = []
  private let text: [UInt8]

  /// No hunks of a text yet.
  package init(of text: [UInt8]) { self.text = text }

  /// Whether hunks apply beside those that are here: where `[Hunk].applied(to:)` of all has an answer.
  package func takes(_ new: [Hunk]) -> Bool {
    let own = new.inOrder
    return zip(own, own.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }
      && new.allSatisfy { place(for: $0) != nil }
  }

  /// Adds hunks behind those that came before; false, and none is added, where they do not apply beside them.
  @discardableResult
  package mutating func add(_ new: [Hunk]) -> Bool {
    guard takes(new) else { return false }
    for hunk in new {
      if let place = place(for: hunk) { hunks.insert(hunk, at: place) }
    }
    return true
  }

  /// The hunks that change a line which another one touches, or one next to it.
  package func neighbours(of hunk: Hunk) -> ArraySlice<Hunk> {
    let window = hunk.lines(in: text)
    // No two overlap, so the ends are in order as the starts are.
    let first = hunks.partitioningIndex { $0.range.upperBound >= window.lowerBound }
    let end = hunks.partitioningIndex { $0.range.lowerBound > window.upperBound }
    return hunks[first..<max(first, end)]
  }

  /// Where a hunk comes among the others: at the same place behind those that do not have to come after it. Nil where it does not fit.
  private func place(for hunk: Hunk) -> Int? {
    let (lower, upper) = (hunk.range.lowerBound, hunk.range.upperBound)
    guard hunk.fits(text) else { return nil }
    let place = hunks.partitioningIndex { hunk.isBefore($0) }
    guard place == 0 || hunks[place - 1].range.upperBound <= lower,
      place == hunks.count || hunks[place].range.lowerBound >= upper
    else { return nil }
    return place
  }
}
