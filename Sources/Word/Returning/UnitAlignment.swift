import Prose

/// Which characters of a file that came back are which of the paper's.
///
/// With tracking on, what is there once all changes are rejected *is* the paper, and each character has its place at once. Where it is
/// not, paragraphs that are the same are matched first, and characters within the others.
enum UnitAlignment {
  /// For each unit of the file the paper's, where it has one; rising.
  static func places(_ returned: [ReturnedUnit], in paper: PaperText) -> [Int?] {
    let there = returned.indices.filter { index in returned[index].isThere { _ in false } }
    let old = paper.units.map { folded($0.scalar) }
    var places = [Int?](repeating: nil, count: returned.count)
    func lay(_ found: [Int], over range: Range<Int>) {
      let (old, new) = (Array(old[range]), found.map { folded(returned[$0].scalar) })
      for run in old == new ? [MatchedRun(old: 0, new: 0, count: old.count)] : matches(old, new) {
        for offset in 0..<run.count { places[found[run.new + offset]] = range.lowerBound + run.old + offset }
      }
    }
    let marks = paper.noteMarks
    guard let textEnd = paper.noteStarts.first, marks.count == paper.noteStarts.count,
      old != there.map({ folded(returned[$0].scalar) })
    else {
      lay(there, over: old.indices)
      return places
    }
    // The words of a note are those of the same note alone: of one that went none became the text's or another's.
    lay(there.filter { returned[$0].isOfText }, over: 0..<textEnd)
    let numbers = Dictionary(uniqueKeysWithValues: zip(marks, marks.indices))
    let ofNotes = Dictionary(grouping: there.filter { !returned[$0].isOfText }) { returned[$0].story }
    var marked: Set<Int> = []
    var next = textEnd
    for index in returned.indices {
      guard let story = returned[index].note, marked.insert(story).inserted,
        let number = places[index].flatMap({ numbers[$0] })
      else { continue }
      lay(ofNotes[story] ?? [], over: paper.note(number))
      next = paper.note(number).upperBound
    }
    // Notes whose marks are not in the file stand behind all others.
    lay(
      there.filter { !returned[$0].isOfText && !marked.contains(returned[$0].story) }, over: next..<old.count)
    return places
  }

  /// What Word puts in place of what was typed, without being asked, counts as the same, and so does what the writer puts in
  /// place of a character that no Word file can have.
  static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar {
    case "\u{2018}", "\u{2019}": UInt32(UInt8(ascii: "'"))
    case "\u{201C}", "\u{201D}", "\u{201E}": UInt32(UInt8(ascii: "\""))
    case "\u{A0}", "\u{202F}", "\n", "\t": UInt32(UInt8(ascii: " "))
    // XML has none of these.
    case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: 0xFFFD
    default: scalar.value
    }
  }

  private static func matches(_ old: [UInt32], _ new: [UInt32]) -> [MatchedRun] {
    var numbers: [[UInt32]: UInt32] = [:]
    func symbols(_ paragraphs: [Range<Int>], _ text: [UInt32]) -> [UInt32] {
      paragraphs.map { range in
        let next = UInt32(numbers.count)
        return numbers[Array(text[range]), default: next, storing: next]
      }
    }
    let (oldParagraphs, newParagraphs) = (paragraphs(old), paragraphs(new))
    let common = TokenDiff.matches(
      old: symbols(oldParagraphs, old), new: symbols(newParagraphs, new))
    var runs: [MatchedRun] = []
    var (doneOld, doneNew) = (0, 0)
    func between(_ oldEnd: Int, _ newEnd: Int) {
      runs += matchedWords(old, doneOld..<oldEnd, new, doneNew..<newEnd)
    }
    for run in common {
      for offset in 0..<run.count {
        let (from, to) = (oldParagraphs[run.old + offset], newParagraphs[run.new + offset])
        between(from.lowerBound, to.lowerBound)
        runs.append(MatchedRun(old: from.lowerBound, new: to.lowerBound, count: from.count))
        (doneOld, doneNew) = (from.upperBound, to.upperBound)
      }
    }
    between(old.count, new.count)
    return runs
  }

  /// Words are matched whole: of two that begin alike nobody would say that half of one stayed.
  static func matchedWords(
    _ old: [UInt32], _ oldRange: Range<Int>, _ new: [UInt32], _ newRange: Range<Int>
  ) -> [MatchedRun] {
    var numbers: [[UInt32]: UInt32] = [:]
    func symbols(_ words: [Range<Int>], _ text: [UInt32]) -> [UInt32] {
      words.map { range in
        let next = UInt32(numbers.count)
        return numbers[Array(text[range]), default: next, storing: next]
      }
    }
    let (oldWords, newWords) = (words(old, oldRange), words(new, newRange))
    let common = TokenDiff.matches(old: symbols(oldWords, old), new: symbols(newWords, new))
    return common.flatMap { run in
      (0..<run.count).map { offset in
        let from = oldWords[run.old + offset]
        return MatchedRun(old: from.lowerBound, new: newWords[run.new + offset].lowerBound, count: from.count)
      }
    }
  }

  /// Letters and digits that stand together, and every other character by itself.
  ///
  /// - Parameter isApart: whether a character can be in no word with one that is not so.
  static func words(
    _ text: [UInt32], _ range: Range<Int>, isApart: (Int) -> Bool = { _ in false }
  ) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var isOpen = false
    for index in range {
      if isOpen, isApart(index) != isApart(index - 1) { isOpen = false }
      let isLetter = Unicode.Scalar(text[index]).map {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
      if isLetter == true, isOpen, let last = words.last {
        words[words.endIndex - 1] = last.lowerBound..<index + 1
      } else {
        words.append(index..<index + 1)
      }
      isOpen = isLetter == true
    }
    return words
  }

  /// Each with its end.
  private static func paragraphs(_ text: [UInt32]) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var start = 0
    for (index, scalar) in text.enumerated() where scalar == PaperUnit.end.value {
      paragraphs.append(start..<index + 1)
      start = index + 1
    }
    if start < text.count { paragraphs.append(start..<text.count) }
    return paragraphs
  }
}

extension Dictionary {
  /// The value of a key, which is set where there was none.
  fileprivate subscript(key: Key, default value: Value, storing _: Value) -> Value {
    mutating get {
      if let known = self[key] { return known }
      self[key] = value
      return value
    }
  }
}
