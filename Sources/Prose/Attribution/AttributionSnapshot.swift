/// Where an attribution stands after the last revision that was added: all that it takes to go on from there.
package struct AttributionSnapshot: Sendable, Equatable {
  /// Tokens that a revision took away.
  package struct Removal: Sendable, Equatable {
    /// The revision that no longer has them.
    package let revision: Int
    /// The tokens' bytes, a line feed between two: none has one in it.
    package let words: ArraySlice<UInt8>
    /// The tokens' identities: the first of each stretch in which they count on, and how many those are.
    package let identities: [Stretch]

    package init(revision: Int, words: ArraySlice<UInt8>, identities: [Stretch]) {
      self.revision = revision
      self.words = words
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
    let removals = resumedRemovals + removed.dropFirst(resumedRemovals.count).map { lexicon.removal($0) }
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
      guard removal.revision < count, let run = lexicon.run(removal) else { return nil }
      remember(run)
    }
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

extension Lexicon {
  /// A removed run without the numbers of this vocabulary.
  fileprivate func removal(_ run: RemovedRun) -> AttributionSnapshot.Removal {
    let words = run.symbols.map { vocabulary.bytes(of: $0) }.joined(separator: [0x0A])
    var stretches: [AttributionSnapshot.Stretch] = []
    for identity in run.identities {
      if let last = stretches.last,
        identity == TokenIdentity(origin: last.first.origin, ordinal: last.first.ordinal + last.count)
      {
        stretches[stretches.count - 1] = .init(first: last.first, count: last.count + 1)
      } else {
        stretches.append(.init(first: identity, count: 1))
      }
    }
    return .init(revision: run.revision, words: Array(words)[...], identities: stretches)
  }

  /// The run again; nil where it has not as many tokens as identities.
  fileprivate mutating func run(_ removal: AttributionSnapshot.Removal) -> RemovedRun? {
    var identities: [TokenIdentity] = []
    for stretch in removal.identities {
      for step in 0..<stretch.count {
        identities.append(TokenIdentity(origin: stretch.first.origin, ordinal: stretch.first.ordinal + step))
      }
    }
    let symbols = symbols(ofLines: removal.words)
    guard symbols.count == identities.count else { return nil }
    return RemovedRun(symbols: symbols, identities: identities, revision: removal.revision)
  }
}
