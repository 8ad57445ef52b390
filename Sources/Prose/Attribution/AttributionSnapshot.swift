/// Where an attribution stands after the last revision that was added: all that it takes to go on from there.
package struct AttributionSnapshot: Sendable, Equatable {
  /// Tokens that a revision took away, as their bytes.
  package struct Removal: Sendable, Equatable {
    package let revision: Int
    package let tokens: [[UInt8]]
    /// One for each token.
    package let identities: [TokenIdentity]

    package init(revision: Int, tokens: [[UInt8]], identities: [TokenIdentity]) {
      self.revision = revision
      self.tokens = tokens
      self.identities = identities
    }
  }

  /// The origins of the last revision's text.
  package let runs: [OriginRun]
  /// How many words each revision brought in.
  package let wordsEver: [Int]
  /// What was removed, in the order of the revisions.
  package let removals: [Removal]

  package init(runs: [OriginRun], wordsEver: [Int], removals: [Removal]) {
    self.runs = runs
    self.wordsEver = wordsEver
    self.removals = removals
  }
}

extension Attributor {
  /// Where the attribution stands; the last revision added must have a text.
  package func snapshot() -> AttributionSnapshot {
    let last = addedCount - 1
    let removals = removed.map { run in
      AttributionSnapshot.Removal(
        revision: run.revision, tokens: run.symbols.map { Array(lexicon.vocabulary.bytes(of: $0)) },
        identities: run.identities)
    }
    return AttributionSnapshot(
      runs: runs(of: last), wordsEver: Array(wordsEver.prefix(addedCount)), removals: removals)
  }

  /// An attributor that goes on from a snapshot: the graph's first revisions are those that it stands for.
  ///
  /// - Parameter text: the text of the last of them.
  /// - Returns: nil where the snapshot does not fit the graph or the text.
  package init?(_ graph: RevisionGraph, resuming snapshot: AttributionSnapshot, with text: [UInt8]) {
    let count = snapshot.wordsEver.count
    guard count > 0, count <= graph.ids.count else { return nil }
    self.init(graph)
    guard let state = AttributedRevision(text, origins: snapshot.runs, &lexicon) else { return nil }
    for removal in snapshot.removals {
      guard removal.tokens.count == removal.identities.count, removal.revision < count else { return nil }
      let symbols = removal.tokens.map { lexicon.symbol(of: $0) }
      remember(RemovedRun(symbols: symbols, identities: removal.identities, revision: removal.revision))
    }
    resume(state, wordsEver: snapshot.wordsEver)
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
