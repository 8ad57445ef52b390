/// The tokens of one paragraph with their identities; shared by all revisions in which it stands unchanged.
final class Paragraph {
  let symbols: ArraySlice<UInt32>
  /// The identities of the symbols, with the bytes of each run counted from the paragraph's start.
  let runs: ArraySlice<OriginRun>
  /// The smallest and the largest of the identities, to pass over paragraphs that cannot have one.
  let oldest: TokenIdentity
  let newest: TokenIdentity
  /// Where its tokens stand, once somebody asked.
  private var places: [Token]?

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

  /// The tokens in the paragraph's bytes, which count from its start; none of their symbols means anything.
  func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
    if let places { return places }
    let places = Tokenizer.places(in: bytes)
    self.places = places
    return places
  }

  /// Which of some sorted identities its tokens have, each with the token's index.
  func indices(of wanted: [TokenIdentity]) -> [(identity: TokenIdentity, index: Int)] {
    var found: [(identity: TokenIdentity, index: Int)] = []
    var start = 0
    for run in runs {
      var next = wanted.partitioningIndex { $0 >= run.first }
      while next < wanted.count, wanted[next] <= run.last {
        found.append((wanted[next], start + wanted[next].ordinal - run.first.ordinal))
        next += 1
      }
      start += run.count
    }
    return found
  }
}
