/// Why a merge of two edits should be read with care: both touched one sentence, and a word changed that turns
/// its meaning. Words of Dutch and English.
package enum ReadingFlag: String, CaseIterable, Comparable, Codable, Sendable {
  case modal, negation, number

  package static func < (one: ReadingFlag, other: ReadingFlag) -> Bool { one.rawValue < other.rawValue }

  /// The flags for the words that are on one side of a change and not on the other, sorted.
  static func flags(of hunks: [Hunk]) -> [ReadingFlag] {
    var found: Set<ReadingFlag> = []
    for hunk in hunks {
      let old = counts(of: hunk.old)
      let new = counts(of: hunk.new)
      for (word, count) in old where new[word] != count { insert(word, &found) }
      for (word, count) in new where old[word] != count { insert(word, &found) }
    }
    return found.sorted()
  }

  /// The flags for two sets of hunks on one text, from the sentences that both touch.
  static func flags(base: [UInt8], left: [Hunk], right: [Hunk]) -> [ReadingFlag] {
    let all = (left + right).map(\.range)
    guard let first = all.first else { return [] }
    let borders = Sentence.borders(of: all.reduce(first) { $0.covering($1) }, in: base)
    let (ours, theirs) = (left.map { Reach($0, borders) }, right.map { Reach($0, borders) })
    let met =
      ours.filter { one in theirs.contains { one.touches($0) } }
      + theirs.filter { one in ours.contains { one.touches($0) } }
    return flags(of: met.map(\.hunk))
  }

  /// A hunk and the sentence or sentences it stands in.
  private struct Reach {
    let hunk: Hunk
    let sentence: Range<Int>

    init(_ hunk: Hunk, _ borders: [Int]) {
      self.hunk = hunk
      let end = borders.partitioningIndex { $0 >= hunk.range.upperBound }
      let start = borders.partitioningIndex { $0 > hunk.range.lowerBound }
      sentence = borders[start - 1]..<borders[end]
    }

    /// Whether one touches the sentence of the other. Between two sentences that is not the same both ways round, so
    /// either will do.
    func touches(_ other: Reach) -> Bool {
      func touch(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.lowerBound <= other.upperBound && other.lowerBound <= one.upperBound
      }
      return touch(sentence, other.hunk.range) || touch(hunk.range, other.sentence)
    }
  }

  private static func insert(_ word: String, _ found: inout Set<ReadingFlag>) {
    if let flag = ReadingFlag(word) { found.insert(flag) }
  }

  /// How often a text has each word that is read: the number of an item, and what is in a label or an address, is none.
  private static func counts(of text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    let bytes = Array(text.utf8)
    let words = bytes.withUnsafeBufferPointer { Tokenizer.places(in: $0) }.filter { $0.kind == .word }
    if words.isEmpty { return counts }
    var unread =
      (Atoms.ranges(in: bytes, bytes.indices).filter { bytes[$0.lowerBound] != UInt8(ascii: "`") }
      + definedLabels(in: bytes)).sorted { $0.lowerBound < $1.lowerBound }[...]
    for word in words {
      while let first = unread.first, first.upperBound <= word.range.lowerBound { unread.removeFirst() }
      if let first = unread.first, first.overlaps(word.range) { continue }
      counts[String(decoding: bytes[word.range], as: UTF8.self).lowercased(), default: 0] += 1
    }
    return counts
  }

  /// The labels at the starts of lines that define the address of a link.
  private static func definedLabels(in text: [UInt8]) -> [Range<Int>] {
    guard text.contains(UInt8(ascii: "[")) else { return [] }
    let starts = Lines.starts(of: text)
    return zip(starts, starts.dropFirst()).compactMap { start, end in
      let line = MarkdownLine(text, start..<end)
      guard line.isLinkDefinition, let close = line.endOfLabel else { return nil }
      return line.textStart..<close + 1
    }
  }

  /// The flag of one word in lower case.
  private init?(_ word: String) {
    if word.unicodeScalars.contains(where: { $0.properties.numericType == .decimal }) {
      self = .number
    } else if Self.negations.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t") {
      self = .negation
    } else if Self.modals.contains(word) {
      self = .modal
    } else {
      return nil
    }
  }

  private static let negations: Set = [
    "niet", "geen", "nooit", "noch", "niets", "niemand", "nergens", "zonder", "evenmin",
    "not", "no", "never", "nor", "none", "nothing", "nobody", "neither", "nowhere", "without", "cannot",
  ]

  private static let modals: Set = [
    "moet", "moeten", "moest", "moesten", "mag", "mogen", "mocht", "mochten", "kan", "kunnen", "kon",
    "konden",
    "zal", "zullen", "zou", "zouden", "hoeft", "hoeven", "dient", "dienen",
    "must", "may", "might", "can", "could", "shall", "should", "will", "would", "ought",
  ]
}
