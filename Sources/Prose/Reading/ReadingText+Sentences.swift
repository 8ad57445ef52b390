/// The sentences of a text as its reader has it, and parts of them.
extension ReadingText {
  /// What some units have of a sentence.
  struct Sentence {
    /// Without the marks.
    let words: [UInt32]
    /// Those that say something by themselves.
    let content: Set<UInt32>
    /// Whether they have all of it.
    let isWhole: Bool
  }

  /// The sentences that lie within some units, or a part of which does.
  func sentences(in part: Range<Int>) -> [Sentence] {
    func opens(_ index: Int) -> Bool {
      index == 0 || endsSentence(index - 1)
        || units[index - 1].range.lowerBound < blocks[units[index - 1].block].contentStart
    }
    var sentences: [Sentence] = []
    func add(_ part: Range<Int>, ends: Bool) {
      let words = units[part].filter(isWord)
      if words.isEmpty { return }
      sentences.append(
        Sentence(
          words: words.map(\.symbol),
          content: Set(words.filter { !FunctionWords.contains(text[$0.range]) }.map(\.symbol)),
          isWhole: ends && opens(part.lowerBound)))
    }
    var start = part.lowerBound
    for index in part where endsSentence(index) {
      add(start..<(units[index].isBreak ? index : index + 1), ends: true)
      start = index + 1
    }
    add(start..<part.upperBound, ends: part.upperBound == units.count || units[part.upperBound].isBreak)
    return sentences
  }

  /// What stands of a sentence before one of its units, in its block: behind its full stop, as a reference to a note, it belongs to it.
  func sentence(before index: Int) -> Range<Int> {
    var start = index
    while start > 0, !units[start - 1].isBreak, start == index || !endsSentence(start - 1) { start -= 1 }
    return start..<index
  }

  /// Whether a sentence ends with a unit.
  func endsSentence(_ index: Int) -> Bool {
    units[index].isBreak || Self.sentenceEnds.contains(Array(text[units[index].range]))
  }

  /// Whether a unit is a break, or a mark that means something with another one only.
  func isBinding(_ index: Int) -> Bool {
    units[index].isBreak || bytes(of: index).first.map { "*_~`[".utf8.contains($0) } == true
  }

  /// Some units, and each part of them before or behind a break.
  func pieces(of part: Range<Int>) -> [Range<Int>] {
    let breaks = part.filter { units[$0].isBreak }
    guard let first = breaks.first, let last = breaks.last else { return [part] }
    return [part, part.lowerBound..<first, last + 1..<part.upperBound]
  }

  private static let sentenceEnds = Set([".", "!", "?", "。", "！", "？"].map { Array($0.utf8) })
}
