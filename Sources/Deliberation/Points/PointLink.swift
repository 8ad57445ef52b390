/// Points that belong to another one.
package struct PointLink: Hashable, Sendable {
  /// Sorted.
  package let points: [RecordID]
  package let to: RecordID
  package let role: Role
  package let reason: String?

  package init(points: [RecordID], to: RecordID, role: Role, reason: String? = nil) {
    self.points = points.sorted()
    self.to = to
    self.role = role
    self.reason = reason
  }

  /// How they belong to it.
  package enum Role: String, CaseIterable, Sendable {
    /// They say the same: gathered under it, and each kept.
    case alike
    /// One offers what the other needs.
    case match
  }
}
