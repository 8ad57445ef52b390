/// Places at which a line may end within what has no space: a word, an address or a hash longer than a line would leave the page.
enum LongWords {
  /// A word that long is broken; a narrow column holds it still.
  private static let most = 40
  /// It may be broken after so many scalars.
  private static let piece = 20
  /// U+200B, which nobody sees.
  private static let mark: Unicode.Scalar = "\u{200B}"

  /// Whether a line may end at a character.
  static func breaksLine(at character: Character) -> Bool {
    character == " " || character == "\n" || character == "\t" || character == Character(mark)
  }

  /// Some words, with a place to break each that is too long.
  ///
  /// - Parameter most: the scalars of the longest word that stays whole.
  static func broken(_ words: String, most: Int = most) -> String {
    guard words.utf8.count > most else { return words }
    var shown = String.UnicodeScalarView()
    var rest = words.unicodeScalars[...]
    while !rest.isEmpty {
      let word = rest.prefix { !endsWord($0) }
      append(word, most: most, to: &shown)
      rest = rest[word.endIndex...]
      if let space = rest.popFirst() { shown.append(space) }
    }
    return String(shown)
  }

  /// Whether it is the hash of a file, which somebody may copy: it fits into a line.
  private static func isHash(_ word: Substring.UnicodeScalarView) -> Bool {
    word.count <= 64 && word.allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
  }

  private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == mark || scalar.properties.isWhitespace && scalar != "\u{A0}" && scalar != "\u{202F}"
  }

  private static func append(
    _ word: Substring.UnicodeScalarView, most: Int, to shown: inout String.UnicodeScalarView
  ) {
    guard word.count > most, !isHash(word) else { return shown.append(contentsOf: word) }
    // typst breaks an address at its signs, and who copies it wants nothing in it.
    let isAddress =
      word.starts(with: "http://".unicodeScalars) || word.starts(with: "https://".unicodeScalars)
    let whole = isAddress ? most : piece
    var length = 0
    for scalar in word {
      if isAddress, scalar.isASCII, !scalar.properties.isAlphabetic, scalar.properties.numericType == nil {
        length = 0
      }
      // A mark stays with its letter.
      if length >= whole, !scalar.properties.isGraphemeExtend {
        shown.append(mark)
        length = 0
      }
      shown.append(scalar)
      length += 1
    }
  }
}
