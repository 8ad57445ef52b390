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
    var met: [Hunk] = []
    for hunk in left {
      let sentence = Sentence.around(hunk.range, in: base)
      let others = right.filter {
        $0.range.lowerBound <= sentence.upperBound && sentence.lowerBound <= $0.range.upperBound
      }
      if !others.isEmpty { met += [hunk] + others }
    }
    return flags(of: met)
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
