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
    let met = left.flatMap { hunk in
      let others = right.filter { shareSentence(hunk, $0, in: base) }
      return others.isEmpty ? [] : [hunk] + others
    }
    return flags(of: met)
  }

  /// Whether one hunk touches the sentence of the other. Between two sentences that is not the same both ways round, so
  /// either will do.
  private static func shareSentence(_ one: Hunk, _ other: Hunk, in text: [UInt8]) -> Bool {
    func touches(_ sentence: Range<Int>, _ range: Range<Int>) -> Bool {
      range.lowerBound <= sentence.upperBound && sentence.lowerBound <= range.upperBound
    }
    return touches(Sentence.around(one.range, in: text), other.range)
      || touches(Sentence.around(other.range, in: text), one.range)
  }

  private static func insert(_ word: String, _ found: inout Set<ReadingFlag>) {
    if let flag = ReadingFlag(word) { found.insert(flag) }
  }

  private static func counts(of text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    var vocabulary = Vocabulary()
    let bytes = Array(text.utf8)
    for range in Words(bytes, bytes.indices, &vocabulary).ranges {
      counts[String(decoding: bytes[range], as: UTF8.self).lowercased(), default: 0] += 1
    }
    return counts
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
