/// A paragraph of a revision while its tokens' identities are looked for.
struct Draft {
  /// The paragraph of a parent that it is, where it is one.
  var shared: Paragraph?
  /// Its symbols, once it was cut into tokens.
  var symbols: [UInt32]?
  /// One for each symbol; empty while nothing is known of any.
  var identities: [TokenIdentity] = []
}
