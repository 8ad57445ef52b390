extension String {
  /// The text with soft hyphens in words that are too long for a column of a table. They are seen where a word is broken, and nowhere
  /// else; a browser that looks for the word finds it.
  var breakable: String {
    guard utf8.count > Self.longest else { return self }
    var (broken, word) = ("", "")
    for character in self {
      guard character.isWhitespace || character == "-" else {
        word.append(character)
        continue
      }
      broken += Self.broken(word) + String(character)
      word = ""
    }
    return broken + Self.broken(word)
  }

  /// A longer word makes a column so wide that the others leave the page of a phone.
  private static let longest = 16
  /// About the letters between two places where a word may be broken.
  private static let part = 9

  private static func broken(_ word: String) -> String {
    guard word.count > longest else { return word }
    var (broken, rest) = ("", word[...])
    while rest.count > part + part / 2 {
      let place = WordBreaks.last(in: rest, atLeast: part / 2 + 1, atMost: part + 1) ?? part
      broken += rest.prefix(place) + "\u{AD}"
      rest = rest.dropFirst(place)
    }
    return broken + rest
  }
}
