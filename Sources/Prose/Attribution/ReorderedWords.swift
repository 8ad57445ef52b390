/// Words that changed places in a paragraph, where all that came in it are those that went from it: clauses that were put the other way
/// round, columns of a table.
///
/// So few words stand side by side in them that nothing can be told by where else they stand; that they are the same words can.
struct ReorderedWords {
  /// Which token of the old text one of the new is.
  private(set) var origins: [(new: Int, old: Int)] = []

  /// The first and the last of such words stand no farther apart, in tokens: in a long table a word that goes from one row and one that comes
  /// in another are two.
  private static let farthest = 60

  /// - Parameters:
  ///   - runs: the tokens that are in both texts in one order.
  ///   - paragraphs: where the paragraphs of both texts are.
  init(
    old: [UInt32], new: [UInt32], runs: [MatchedRun], paragraphs: (old: [Range<Int>], new: [Range<Int>]),
    _ lexicon: Lexicon
  ) {
    var counterparts = [Int?](repeating: nil, count: new.count)
    var isKept = [Bool](repeating: false, count: old.count)
    for run in runs {
      for step in 0..<run.count {
        counterparts[run.new + step] = run.old + step
        isKept[run.old + step] = true
      }
    }
    for paragraph in paragraphs.new {
      let come = paragraph.filter { counterparts[$0] == nil }
      guard Self.areNear(come), come.count < paragraph.count else { continue }
      let origins = Set(
        paragraph.compactMap { counterparts[$0] }.map { place in
          paragraphs.old.partitioningIndex { $0.upperBound > place }
        })
      let gone = origins.sorted().flatMap { paragraphs.old[$0] }.filter { !isKept[$0] }
      guard Self.areNear(gone), Self.areSame(come.map { new[$0] }, gone.map { old[$0] }, lexicon)
      else { continue }
      for (one, other) in Self.matches(come, of: new, gone, of: old, lexicon) {
        self.origins.append((one, other))
        isKept[other] = true
      }
    }
  }

  private static func areNear(_ places: [Int]) -> Bool {
    guard let first = places.first, let last = places.last else { return false }
    return last - first <= farthest
  }

  /// Whether some tokens have the same words as others, and not numbers alone: who exchanges two numbers says something else.
  private static func areSame(_ come: [UInt32], _ gone: [UInt32], _ lexicon: Lexicon) -> Bool {
    let words = come.filter(lexicon.traits.isWord)
    guard words.sorted() == gone.filter(lexicon.traits.isWord).sorted() else { return false }
    return words.contains { word in
      let isNumber = lexicon.vocabulary.bytes(of: word).first.map { (0x30...0x39).contains($0) } ?? true
      return !isNumber && lexicon.traits.isContent(word)
    }
  }

  /// Pairs of equal tokens, those that stand side by side in both texts first.
  private static func matches(
    _ come: [Int], of new: [UInt32], _ gone: [Int], of old: [UInt32], _ lexicon: Lexicon
  ) -> [(new: Int, old: Int)] {
    var (come, gone) = (come, gone)
    var found: [(new: Int, old: Int)] = []
    while let longest = longest(come, of: new, gone, of: old, lexicon) {
      let (one, other) = (come[longest.come], gone[longest.gone])
      for step in 0..<longest.count { found.append((one + step, other + step)) }
      come.removeSubrange(longest.come..<longest.come + longest.count)
      gone.removeSubrange(longest.gone..<longest.gone + longest.count)
    }
    return found
  }

  /// The longest stretch with a word that is in both, by its places among the tokens. A mark by itself may be any.
  private static func longest(
    _ come: [Int], of new: [UInt32], _ gone: [Int], of old: [UInt32], _ lexicon: Lexicon
  ) -> (come: Int, gone: Int, count: Int)? {
    var best: (come: Int, gone: Int, count: Int)?
    for one in come.indices {
      for other in gone.indices {
        var count = 0
        var hasWord = false
        while one + count < come.count, other + count < gone.count,
          come[one + count] == come[one] + count, gone[other + count] == gone[other] + count,
          new[come[one] + count] == old[gone[other] + count]
        {
          hasWord = hasWord || lexicon.traits.isWord(new[come[one] + count])
          count += 1
        }
        if hasWord, count > best?.count ?? 0 { best = (one, other, count) }
      }
    }
    return best
  }
}
