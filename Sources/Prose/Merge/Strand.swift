/// One of the three texts of a merge, or a part of it, cut into units: blocks, or words.
struct Strand {
  let text: [UInt8]
  /// The part that the units are of.
  let part: Range<Int>
  /// The bytes of each unit, in order.
  let units: [Range<Int>]

  /// The bytes between two units that follow each other; -1 is the start of the part, `units.count` its end.
  func gap(after index: Int) -> ArraySlice<UInt8> {
    let start = index < 0 ? part.lowerBound : units[index].upperBound
    let end = index + 1 < units.count ? units[index + 1].lowerBound : part.upperBound
    return text[start..<max(start, end)]
  }
}

/// Where a unit of merged text comes from: its index in each of the three strands that has it.
struct Spot: Equatable {
  var base: Int?
  var left: Int?
  var right: Int?

  static let start = Spot(base: -1, left: -1, right: -1)
}

/// One of the two sides of a merge.
enum Side { case left, right }
