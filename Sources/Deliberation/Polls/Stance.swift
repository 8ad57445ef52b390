/// Where a partner stands on the final text.
package enum Stance: String, CaseIterable, Sendable {
  case supports, reservation, abstains, opposes
}
