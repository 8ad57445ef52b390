/// Tokens side by side that have one origin, with identities that follow one another.
package struct OriginRun: Hashable, Sendable {
  /// Where it stands, in bytes: from the start of its first token to the end of its last.
  package let range: Range<Int>
  /// The identity of its first token; the others count on from its ordinal.
  package let first: TokenIdentity
  /// How many tokens it has.
  package let count: Int

  package init(range: Range<Int>, first: TokenIdentity, count: Int) {
    self.range = range
    self.first = first
    self.count = count
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
