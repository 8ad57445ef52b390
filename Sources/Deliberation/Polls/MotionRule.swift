/// What a motion's winner needs.
package enum MotionRule: String, CaseIterable, Sendable {
  /// More than half of the votes cast, abstentions apart.
  case majority
  /// At least two thirds of the votes cast, abstentions apart.
  case twoThirds = "two-thirds"
  /// All votes cast, abstentions apart.
  case consent
}
