package import Deliberation
import Git
import ObjectIDs

/// What one commit says of who made it: a function of the commit, so that it may be kept for ever. Whose the key is, is not.
struct SignatureFacts: Hashable, Sendable {
  enum Signer: Hashable, Sendable {
    case none
    /// A signature that does not hold, or is none of git's.
    case broken
    /// The hash of the key that made it.
    case key([UInt8])
    /// The same, where nobody has checked yet whether the signature holds.
    case unchecked([UInt8])

    var isChecked: Bool { if case .unchecked = self { false } else { true } }
  }

  let commit: ObjectID
  let parents: [ObjectID]
  let signer: Signer
  /// The partner whose person the committer's address names.
  let maker: Slug?
  /// The door that it says it came by; "" for none.
  let via: String
  /// The paths of the records that it adds to its only parent; a commit that unites brings none of its own.
  let added: [String]
}

extension Slug {
  /// The partner whose people sign with an address; nil where it is nobody's of an alliance.
  package static func maker(ofAddress email: String) -> Slug? {
    guard let domain = email.split(separator: "@").last, domain.hasSuffix(".beraad.invalid") else {
      return nil
    }
    return Slug(String(domain.dropLast(".beraad.invalid".count)))
  }
}
