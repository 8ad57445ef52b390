/// A paragraph of a revision while its tokens' identities are looked for.
struct Draft {
  /// The paragraph of a parent that it is, where it is one.
  var shared: Paragraph?
  /// Its tokens, once it was cut because it is none; their bytes count from the paragraph's start.
  private(set) var tokens: [Token] = []
  /// The symbols of the tokens.
  private(set) var ownSymbols: [UInt32] = []
  /// One for each of the tokens.
  var identities: [TokenIdentity] = []

  /// Whether it was cut into tokens; one that has none never is.
  var isCut: Bool { !tokens.isEmpty }

  /// Its symbols, where it is shared or cut.
  var symbols: ArraySlice<UInt32> { shared?.symbols ?? ownSymbols[...] }

  /// Takes in the tokens of the paragraph, of which nothing is known yet.
  mutating func cut(into tokens: [Token]) {
    self.tokens = tokens
    ownSymbols = tokens.map(\.symbol)
    identities = Array(repeating: .unknown, count: tokens.count)
  }
}
