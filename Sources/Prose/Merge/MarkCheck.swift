/// Whether a text that was put together of two edits of one text has the marks that the sides have: no pair around words that neither has
/// it around, none within its like, none without its other half.
enum MarkCheck {
  /// A side's text, and the merged text as it stands in that side's.
  typealias Side = (own: [UInt8], merged: [UInt8])

  static func holds(base: [UInt8], left: Side, right: Side) -> Bool {
    var vocabulary = Vocabulary()
    func shapes(_ side: Side) -> (own: InlineShape, merged: InlineShape) {
      (InlineShape(of: side.own, &vocabulary), InlineShape(of: side.merged, &vocabulary))
    }
    let (left, right) = (shapes(left), shapes(right))
    let base = InlineShape(of: base, &vocabulary)
    let alone = [(left, right), (right, left)].map { one, other in
      one.merged.alone(moreThanIn: one.own, with: other.own, of: base)
    }
    guard alone[0].isDisjoint(with: alone[1]),
      left.merged.nested <= left.own.nested + right.own.nested - base.nested,
      !left.merged.drops(oneOf: left.own, right.own, around: base)
    else { return false }
    let known = [left, right].map { left.merged.pairs(alsoIn: $0.own) }
    return known[0].union(known[1]).count == left.merged.count
  }

  /// As `holds`, of one merged text.
  static func holds(base: [UInt8], left: [UInt8], right: [UInt8], merged: [UInt8]) -> Bool {
    holds(base: base, left: (left, merged), right: (right, merged))
  }
}
