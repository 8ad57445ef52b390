/// Where about the same words stand in a text as somebody typed: for a hint, never to be taken for them.
struct NearWords {
  /// The best places, best first.
  private(set) var places: [Range<Int>] = []

  /// A place's words must be at least this much like those wanted, between 0 and 1.
  private static let threshold = 0.6
  /// Where none are, so much will do with a word in common that says something: a short quote has few others.
  private static let lowThreshold = 0.25
  private static let most = 3
  /// Of a longer quote only the beginning is looked for.
  private static let longest = 24

  /// - Parameter words: the bytes of the text's words, in order.
  init(_ quote: String, in text: [UInt8], words: [Range<Int>]) {
    let bytes = Array(quote.utf8)
    let wanted = bytes.withUnsafeBufferPointer { Tokenizer.places(in: $0) }
      .filter { $0.kind == .word }.prefix(Self.longest)
      .map { Array(String(decoding: bytes[$0.range], as: UTF8.self).lowercased()) }
    guard !wanted.isEmpty, words.count >= wanted.count else { return }
    var likenesses: [[String: Double]] = wanted.map { _ in [:] }
    let content = wanted.map { !FunctionWords.contains(Array(String($0).utf8)[...]) && $0.count > 2 }
    var best: [(score: Double, index: Int)] = []
    var next: [(score: Double, index: Int)] = []
    let given = words.map { String(decoding: text[$0], as: UTF8.self).lowercased() }
    for start in 0...(words.count - wanted.count) {
      var (score, hasContent) = (0.0, false)
      for offset in wanted.indices {
        let word = given[start + offset]
        let likeness = likenesses[offset][word] ?? Self.likeness(wanted[offset], Array(word))
        likenesses[offset][word] = likeness
        score += likeness
        if content[offset], likeness == 1 { hasContent = true }
      }
      score /= Double(wanted.count)
      if score >= Self.threshold { best.append((score, start)) }
      if hasContent, score >= Self.lowThreshold { next.append((score, start)) }
    }
    for place in (best.isEmpty ? next : best).sorted(by: { ($0.score, $1.index) > ($1.score, $0.index) })
    where places.count < Self.most {
      let range = words[place.index].lowerBound..<words[place.index + wanted.count - 1].upperBound
      if !places.contains(where: { $0.overlaps(range) }) { places.append(range) }
    }
  }

  /// How much two words are alike, from 0 to 1, by the letters to be changed; less than a half counts as nothing.
  private static func likeness(_ one: [Character], _ other: [Character]) -> Double {
    let longest = max(one.count, other.count)
    guard 2 * min(one.count, other.count) >= longest, longest <= 64 else { return 0 }
    var row = Array(0...other.count)
    for (index, character) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in other.indices {
        let cost = diagonal + (character == other[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(cost, row[column] + 1, row[column + 1] + 1)
      }
    }
    let likeness = 1 - Double(row[other.count]) / Double(longest)
    return likeness < 0.5 ? 0 : likeness
  }
}
