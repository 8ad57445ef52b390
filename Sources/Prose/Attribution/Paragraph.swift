/// The tokens of one paragraph with their identities; shared by all revisions in which it stands unchanged.
final class Paragraph: Sendable {
  let symbols: ArraySlice<UInt32>
  /// The identities of the symbols, with the bytes of each run counted from the paragraph's start.
  let runs: ArraySlice<OriginRun>
  /// The smallest and the largest of the identities, to pass over paragraphs that cannot have one.
  let oldest: TokenIdentity
  let newest: TokenIdentity

  /// A paragraph of which the runs have as many tokens as there are symbols.
  init(symbols: ArraySlice<UInt32>, runs: ArraySlice<OriginRun>) {
    self.symbols = symbols
    self.runs = runs
    oldest = runs.reduce(.unknown) { min($0, $1.first) }
    newest = runs.reduce(TokenIdentity(origin: 0, ordinal: 0)) { max($0, $1.last) }
  }

  /// One for each symbol.
  var identities: [TokenIdentity] {
    var identities: [TokenIdentity] = []
    identities.reserveCapacity(symbols.count)
    for run in runs {
      for step in 0..<run.count { identities.append(run.first.advanced(by: step)) }
    }
    return identities
  }
}
