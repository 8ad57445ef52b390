/// What is left of a deletion where the words that it deletes went as well.
extension Drift {
  /// What a hunk that only deletes has left to delete, where all that it meets was deleted as well: nil inside where that is nothing;
  /// nil where something else was changed there.
  func rest(of hunk: Hunk, _ met: ClosedRange<Int>) -> Hunk?? {
    guard hunk.new.isEmpty, words[met].allSatisfy(\.new.isEmpty) else { return nil }
    let left = passage(around: hunk.range).draft.withoutSpace(in: draft)
    return .some(left.isEmpty ? nil : Replacement.hunk(left, by: "", in: draft))
  }

  /// A deletion, where the words that it deletes were moved: they stand once in each text, and no longer where they were.
  func deletion(_ hunk: Hunk, whereItStandsNow met: ClosedRange<Int>) -> Hunk? {
    let gone = hunk.range.withoutSpace(in: base)
    guard hunk.new.utf8.allSatisfy(\.isWhite), WordCount.of(base[gone]) >= Self.fewestWords,
      words[met].contains(where: {
        $0.range.lowerBound <= gone.lowerBound && gone.upperBound <= $0.range.upperBound
      }),
      base.places(of: base[gone], atMost: 2).count == 1
    else { return nil }
    let places = draft.places(of: base[gone], atMost: 2)
    guard let place = places.first, places.count == 1 else { return nil }
    return Replacement.hunk(place..<place + gone.count, by: "", in: draft)
  }

  /// Fewer words stand in two places by chance.
  private static let fewestWords = 3

  /// A deletion beside what came to the white space that it takes along; nil where it meets anything else.
  func deletion(_ hunk: Hunk, beside met: ClosedRange<Int>) -> Hunk? {
    guard hunk.new.isEmpty else { return nil }
    let gone = hunk.range.withoutSpace(in: base)
    let isBeside = words[met].allSatisfy { change in
      change.range.isEmpty && !gone.takesIn(change)
        && (change.range.lowerBound <= gone.lowerBound || gone.upperBound <= change.range.lowerBound)
    }
    guard isBeside, !gone.isEmpty else { return nil }
    let next = words.partitioningIndex { $0.range.upperBound > gone.lowerBound }
    return Replacement.hunk(gone.shifted(shift(before: next)), by: "", in: draft)
  }

  /// Whether words that a hunk only deletes, and that went from their place, came elsewhere: then the draft does not do without them.
  /// Words of a sentence that stays may come in another one by chance.
  ///
  /// - Parameter rest: what of the hunk is still to be deleted where it was.
  func leavesWords(of hunk: Hunk, beside rest: Hunk? = nil) -> Bool {
    guard !hunk.range.isEmpty, hunk.new.utf8.allSatisfy(\.isWhite) else { return false }
    let gone = base[hunk.range].contentWords
    if gone.isEmpty { return false }
    let left = rest.map { Array($0.old.utf8)[...].contentWords } ?? [:]
    func stand(_ before: [String: Int], _ now: [String: Int]) -> Int {
      gone.count { word, count in
        now[word, default: 0] - left[word, default: 0] > before[word, default: 0] - count
      }
    }
    let around = paragraphs(around: hunk.range)
    if stand(base[around.base].contentWords, draft[around.draft].contentWords) > 0 { return true }
    guard gone.count >= Self.fewestWords || !leavesSomething(ofSentenceAt: hunk.range) else { return false }
    return stand(base[...].contentWords, draft[...].contentWords) * 2 > gone.count
  }

  /// Whether the draft still has words of the sentence in which a range lies, beside those of the range, where they were.
  private func leavesSomething(ofSentenceAt range: Range<Int>) -> Bool {
    let part = paragraph(around: range, in: base)
    let sentence = Sentence.around(range.withoutSpace(in: base), in: base, within: part)
    let gone = near(sentence).map { words[$0].range } + [range]
    return sentence.contains { index in !base[index].isMark && !gone.contains { $0.contains(index) } }
  }

  /// Whether the draft has words as often as the base that a hunk only deletes.
  func hasStill(_ hunk: Hunk) -> Bool {
    guard hunk.new.utf8.allSatisfy(\.isWhite) else { return false }
    let (before, now) = (base[...].contentWords, draft[...].contentWords)
    return base[hunk.range].contentWords.contains { word, count in
      now[word, default: 0] > before[word, default: 0] - count
    }
  }
}

extension ArraySlice<UInt8> {
  /// How often a text has each of the words that say something by themselves, in small letters.
  var contentWords: [String: Int] {
    split(whereSeparator: \.isMark).filter { !FunctionWords.contains($0) }
      .reduce(into: [:]) { $0[String(decoding: $1, as: UTF8.self).lowercased(), default: 0] += 1 }
  }
}
