/// Which token of a history this is: the commit that brought it in, and its place among that commit's new tokens.
///
/// Identities are the same on every clone, and whatever the order in which revisions of equal age are walked.
package struct TokenIdentity: Hashable, Comparable, Sendable, BitwiseCopyable {
  private let bits: UInt64

  /// The index of the revision that brought the token in.
  package var origin: Int { Int(bits >> 32) }
  /// The token's place among the new tokens of that revision, in the order of its text.
  package var ordinal: Int { Int(bits & 0xFFFF_FFFF) }

  package init(origin: Int, ordinal: Int) {
    bits = UInt64(origin) << 32 | UInt64(UInt32(truncatingIfNeeded: ordinal))
  }

  /// The identity of the token that came in `count` places behind this one.
  func advanced(by count: Int) -> TokenIdentity {
    TokenIdentity(bits: bits &+ UInt64(truncatingIfNeeded: count))
  }

  /// Whether the token came in right behind another.
  func follows(_ other: TokenIdentity) -> Bool { self == other.advanced(by: 1) }

  package static func < (left: TokenIdentity, right: TokenIdentity) -> Bool { left.bits < right.bits }

  /// Stands for a token whose origin is not found yet.
  static let unknown = TokenIdentity(bits: .max)

  private init(bits: UInt64) { self.bits = bits }
}
