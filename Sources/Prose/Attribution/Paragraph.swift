/// The tokens of one paragraph with their identities; shared by all revisions in which it stands unchanged.
final class Paragraph: Sendable {
  let symbols: [UInt32]
  /// One for each symbol.
  let identities: [TokenIdentity]
  /// The smallest and the largest of the identities, to pass over paragraphs that cannot have one.
  let oldest: TokenIdentity
  let newest: TokenIdentity

  init(symbols: [UInt32], identities: [TokenIdentity]) {
    self.symbols = symbols
    self.identities = identities
    oldest = identities.min() ?? .unknown
    newest = identities.max() ?? .unknown
  }
}
