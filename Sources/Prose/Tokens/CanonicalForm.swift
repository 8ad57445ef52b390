/// The composed form of words: an `e` with an accent behind it is the letter `é` (Unicode's normal form C).
///
/// Some editors and file systems take such letters apart, and to a reader nothing changed. The standard library compares
/// by canonical equivalence but hands out no normal form; so a table of composed letters is asked for an equal one.
enum CanonicalForm {
  /// The bytes of a word with its letters composed; nil where none has anything to combine with.
  static func composed(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    // The first combining mark is U+0300, CC 80; so this is no for nearly every word.
    guard word.contains(where: { $0 >= 0xCC }) else { return nil }
    let text = String(decoding: word, as: UTF8.self)
    guard text.unicodeScalars.count > text.count else { return nil }
    return text.reduce(into: []) { bytes, character in
      bytes += composed(character)?.utf8.map { $0 } ?? Array(String(character).utf8)
    }
  }

  private static func composed(_ character: Character) -> String? {
    let scalars = character.unicodeScalars
    guard scalars.count > 1, let first = scalars.first else { return nil }
    let table =
      (0x1100...0x11FF).contains(first.value) || (0xAC00...0xD7A3).contains(first.value)
      ? syllables : letters
    // Of more marks than a letter has, those that can be composed are.
    for count in stride(from: min(scalars.count, mostParts), through: 2, by: -1) {
      let head = String(String.UnicodeScalarView(scalars.prefix(count)))
      guard head.count == 1, let whole = table[Character(head)] else { continue }
      return String(String.UnicodeScalarView([whole] + scalars.dropFirst(count)))
    }
    return nil
  }

  /// No letter comes apart into more scalars, as ᾂ does.
  private static let mostParts = 4

  /// Letters of scripts in which accents and the like are written as marks of their own.
  private static let letters = table([
    0xC0...0x24F, 0x370...0x52F, 0x622...0x6D3, 0x929...0xDDE, 0x1026...0x1026, 0x1B06...0x1B43,
    0x1E00...0x1FFF, 0x304C...0x30FE,
  ])

  /// The syllables of Korean, each of two or three letters.
  private static let syllables = table([0xAC00...0xD7A3])

  private static func table(_ ranges: [ClosedRange<UInt32>]) -> [Character: Unicode.Scalar] {
    var table: [Character: Unicode.Scalar] = [:]
    for scalar in ranges.joined().compactMap(Unicode.Scalar.init) { table[Character(scalar)] = scalar }
    return table
  }
}
