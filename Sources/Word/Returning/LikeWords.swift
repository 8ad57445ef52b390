/// Tells whether words are much like some that went elsewhere: those with another's change in them, as somebody cuts and pastes them.
struct LikeWords {
  /// By two neighbouring words the passages that have them.
  private var passages: [[[UInt32]]: [Int]] = [:]
  /// For each passage how many pairs of neighbours it has.
  private var counts: [Int] = []

  /// Of fewer letters words may well stand in two places.
  private static let fewest = 12
  /// A pair of words that stands in more passages says nothing.
  private static let mostPassages = 16

  init(_ given: [[Unicode.Scalar]]) {
    for passage in given {
      let pairs = Self.pairs(passage)
      guard !pairs.isEmpty else { continue }
      for pair in pairs where passages[pair, default: []].count < Self.mostPassages {
        passages[pair, default: []].append(counts.count)
      }
      counts.append(pairs.count)
    }
  }

  var isEmpty: Bool { counts.isEmpty }

  /// Whether half of the neighbours of words, or of a passage, are in the other.
  func has(_ words: [Unicode.Scalar]) -> Bool {
    guard !isEmpty else { return false }
    let pairs = Self.pairs(words)
    var found: [Int: Int] = [:]
    for pair in pairs {
      for passage in passages[pair] ?? [] { found[passage, default: 0] += 1 }
    }
    return found.contains { passage, count in count * 2 >= min(counts[passage], pairs.count) }
  }

  /// The pairs of neighbours in words; none where these are few.
  private static func pairs(_ scalars: [Unicode.Scalar]) -> Set<[[UInt32]]> {
    let words = scalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
      .map { $0.map(UnitAlignment.folded) }
    guard words.reduce(0, { $0 + $1.count }) >= fewest else { return [] }
    return Set(zip(words, words.dropFirst()).map { [$0, $1] })
  }
}

extension FileReading {
  /// What an edit takes away, paragraph by paragraph.
  func passages(of edit: UnitEdit) -> [[Unicode.Scalar]] {
    paper.units[edit.gone].split(whereSeparator: \.isEnd).map { $0.map(\.scalar) }
  }
}
