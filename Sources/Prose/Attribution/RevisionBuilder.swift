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
  private var removed: [RemovedRun] = []
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
          remove(old.paragraphs[index].symbols[...], old.paragraphs[index].identities[...])
        }
      } else {
        compare(gap.new, with: gap.old.map { old.paragraphs[$0] }, &lexicon)
      }
    }
  }

  /// The paragraph stands in a parent, byte by byte.
  private mutating func adopt(_ paragraph: Paragraph, at index: Int) {
    if drafts[index].shared === paragraph { return }
    if let shared = drafts[index].shared {
      let older = zip(shared.identities, paragraph.identities).map { self.older($0, $1) }
      if older != shared.identities {
        drafts[index].shared = Paragraph(symbols: shared.symbols, identities: older)
      }
    } else if drafts[index].identities.isEmpty {
      drafts[index].shared = paragraph
    } else {
      let older = zip(drafts[index].identities, paragraph.identities).map { self.older($0, $1) }
      drafts[index].shared = Paragraph(symbols: paragraph.symbols, identities: older)
    }
  }

  /// Compares paragraphs that changed, token by token.
  private mutating func compare(_ places: [Int], with olds: [Paragraph], _ lexicon: inout Lexicon) {
    for place in places { cut(place, &lexicon) }
    var old: [UInt32] = []
    var identities: [TokenIdentity] = []
    for (number, paragraph) in olds.enumerated() {
      if number > 0 {
        old.append(Vocabulary.paragraphBreak)
        identities.append(.unknown)
      }
      old.append(contentsOf: paragraph.symbols)
      identities.append(contentsOf: paragraph.identities)
    }
    var new: [UInt32] = []
    for (number, place) in places.enumerated() {
      if number > 0 { new.append(Vocabulary.paragraphBreak) }
      new.append(contentsOf: drafts[place].symbols ?? [])
    }
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
    var start = 0
    for place in places {
      let count = drafts[place].symbols?.count ?? 0
      take(found[start..<(start + count)], at: place)
      start += count + 1
    }
  }

  /// Tokens of a parent that are not in the new text, with the breaks between their paragraphs.
  private mutating func removeAll(_ symbols: ArraySlice<UInt32>, _ identities: ArraySlice<TokenIdentity>) {
    var start = symbols.startIndex
    for index in symbols.indices where identities[index] == .unknown {
      remove(symbols[start..<index], identities[start..<index])
      start = index + 1
    }
    remove(symbols[start...], identities[start...])
  }

  private mutating func remove(_ symbols: ArraySlice<UInt32>, _ identities: ArraySlice<TokenIdentity>) {
    guard !symbols.isEmpty else { return }
    removed.append(RemovedRun(symbols: Array(symbols), identities: Array(identities), revision: revision))
  }

  /// A paragraph's symbols, cut now unless they are known; from here on it has an identity for each.
  @discardableResult
  private mutating func cut(_ index: Int, _ lexicon: inout Lexicon) -> [UInt32] {
    if let symbols = drafts[index].symbols { return symbols }
    let symbols =
      drafts[index].shared?.symbols
      ?? text.withUnsafeBufferPointer {
        lexicon.tokens(in: UnsafeBufferPointer(rebasing: $0[list.range(index)])).map(\.symbol)
      }
    drafts[index].symbols = symbols
    drafts[index].identities = Array(repeating: .unknown, count: symbols.count)
    return symbols
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
    var index = RunIndex(findingStretchesOf: Self.shortestMove)
    for run in removed { index.add(run) }
    find(in: index, atLeast: Self.shortestMove, &lexicon) { _ in true }
  }

  /// Looks up what is still new among all that was ever taken away in this revision's history.
  mutating func findReverts(in graveyard: RunIndex, _ lexicon: inout Lexicon) {
    var history: Set<Int>?
    find(in: graveyard, atLeast: Self.shortestRevert, &lexicon) { [graph, revision] run in
      let known = history ?? graph.history(of: revision)
      history = known
      return known.contains(run.revision)
    }
  }

  private mutating func find(
    in index: RunIndex, atLeast length: Int, _ lexicon: inout Lexicon, where isKnown: (RemovedRun) -> Bool
  ) {
    for place in drafts.indices where drafts[place].shared == nil {
      let symbols = cut(place, &lexicon)
      var start = 0
      while start < symbols.count {
        guard drafts[place].identities[start] == .unknown else {
          start += 1
          continue
        }
        var end = start
        while end < symbols.count, drafts[place].identities[end] == .unknown { end += 1 }
        if end - start >= length { find(place, start..<end, symbols, in: index, atLeast: length, isKnown) }
        start = end
      }
    }
  }

  /// Takes, from the left, the longest stretches of a range of unknown tokens that stand in removed runs.
  private mutating func find(
    _ place: Int, _ range: Range<Int>, _ symbols: [UInt32], in index: RunIndex, atLeast length: Int,
    _ isKnown: (RemovedRun) -> Bool
  ) {
    var rest = range
    while let match = index.longestMatch(in: symbols, rest, atLeast: length, graph, where: isKnown) {
      let found = index.runs[match.run].identities[match.offset..<(match.offset + match.count)]
      let alive = alive(among: found)
      for (step, identity) in found.enumerated() where !alive.contains(identity) {
        drafts[place].identities[match.start + step] = identity
      }
      rest = (match.start + match.count)..<range.upperBound
    }
  }

  /// Which of these identities stand in this revision already: no token is in a text twice.
  private func alive(among identities: ArraySlice<TokenIdentity>) -> Set<TokenIdentity> {
    let wanted = identities.sorted()
    guard let low = wanted.first, let high = wanted.last else { return [] }
    var alive: Set<TokenIdentity> = []
    func look(at identities: [TokenIdentity]) {
      for identity in identities where low <= identity && identity <= high {
        let place = wanted.partitioningIndex { $0 >= identity }
        if wanted[place] == identity { alive.insert(identity) }
      }
    }
    for draft in drafts {
      if let shared = draft.shared {
        if shared.oldest <= high, low <= shared.newest { look(at: shared.identities) }
      } else {
        look(at: draft.identities)
      }
    }
    return alive
  }

  // MARK: What is new

  /// The revision with every token's identity, and what it takes away for good.
  mutating func finish(_ lexicon: inout Lexicon) -> (AttributedRevision, [RemovedRun]) {
    var ordinal = 0
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(drafts.count)
    for place in drafts.indices {
      if let shared = drafts[place].shared {
        paragraphs.append(shared)
        continue
      }
      let symbols = cut(place, &lexicon)
      var identities = drafts[place].identities
      for index in identities.indices where identities[index] == .unknown {
        identities[index] = TokenIdentity(origin: revision, ordinal: ordinal)
        ordinal += 1
        if lexicon.traits.isWord(symbols[index]) { newWords += 1 }
      }
      paragraphs.append(Paragraph(symbols: symbols, identities: identities))
    }
    return (AttributedRevision(text: text, list: list, paragraphs: paragraphs), removed)
  }
}
