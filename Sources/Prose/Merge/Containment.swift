/// Whether one side's edit is a part of the other's.
///
/// It is where the way from the base to the larger edit leads through the smaller one: the distances (in words
/// deleted and inserted) add up. Every change of white space alone is contained in any other edit.
enum Containment {
  /// The side whose edit contains the other's; nil where neither does, or both made the same.
  static func larger(base: [UInt32], left: [UInt32], right: [UInt32]) -> Side? {
    let toLeft = distance(base, left)
    let toRight = distance(base, right)
    let across = distance(left, right)
    if across == 0 { return nil }
    if toLeft + across == toRight { return .right }
    if toRight + across == toLeft { return .left }
    return nil
  }

  static func distance(_ one: [UInt32], _ other: [UInt32]) -> Int {
    one.count + other.count - 2 * TokenDiff.matches(old: one, new: other).reduce(0) { $0 + $1.count }
  }
}
