package import Deliberation

/// What is not written in Dutch yet is a literal, and English in both: in the Kit and the fronts alone, since below them the compiler asks
/// for both. A house test names the folders above it in which none is left.
extension Localized: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(value) }
}
