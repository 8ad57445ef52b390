/// Where a word that is too long for its line may be broken, about as people who write Dutch or English do it: a syllable begins with
/// one consonant before a vowel, or with two or three that are said together. No dictionary knows all compounds of a paper.
enum WordBreaks {
  /// The letters of the first part of a word, as many as may be; nil where no syllable begins there.
  ///
  /// - Parameters:
  ///   - least: the fewest letters that it has.
  ///   - most: the most.
  static func last(in word: Substring, atLeast least: Int, atMost most: Int) -> Int? {
    let letters = word.map { $0.lowercased().first ?? $0 }
    let last = min(most, letters.count - shortest)
    return stride(from: last, through: max(shortest, least), by: -1).first { beginsSyllable(letters, at: $0) }
  }

  /// The letters of the shortest part.
  private static let shortest = 3

  private static func beginsSyllable(_ letters: [Character], at place: Int) -> Bool {
    guard let vowel = (place..<letters.count).first(where: { isVowel(letters, at: $0) }),
      let before = (0..<vowel).last(where: { isVowel(letters, at: $0) })
    else { return false }
    let between = letters[(before + 1)..<vowel]
    guard !between.isEmpty, between.allSatisfy(consonants.contains) else { return false }
    return vowel - place == lengthOfOnset(String(between))
  }

  private static func lengthOfOnset(_ between: String) -> Int {
    if between.hasSuffix("sch") { return 3 }
    return pairs.contains(String(between.suffix(2))) ? 2 : 1
  }

  /// The Dutch *ij* is one.
  private static func isVowel(_ letters: [Character], at place: Int) -> Bool {
    vowels.contains(letters[place]) || letters[place] == "j" && place > 0 && letters[place - 1] == "i"
  }

  private static let vowels = Set("aeiouyàáâãäåèéêëìíîïòóôõöùúûü")
  private static let consonants = Set("bcdfghjklmnpqrstvwxzçñ")
  private static let pairs: Set = [
    "bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "ph", "pl", "pr", "th", "tr",
    "vl", "vr", "wr",
  ]
}
