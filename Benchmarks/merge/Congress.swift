import Prose

/// A text of paragraphs and amendments to it, as a party congress gets them: most change words of one sentence, some
/// rewrite a paragraph, and one in five goes where another already is. The same for the same seed.
struct Congress {
  let text: [UInt8]
  let amendments: [ProposedChange]

  private static let words = [
    "de", "het", "een", "van", "wij", "huur", "woning", "zorg", "inkomen", "gemeente", "recht", "voor",
    "moet", "niet",
    "werk", "armoede", "samen", "kinderen", "bestaanszekerheid", "toegang", "bijstand", "jaar", "100", "en",
    "wordt",
  ]

  init(amendments count: Int, bytes size: Int, seed: UInt64) {
    var random = Randomness(state: seed)
    var text = ""
    var sentences: [Range<Int>] = []
    var paragraphs: [Range<Int>] = []
    while text.utf8.count < size {
      let start = text.utf8.count
      for _ in 0..<Int.random(in: 3...8, using: &random) {
        let from = text.utf8.count
        text += Self.sentence(&random)
        sentences.append(from..<text.utf8.count)
        text += " "
      }
      text.removeLast()
      paragraphs.append(start..<text.utf8.count)
      text += "\n\n"
    }
    let bytes = Array(text.utf8)
    var changes: [ProposedChange] = []
    for number in 0..<count {
      var range = sentences.randomElement(using: &random) ?? 0..<0
      if number > 0, Int.random(in: 0..<5, using: &random) == 0 {
        range = changes.randomElement(using: &random)?.hunks.first?.range ?? range
      } else if Int.random(in: 0..<10, using: &random) == 0 {
        range = paragraphs.randomElement(using: &random) ?? range
      }
      let old = String(decoding: bytes[range], as: UTF8.self)
      changes.append(
        ProposedChange(
          id: "a\(number)", hunks: [Hunk(range: range, old: old, new: Self.sentence(&random))]))
    }
    self.text = bytes
    amendments = changes
  }

  private static func sentence(_ random: inout Randomness) -> String {
    let count = Int.random(in: 6...18, using: &random)
    return (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ") + "."
  }

  /// SplitMix64.
  private struct Randomness: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
