extension Hunk {
  /// How two hunks on one text meet, or nil where they do not.
  ///
  /// They meet where their ranges overlap. An insertion at the edge of a changed range does not touch it; two
  /// insertions at one point do. The answer is the same both ways round.
  package func meeting(_ other: Hunk) -> CollisionClass? {
    if range == other.range {
      if new == other.new { return new.isEmpty ? .sameDeletion : .sameText }
      if range.isEmpty { return .insertionOrder }
      return new.isEmpty || other.new.isEmpty ? .deletionAgainstEdit : .overlapping
    }
    guard range.lowerBound < other.range.upperBound, other.range.lowerBound < range.upperBound else {
      return nil
    }
    if new.isEmpty != other.new.isEmpty { return .deletionAgainstEdit }
    let isInside = other.range.lowerBound <= range.lowerBound && range.upperBound <= other.range.upperBound
    let contains = range.lowerBound <= other.range.lowerBound && other.range.upperBound <= range.upperBound
    return isInside || contains ? .nested : .overlapping
  }
}
