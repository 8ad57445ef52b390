/// Where an attribution stands after the last revision that was added: all that it takes to go on from there.
package struct AttributionSnapshot: Sendable, Equatable {
  /// Tokens that a revision took away.
  package struct Removal: Sendable, Equatable {
    /// The revision that no longer has them.
    package let revision: Int
    /// The tokens, as places in the snapshot's `vocabulary`.
    package let tokens: [UInt32]
    /// The tokens' identities: the first of each stretch in which they count on, and how many those are.
    package let identities: [Stretch]

    package init(revision: Int, tokens: [UInt32], identities: [Stretch]) {
      self.revision = revision
      self.tokens = tokens
      self.identities = identities
    }
  }

  /// Identities that follow one another.
  package struct Stretch: Sendable, Equatable {
    package let first: TokenIdentity
    package let count: Int

    package init(first: TokenIdentity, count: Int) {
      self.first = first
      self.count = count
    }
  }

  /// The origins of the last revision's text.
  package let runs: [OriginRun]
  /// How many words each revision brought in.
  package let wordsEver: [Int]
  /// The bytes of every token that was removed, each once, in the order of the removals.
  package let vocabulary: [ArraySlice<UInt8>]
  /// What was removed, in the order of the revisions.
  package let removals: [Removal]

  package init(
    runs: [OriginRun], wordsEver: [Int], vocabulary: [ArraySlice<UInt8>], removals: [Removal]
  ) {
    self.runs = runs
    self.wordsEver = wordsEver
    self.vocabulary = vocabulary
    self.removals = removals
  }
}

extension Attributor {
  /// Where the attribution stands; the last revision added must have a text.
  package func snapshot() -> AttributionSnapshot {
    let last = addedCount - 1
    var numbering = SymbolNumbering(of: lexicon.vocabulary)
    let removals = removed.map { run in
      AttributionSnapshot.Removal(
        revision: run.revision, tokens: run.symbols.map { numbering.number(of: $0) },
        identities: AttributionSnapshot.Stretch.of(run.identities))
    }
    return AttributionSnapshot(
      runs: runs(of: last), wordsEver: Array(wordsEver.prefix(addedCount)), vocabulary: numbering.words,
      removals: removals)
  }

  /// An attributor that goes on from a snapshot: the graph's first revisions are those that it stands for.
  ///
  /// - Parameter text: the text of the last of them.
  /// - Returns: nil where the snapshot does not fit the graph or the text.
  package init?(_ graph: RevisionGraph, resuming snapshot: AttributionSnapshot, with text: [UInt8]) {
    let count = snapshot.wordsEver.count
    guard count > 0, count <= graph.ids.count else { return nil }
    self.init(graph)
    // First of all, so that a word's symbol is its place and one.
    guard lexicon.learn(snapshot.vocabulary) else { return nil }
    for removal in snapshot.removals {
      guard removal.revision < count, let run = RemovedRun(removal, words: snapshot.vocabulary.count) else {
        return nil
      }
      remember(run)
    }
    guard let state = AttributedRevision(text, origins: snapshot.runs, &lexicon) else { return nil }
    resume(state, snapshot)
  }
}

extension AttributedRevision {
  /// A revision from its text and its origins; nil where they do not fit.
  fileprivate init?(_ text: [UInt8], origins: [OriginRun], _ lexicon: inout Lexicon) {
    let list = text.withUnsafeBufferPointer { ParagraphList($0, like: nil) }
    var paragraphs: [Paragraph] = []
    var run = 0
    var step = 0
    for index in 0..<list.count {
      let range = list.range(index)
      let tokens = text.withUnsafeBufferPointer {
        lexicon.tokens(in: UnsafeBufferPointer(rebasing: $0[range]))
      }
      var identities: [TokenIdentity] = []
      for token in tokens {
        let start = range.lowerBound + token.range.lowerBound
        while run < origins.count, origins[run].range.upperBound <= start {
          run += 1
          step = 0
        }
        guard run < origins.count, origins[run].range.contains(start) else { return nil }
        let first = origins[run].first
        identities.append(TokenIdentity(origin: first.origin, ordinal: first.ordinal + step))
        step += 1
      }
      paragraphs.append(Paragraph(symbols: tokens.map(\.symbol), identities: identities))
    }
    self.init(text: text, list: list, paragraphs: paragraphs)
  }
}

extension AttributionSnapshot.Stretch {
  /// Identities as stretches in which they count on.
  fileprivate static func of(_ identities: [TokenIdentity]) -> [Self] {
    var stretches: [Self] = []
    var (start, next) = (0, 1)
    while start < identities.count {
      let first = identities[start]
      while next < identities.count,
        identities[next] == TokenIdentity(origin: first.origin, ordinal: first.ordinal + next - start)
      {
        next += 1
      }
      stretches.append(Self(first: first, count: next - start))
      (start, next) = (next, next + 1)
    }
    return stretches
  }
}

extension Lexicon {
  /// Takes in a snapshot's words: each gets its place and one as its symbol. False where one stands twice.
  fileprivate mutating func learn(_ words: [ArraySlice<UInt8>]) -> Bool {
    for (place, word) in words.enumerated() {
      guard word.withUnsafeBufferPointer({ symbol(of: $0) }) == UInt32(place + 1) else { return false }
    }
    return true
  }
}

extension RemovedRun {
  /// The run again, in the symbols of a lexicon that began with the snapshot's words; nil where it names a word that is not
  /// there, or has not as many tokens as identities.
  fileprivate init?(_ removal: AttributionSnapshot.Removal, words: Int) {
    guard removal.tokens.allSatisfy({ $0 < words }) else { return nil }
    let count = removal.tokens.count
    var identities: [TokenIdentity] = []
    identities.reserveCapacity(count)
    for stretch in removal.identities {
      guard stretch.count <= count - identities.count else { return nil }
      for step in 0..<stretch.count {
        identities.append(TokenIdentity(origin: stretch.first.origin, ordinal: stretch.first.ordinal + step))
      }
    }
    guard identities.count == count else { return nil }
    self.init(symbols: removal.tokens.map { $0 + 1 }, identities: identities, revision: removal.revision)
  }
}

/// Places for the symbols that are asked for, in the order of the asking.
private struct SymbolNumbering {
  private let vocabulary: Vocabulary
  /// A place and one, or 0 for a symbol that was not asked for.
  private var numbers: [UInt32]
  /// The bytes of each place.
  private(set) var words: [ArraySlice<UInt8>] = []

  init(of vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    numbers = Array(repeating: 0, count: vocabulary.count)
  }

  mutating func number(of symbol: UInt32) -> UInt32 {
    if numbers[Int(symbol)] == 0 {
      words.append(vocabulary.bytes(of: symbol))
      numbers[Int(symbol)] = UInt32(words.count)
    }
    return numbers[Int(symbol)] - 1
  }
}
