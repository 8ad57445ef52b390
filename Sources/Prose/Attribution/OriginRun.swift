/// A stretch of a text whose tokens have one origin, with identities that follow one another.
package struct OriginRun: Hashable, Sendable {
  /// Where it stands, in bytes: from the start of its first token to the end of its last.
  package let range: Range<Int>
  /// The identity of its first token; the others count on from its ordinal.
  package let first: TokenIdentity

  package init(range: Range<Int>, first: TokenIdentity) {
    self.range = range
    self.first = first
  }
}
