/// Tokens side by side that have one origin, with identities that follow one another.
package struct OriginRun: Hashable, Sendable, BitwiseCopyable {
  private let start: UInt32
  private let end: UInt32
  /// The identity of its first token; the others count on from its ordinal.
  package let first: TokenIdentity
  /// How many tokens it has.
  package let count: Int

  /// Where it stands, in bytes: from the start of its first token to the end of its last.
  package var range: Range<Int> { Int(start)..<Int(end) }

  package init(range: Range<Int>, first: TokenIdentity, count: Int) {
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
    self.first = first
    self.count = count
  }

  /// Whether it can be a run: one that was read from memory may be anything, and has no `range` then.
  package var isSound: Bool {
    start < end && 1...Int(end - start) ~= count && last.origin == first.origin
  }

  /// The identity of its last token.
  var last: TokenIdentity { first.advanced(by: count - 1) }
}

extension OriginRun {
  /// Tokens with their identities, as runs.
  static func of(_ tokens: [Token], _ identities: [TokenIdentity]) -> [OriginRun] {
    var runs: [OriginRun] = []
    var start = 0
    for index in tokens.indices
    where index + 1 == tokens.count || !identities[index + 1].follows(identities[index]) {
      runs.append(
        OriginRun(
          range: tokens[start].range.lowerBound..<tokens[index].range.upperBound, first: identities[start],
          count: index + 1 - start))
      start = index + 1
    }
    return runs
  }
}
