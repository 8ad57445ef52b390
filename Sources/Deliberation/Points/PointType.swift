/// What a point is.
package enum PointType: String, CaseIterable, Sendable {
  case story, dream, action, concern, recommendation, offer, need

  /// Whether it is what an organisation brings or asks.
  package var isOfOrganisation: Bool { self == .offer || self == .need }
}
