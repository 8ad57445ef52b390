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

  private static func insert(_ word: String, _ found: inout Set<ReadingFlag>) {
    if let flag = ReadingFlag(word) { found.insert(flag) }
  }

  private static func counts(of text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = WordScanner(bytes, bytes.indices)
      while let range = scanner.next() {
        counts[String(decoding: bytes[range], as: UTF8.self).lowercased(), default: 0] += 1
      }
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
