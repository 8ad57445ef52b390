/// A place of the text where changes exclude each other: each of them meets another one there.
package struct ContestedPlace: Hashable, Sendable {
  /// The bytes of the base that the changes cover together.
  package let range: Range<Int>
  /// The changes, by id.
  package let ids: [String]
  /// The ways in which they meet, each once, gravest first.
  package let kinds: [CollisionClass]
  /// The changes grouped by what they would make of the place: those in one group want the same words there,
  /// so they are one alternative. Ordered by their first id.
  package let alternatives: [[String]]

  package init(range: Range<Int>, ids: [String], kinds: [CollisionClass], alternatives: [[String]]) {
    self.range = range
    self.ids = ids
    self.kinds = kinds
    self.alternatives = alternatives
  }
}
