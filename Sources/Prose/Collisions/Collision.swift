/// Two changes that touch the same words.
package struct Collision: Hashable, Sendable {
  /// The smaller id.
  package let a: String
  /// The greater id.
  package let b: String
  /// The gravest way in which hunks of the two meet.
  package let kind: CollisionClass
  /// The bytes of the base that the meeting hunks cover together.
  package let range: Range<Int>

  package init(a: String, b: String, kind: CollisionClass, range: Range<Int>) {
    self.a = a
    self.b = b
    self.kind = kind
    self.range = range
  }
}
