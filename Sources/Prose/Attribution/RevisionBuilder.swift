/// One revision on its way from bytes to identities.
struct RevisionBuilder {
  /// Fewer tokens than this are not taken for moved.
  static let shortestMove = 5
  /// Fewer tokens than this are not taken for brought back.
  static let shortestRevert = 8

  private let text: [UInt8]
  private let revision: Int
  private let graph: RevisionGraph
  private let list: ParagraphList
  private var drafts: [Draft]
  private var removed = RemovedRuns()
  /// How many words turned out to be new here.
  private(set) var newWords = 0

  init(_ text: [UInt8], as revision: Int, of graph: RevisionGraph, first: AttributedRevision?) {
    self.text = text
    self.revision = revision
    self.graph = graph
    list = text.withUnsafeBufferPointer { text in
      guard let first else { return ParagraphList(text, like: nil) }
      return first.text.withUnsafeBufferPointer { ParagraphList(text, like: ($0, first.list)) }
    }
    drafts = Array(repeating: Draft(), count: list.count)
  }

  // MARK: What stands in a parent

  /// Takes from a parent the identities of all that stands in it as well.
  mutating func compare(with old: AttributedRevision, _ lexicon: inout Lexicon) {
    let match = ParagraphMatch(old: old.list, new: list)
    for run in match.runs {
      for index in 0..<run.count { adopt(old.paragraphs[run.old + index], at: run.new + index) }
    }
    for (from, to) in match.moves { adopt(old.paragraphs[from], at: to) }
    for gap in match.gaps {
      if gap.old.isEmpty { continue }
      if gap.new.isEmpty {
        for index in gap.old {
          removed.add(old.paragraphs[index].symbols, old.paragraphs[index].identities[...], goneIn: revision)
        }
      } else {
        compare(gap.new, with: gap.old.map { old.paragraphs[$0] }, &lexicon)
      }
    }
  }

  /// The paragraph stands in a parent, byte by byte.
  private mutating func adopt(_ paragraph: Paragraph, at index: Int) {
    guard drafts[index].shared != nil || drafts[index].isCut else {
      drafts[index].shared = paragraph
      return
    }
    guard drafts[index].shared?.runs != paragraph.runs else { return }
    let known = drafts[index].shared?.identities ?? drafts[index].identities
    let older = zip(known, paragraph.identities).map { self.older($0, $1) }
    let tokens = bytes(of: index) { Tokenizer.places(in: $0) }
    drafts[index].shared = Paragraph(symbols: paragraph.symbols, runs: OriginRun.of(tokens, older)[...])
  }

  /// Compares paragraphs that changed, token by token.
  private mutating func compare(_ places: [Int], with olds: [Paragraph], _ lexicon: inout Lexicon) {
    for place in places { cut(place, &lexicon) }
    let (old, oldRanges) = Self.joined(olds.map(\.symbols))
    let identities = Array(olds.map { Array($0.identities) }.joined(separator: [.unknown]))
    let (new, newRanges) = Self.joined(places.map { drafts[$0].symbols })
    var runs = TokenDiff.passages(old: old.span, new: new.span)
    runs = Sliding.slide(runs, old: old.span, new: new.span, traits: lexicon.traits)
    runs = Islands.dropped(from: runs, old: old.span, new: new.span, traits: lexicon.traits)
    var found = [TokenIdentity](repeating: .unknown, count: new.count)
    var oldEnd = 0
    for run in runs {
      for offset in 0..<run.count { found[run.new + offset] = identities[run.old + offset] }
      removeAll(old[oldEnd..<run.old], identities[oldEnd..<run.old])
      oldEnd = run.old + run.count
    }
    removeAll(old[oldEnd...], identities[oldEnd...])
    let reordered = ReorderedWords(
      old: old, new: new, runs: runs, paragraphs: (oldRanges, newRanges), lexicon)
    for (one, other) in reordered.origins { found[one] = identities[other] }
    for (place, range) in zip(places, newRanges) { take(found[range], at: place) }
  }

  /// Paragraphs one behind the other with a break between them, and where each is.
  private static func joined(_ paragraphs: [ArraySlice<UInt32>]) -> ([UInt32], [Range<Int>]) {
    var symbols: [UInt32] = []
    var ranges: [Range<Int>] = []
    for paragraph in paragraphs {
      if !ranges.isEmpty { symbols.append(Vocabulary.paragraphBreak) }
      ranges.append(symbols.count..<symbols.count + paragraph.count)
      symbols += paragraph
    }
    return (symbols, ranges)
  }

  /// Tokens of a parent that are not in the new text, with the breaks between their paragraphs.
  private mutating func removeAll(_ symbols: ArraySlice<UInt32>, _ identities: ArraySlice<TokenIdentity>) {
    var start = symbols.startIndex
    for index in symbols.indices where identities[index] == .unknown {
      removed.add(symbols[start..<index], identities[start..<index], goneIn: revision)
      start = index + 1
    }
    removed.add(symbols[start...], identities[start...], goneIn: revision)
  }

  /// Cuts a paragraph into tokens, unless it is known what they are.
  private mutating func cut(_ index: Int, _ lexicon: inout Lexicon) {
    guard drafts[index].shared == nil, !drafts[index].isCut else { return }
    drafts[index].cut(into: bytes(of: index) { lexicon.tokens(in: $0) })
  }

  private func bytes<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[list.range(index)])) }
  }

  private mutating func take(_ found: ArraySlice<TokenIdentity>, at index: Int) {
    guard drafts[index].shared == nil else { return }
    drafts[index].identities = zip(drafts[index].identities, found).map { older($0, $1) }
  }

  /// Of two identities of one token, that of the older commit.
  private func older(_ one: TokenIdentity, _ other: TokenIdentity) -> TokenIdentity {
    if one == other || other == .unknown { return one }
    if one == .unknown { return other }
    if one.origin == other.origin { return one.ordinal < other.ordinal ? one : other }
    return graph.isOlder(one.origin, than: other.origin) ? one : other
  }

  // MARK: What was moved, or is back

  /// Looks up what is new here among what this revision takes away elsewhere.
  mutating func findMoves(_ lexicon: inout Lexicon) {
    guard !removed.isEmpty else { return }
    findShortMoves(&lexicon)
    var index = RunIndex(removed, findingStretchesOf: Self.shortestMove)
    find(in: &index, atLeast: Self.shortestMove, &lexicon) { _ in true }
    findEditedMoves(lexicon)
  }

  /// Paragraphs that were moved and edited, so that no stretch of them is long enough to be looked up.
  private mutating func findEditedMoves(_ lexicon: Lexicon) {
    for move in EditedMoves(drafts, removed, atLeast: Self.shortestMove, lexicon).moves {
      for run in move.matches {
        let found = removed.identities(of: move.run, run.old..<run.old + run.count)
        let alive = alive(among: found)
        for (step, identity) in found.enumerated() where !alive.contains(identity) {
          drafts[move.place].identities[run.new + step] = identity
        }
      }
    }
  }

  private mutating func findShortMoves(_ lexicon: inout Lexicon) {
    for place in drafts.indices { cut(place, &lexicon) }
    let moves = ShortMoves(drafts, removed, shorterThan: Self.shortestMove, lexicon).moves
    if moves.isEmpty { return }
    let found = moves.map { removed.identities(of: $0.run, $0.offset..<$0.offset + $0.range.count) }
    let alive = alive(among: Array(found.joined()))
    for (move, identities) in zip(moves, found) where alive.isDisjoint(with: identities) {
      for (index, identity) in zip(move.range, identities) { drafts[move.place].identities[index] = identity }
    }
  }

  /// Looks up what is still new among all that was ever taken away in this revision's history.
  mutating func findReverts(in graveyard: inout RunIndex, _ lexicon: inout Lexicon) {
    var history: Set<Int>?
    find(in: &graveyard, atLeast: Self.shortestRevert, &lexicon) { [graph, revision] remover in
      let known = history ?? graph.history(of: revision)
      history = known
      return known.contains(remover)
    }
  }

  private mutating func find(
    in index: inout RunIndex, atLeast length: Int, _ lexicon: inout Lexicon, where isKnown: (Int) -> Bool
  ) {
    for place in drafts.indices where drafts[place].shared == nil {
      cut(place, &lexicon)
      let count = drafts[place].identities.count
      var start = 0
      while start < count {
        guard drafts[place].identities[start] == .unknown else {
          start += 1
          continue
        }
        var end = start
        while end < count, drafts[place].identities[end] == .unknown { end += 1 }
        if end - start >= length { find(place, start..<end, in: &index, atLeast: length, isKnown) }
        start = end
      }
    }
  }

  /// Takes, from the left, the longest stretches of a range of unknown tokens that stand in removed runs.
  private mutating func find(
    _ place: Int, _ range: Range<Int>, in index: inout RunIndex, atLeast length: Int, _ isKnown: (Int) -> Bool
  ) {
    let symbols = drafts[place].ownSymbols
    var rest = range
    while let match = index.longestMatch(in: symbols, rest, atLeast: length, graph, where: isKnown) {
      let found = index.runs.identities(of: match.run, match.offset..<(match.offset + match.count))
      let alive = alive(among: found)
      for (step, identity) in found.enumerated() where !alive.contains(identity) {
        drafts[place].identities[match.start + step] = identity
      }
      rest = (match.start + match.count)..<range.upperBound
    }
  }

  /// Which of these identities stand in this revision already: no token is in a text twice.
  private func alive(among identities: [TokenIdentity]) -> Set<TokenIdentity> {
    let wanted = identities.sorted()
    guard let low = wanted.first, let high = wanted.last else { return [] }
    var alive: Set<TokenIdentity> = []
    func look(from first: TokenIdentity, to last: TokenIdentity) {
      guard first <= high, low <= last else { return }
      var place = wanted.partitioningIndex { $0 >= first }
      while place < wanted.count, wanted[place] <= last {
        alive.insert(wanted[place])
        place += 1
      }
    }
    for draft in drafts {
      if let shared = draft.shared {
        guard shared.oldest <= high, low <= shared.newest else { continue }
        for run in shared.runs { look(from: run.first, to: run.last) }
      } else {
        for identity in draft.identities { look(from: identity, to: identity) }
      }
    }
    return alive
  }

  // MARK: What is new

  /// The revision with every token's identity, and what it takes away for good.
  mutating func finish(_ lexicon: inout Lexicon) -> (AttributedRevision, RemovedRuns) {
    var ordinal = 0
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(drafts.count)
    for place in drafts.indices {
      if let shared = drafts[place].shared {
        paragraphs.append(shared)
        continue
      }
      cut(place, &lexicon)
      var identities = drafts[place].identities
      let symbols = drafts[place].symbols
      for index in identities.indices where identities[index] == .unknown {
        identities[index] = TokenIdentity(origin: revision, ordinal: ordinal)
        ordinal += 1
        if lexicon.traits.isWord(symbols[index]) { newWords += 1 }
      }
      paragraphs.append(
        Paragraph(symbols: symbols, runs: OriginRun.of(drafts[place].tokens, identities)[...]))
    }
    return (AttributedRevision(text: text, list: list, paragraphs: paragraphs), removed)
  }
}
