/// Lines and sentences of a few words that went in one place of a text and came in another: so few words stand in two places by chance, so each
/// must be all that went and all that came there, once each.
struct ShortMoves {
  struct Move {
    /// The paragraph in which it came, and where in it.
    let place: Int
    let range: Range<Int>
    /// The removed run, and where in it.
    let run: Int
    let offset: Int
  }

  private(set) var moves: [Move] = []
  private let lexicon: Lexicon

  /// - Parameters:
  ///   - drafts: those that no parent has, cut into tokens.
  ///   - length: runs of so many tokens are looked up otherwise.
  init(_ drafts: [Draft], _ removed: RemovedRuns, shorterThan length: Int, _ lexicon: Lexicon) {
    self.lexicon = lexicon
    var gone: [ArraySlice<UInt32>: [(run: Int, offset: Int)]] = [:]
    for run in 0..<removed.count {
      let symbols = removed.symbols[removed.range(run)]
      let words = withoutMarkers(symbols)
      guard !words.isEmpty, words.count < length else { continue }
      gone[words, default: []].append((run, words.startIndex - symbols.startIndex))
    }
    if gone.isEmpty { return }
    var come: [ArraySlice<UInt32>: [(place: Int, range: Range<Int>, part: Range<Int>)]] = [:]
    for place in drafts.indices where drafts[place].shared == nil {
      for part in Self.unknown(in: drafts[place].identities) {
        let words = withoutMarkers(drafts[place].ownSymbols[part])
        if gone[words] != nil { come[words, default: []].append((place, words.indices, part)) }
      }
    }
    for (words, places) in come {
      guard let old = gone[words], old.count == 1, places.count == 1,
        isWhole(places[0].range, of: drafts[places[0].place])
      else { continue }
      let (place, range, part) = places[0]
      let symbols = removed.symbols[removed.range(old[0].run)]
      // The mark before them is theirs where it is the same.
      let before = zip(
        drafts[place].ownSymbols[part.lowerBound..<range.lowerBound].reversed(),
        symbols.prefix(old[0].offset).reversed()
      ).prefix { $0 == $1 }.count
      moves.append(
        Move(
          place: place, range: range.lowerBound - before..<range.upperBound, run: old[0].run,
          offset: old[0].offset - before))
    }
  }

  /// The stretches of tokens of which nothing is known.
  private static func unknown(in identities: [TokenIdentity]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < identities.count {
      var end = start
      while end < identities.count, identities[end] == .unknown { end += 1 }
      if end > start { found.append(start..<end) }
      start = end + 1
    }
    return found
  }

  /// Some tokens without the marks of headings, items and cells at their ends: a number may be another one in another place.
  private func withoutMarkers(_ symbols: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    var words = symbols
    while let first = words.first, isMarker(first) { words.removeFirst() }
    while let last = words.last, isMarker(last) { words.removeLast() }
    return words
  }

  private func isMarker(_ symbol: UInt32) -> Bool {
    let bytes = lexicon.vocabulary.bytes(of: symbol)
    guard let last = bytes.last else { return true }
    if bytes.allSatisfy({ "#>-*+|\n ".utf8.contains($0) }) { return true }
    return bytes.count > 1 && (last == UInt8(ascii: ".") || last == UInt8(ascii: ")"))
      && bytes.dropLast().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether some tokens are all of a line or of a sentence. One word is no sentence, nor is what stands in one cell a line.
  private func isWhole(_ range: Range<Int>, of draft: Draft) -> Bool {
    let count = range.count { lexicon.traits.isWord(draft.ownSymbols[$0]) }
    guard count > 0 else { return false }
    // The mark of a block opens its line.
    func isOpening(_ index: Int) -> Bool {
      draft.tokens[index].kind == .structure && !isPipe(index, of: draft)
    }
    let (start, end) = (range.lowerBound, range.upperBound)
    let opens = start == 0 || isOpening(start - 1)
    let closes = end == draft.tokens.count || isOpening(end)
    if opens, closes { return true }
    if range.contains(where: { isPipe($0, of: draft) }) { return count > 1 }
    return count > 1 && (opens || isSentenceEnd(start - 1, of: draft))
      && (closes || isSentenceEnd(end - 1, of: draft))
  }

  private func isPipe(_ index: Int, of draft: Draft) -> Bool {
    lexicon.vocabulary.bytes(of: draft.ownSymbols[index]).elementsEqual("|".utf8)
  }

  private func isSentenceEnd(_ index: Int, of draft: Draft) -> Bool {
    guard index >= 0, let byte = lexicon.vocabulary.bytes(of: draft.ownSymbols[index]).first else {
      return false
    }
    return ".!?".utf8.contains(byte)
  }
}
