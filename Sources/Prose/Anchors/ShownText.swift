/// The words of a text as a page shows them, each with the bytes that it is written as: without marks, targets of links and
/// the like, and with the characters that a reader at a keyboard would take for the same made one.
package struct ShownText: Sendable {
  /// One character as a reader may type it.
  struct Sign: Sendable {
    let character: Character
    let lower: Character
    let range: Range<Int>
  }

  private(set) var signs: [Sign] = []
  /// The bytes that are shown, in the order in which they were added.
  private var ranges: [Range<Int>] = []

  package init() {}

  /// - Parameter count: how many characters are to come, about.
  package init(reserving count: Int) { signs.reserveCapacity(count) }

  /// Adds words.
  ///
  /// - Parameter range: their bytes in the source: as many as the words have, or else one character of another spelling.
  package mutating func append(_ text: String, at range: Range<Int>) {
    ranges.append(range)
    let isLiteral = text.utf8.count == range.count
    var start = range.lowerBound
    // Nearly every run: bytes are taken as they come, where characters cost their borders and comparisons in normal form.
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\r") }) {
      for byte in text.utf8 {
        add(ascii: byte, at: isLiteral ? start..<start + 1 : range)
        start += 1
      }
      return
    }
    for character in text {
      let length = character.utf8.count
      add(character, at: isLiteral ? start..<start + length : range)
      start += length
    }
  }

  /// Adds the space between two lines or two blocks.
  package mutating func appendSpace() {
    let end = signs.last?.range.upperBound ?? 0
    add(ascii: UInt8(ascii: " "), at: end..<end)
  }

  /// The words, one line.
  package var words: String { String(signs.map(\.character)) }

  /// The signs of words that stand by themselves.
  init(_ text: String) {
    self.init()
    append(text, at: 0..<text.utf8.count)
    if signs.last?.character == " " { signs.removeLast() }
  }

  /// The bytes that a page shows, in the order of the source, apart from each other.
  var shownBytes: [Range<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.covering(range)
      } else {
        merged.append(range)
      }
    }
  }

  /// Adds what `add(_:at:)` would for a character of ASCII.
  private mutating func add(ascii byte: UInt8, at range: Range<Int>) {
    let plain: Character
    switch byte {
    case UInt8(ascii: "\t")...UInt8(ascii: "\r"), UInt8(ascii: " "):
      plain = " "
      if signs.isEmpty || signs.last?.character == plain || isBehindOpeningMark { return }
    case UInt8(ascii: "-"):
      plain = "-"
      if signs.last?.character == plain { return }
    case UInt8(ascii: "`"): plain = "'"
    default: plain = Character(Unicode.Scalar(byte))
    }
    isBehindOpeningMark = false
    let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    signs.append(
      Sign(character: plain, lower: isCapital ? Character(Unicode.Scalar(byte + 32)) : plain, range: range))
  }

  private mutating func add(_ character: Character, at range: Range<Int>) {
    for plain in Self.typed(character) {
      let last = signs.last?.character
      switch plain {
      case " " where last == nil || last == " " || isBehindOpeningMark: continue
      case "-" where last == "-": continue
      default: break
      }
      if Self.closing.contains(character), last == " " { signs.removeLast() }
      isBehindOpeningMark = Self.opening.contains(character)
      signs.append(Sign(character: plain, lower: Self.lower(plain), range: range))
      // Two letters to whoever types it in capitals.
      if plain == "ß" || plain == "ẞ" { signs.append(Sign(character: "s", lower: "s", range: range)) }
    }
  }

  /// A character without its case: `ς` is how a word ends that is typed in capitals with `Σ`.
  private static func lower(_ character: Character) -> Character {
    switch character {
    case "ß", "ẞ": return "s"
    case "ς": return "σ"
    // In Turkish these are the capital of i and the small letter of I; whoever has another keyboard types the plain ones.
    case "İ", "ı", "i\u{307}": return "i"
    default: break
    }
    if character.unicodeScalars.count > 1, let bare = withoutVowelMarks(character) { return lower(bare) }
    let lower = character.lowercased()
    return lower.count == 1 ? Character(lower) : character
  }

  /// A letter without the marks of Arabic and Hebrew vowels, which few people type; nil where it has none.
  private static func withoutVowelMarks(_ character: Character) -> Character? {
    let scalars = character.unicodeScalars.filter { !isVowelMark($0) }
    guard scalars.count < character.unicodeScalars.count, !scalars.isEmpty else { return nil }
    return Character(String(scalars))
  }

  private static func isVowelMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7: true
    case 0x0610...0x061A, 0x064B...0x0652, 0x0656...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4: true
    default: false
    }
  }

  /// Whether the last sign was a quotation mark that some languages put a space behind.
  private var isBehindOpeningMark = false

  private static let opening: Set<Character> = ["«", "‹"]
  private static let closing: Set<Character> = ["»", "›"]

  /// What somebody would type for a character; nothing for one that cannot be seen.
  private static func typed(_ character: Character) -> [Character] {
    if character.isWhitespace { return [" "] }
    if character.isASCII, character != "`" { return [character] }
    switch character {
    case "‘", "’", "‚", "‛", "′", "ʼ", "`", "´", "‹", "›": return ["'"]
    case "“", "”", "„", "‟", "″", "«", "»": return ["\""]
    case "‐", "‑", "‒", "–", "—", "―", "−": return ["-"]
    case "…": return [".", ".", "."]
    case "ﬀ": return ["f", "f"]
    case "ﬁ": return ["f", "i"]
    case "ﬂ": return ["f", "l"]
    case "ﬃ": return ["f", "f", "i"]
    case "ﬄ": return ["f", "f", "l"]
    case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{200E}", "\u{200F}", "\u{640}": return []
    default: return [character]
    }
  }
}
