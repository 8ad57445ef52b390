/// How much the draft has left of a sentence.
extension Drift {
  /// The passage that is put back for a hunk whose words the draft has otherwise by now.
  ///
  /// - Parameter met: the hunk with the changes that it meets.
  func putBack(_ hunk: Hunk, met: Extent) -> Extent {
    let own = cut(to: hunk)
    guard let sentence = sentence(of: hunk) else { return own ?? met }
    let (all, says) = rest(of: sentence, beside: hunk.range)
    // Where as many words came as went, those of one sentence stand for those of the other only if some of it is left.
    let isAnother =
      own == nil ? all.kept * 3 <= all.count * 2 : says.kept == 0 && all.kept * 2 <= all.count
    guard says.count > 0, isAnother else { return own ?? met }
    var whole = passage(around: sentence)
    whole.cover(met)
    return whole
  }

  /// The sentence that stands in the place of the one that a hunk is about, where next to nothing is left of that one but the hunk's own
  /// words: these stand in the other by chance. Nil where enough is left, and for a hunk that stands beside the sentence.
  func stranger(to hunk: Hunk) -> Extent? {
    guard let sentence = sentence(of: hunk.notedWord(in: base)),
      !hunk.range.isEmpty || hunk.isNote
        || sentence.lowerBound < hunk.range.lowerBound && hunk.range.upperBound < sentence.upperBound
    else { return nil }
    let (all, says) = rest(of: sentence, beside: hunk.range)
    guard says.count > 1, says.kept * 4 <= says.count, all.kept * 2 <= all.count else { return nil }
    return passage(around: sentence)
  }

  /// The sentence of the base that a hunk changes words of, without the marks of its block; nil where it changes more than one block.
  private func sentence(of hunk: Hunk) -> Range<Int>? {
    let part = paragraph(around: hunk.range, in: base)
    let bytes = Array(base[part])
    let words = hunk.range.withoutSpace(in: base).shifted(-part.lowerBound)
    let touched = BlockScanner.blocks(of: bytes, lineStarts: Lines.starts(of: bytes)).filter {
      $0.range.lowerBound <= words.upperBound && words.lowerBound <= $0.range.upperBound
    }
    guard touched.count == 1, let block = touched.first, block.kind.isRunningText,
      block.content.lowerBound <= words.lowerBound
    else { return nil }
    return Sentence.around(words, in: bytes, within: block.content).withoutSpace(in: bytes)
      .shifted(part.lowerBound)
  }

  private typealias Count = (count: Int, kept: Int)

  /// How many words a sentence has beside some of it, how many of these say something by themselves, and how many stayed.
  private func rest(of sentence: Range<Int>, beside own: Range<Int>) -> (all: Count, says: Count) {
    let changed = near(sentence).map { words[$0].range }
    var (all, says): (Count, Count) = ((0, 0), (0, 0))
    for word in base[sentence].split(whereSeparator: \.isMark) {
      let range = word.startIndex..<word.endIndex
      if range.overlaps(own) { continue }
      let kept = changed.contains(where: range.overlaps) ? 0 : 1
      all = (all.count + 1, all.kept + kept)
      if !FunctionWords.contains(word) { says = (says.count + 1, says.kept + kept) }
    }
    return (all, says)
  }
}

extension Hunk {
  /// Whether it puts in the number of a note, right behind words.
  fileprivate var isNote: Bool { range.isEmpty && new.utf8.starts(with: "[^".utf8) }

  /// The same hunk; for the number of a note, one on the last byte of the words that the note is about.
  fileprivate func notedWord(in text: [UInt8]) -> Hunk {
    guard isNote, range.lowerBound > 0, !text[range.lowerBound - 1].isWhite else { return self }
    let last = range.lowerBound - 1..<range.lowerBound
    return Hunk(range: last, old: String(decoding: text[last], as: UTF8.self), new: new)
  }
}
