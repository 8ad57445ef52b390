/// A card's code as a token: one card is one person's, however its code is written.
///
/// Twelve letters and digits of Crockford's Base32, as `Cards` prints and reads them: small letters, lines, spaces and `_` between
/// them make no difference, nor O for 0, and I or L for 1. Tokens of another form are taken as they stand.
package struct CardCode: Hashable, Sendable {
  /// Five bits a letter, the first one on top.
  private let value: UInt64

  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let length = 12

  /// What each byte counts as: the place of its letter among `letters`, that it is a mark between them, or that it is in no code. A table
  /// and no comparisons: it is asked of each byte of a million tokens.
  private static let places: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    // Small letters become capitals.
    let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    switch isSmall ? byte - 32 : byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "): return mark
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    case let letter: return letters.firstIndex(of: letter).map { UInt8($0) } ?? other
    }
  }

  private static let mark: UInt8 = 0xFE
  private static let other: UInt8 = 0xFF

  /// Nil where these bytes are no card's code.
  package init?(_ bytes: some Collection<UInt8>) {
    let places = Self.places
    var (value, count) = (UInt64(0), 0)
    for byte in bytes {
      let place = places[Int(byte)]
      guard place < 32 else {
        guard place == Self.mark else { return nil }
        continue
      }
      count += 1
      value = value << 5 | UInt64(place)
    }
    guard count == Self.length else { return nil }
    self.value = value
  }

  /// Its letters as they are printed, without lines between them.
  package var bytes: [UInt8] {
    (0..<Self.length).map { Self.letters[Int(value >> UInt64(5 * (Self.length - 1 - $0)) & 31)] }
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// FNV-1a of its letters, as `SheetReader` has it of a token.
  package var hash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in 0..<Self.length {
      let letter = Self.letters[Int(value >> UInt64(5 * (Self.length - 1 - place)) & 31)]
      hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
    }
    return hash
  }
}

extension Ballot {
  /// The lines that a word processor puts for a plain one: also those that no line is broken at.
  private static let hyphens: Set<Character> = ["–", "\u{2010}", "\u{2011}"]

  /// The token that somebody typed, scanned or copied: of a card's code its letters as they are printed, else what stands there.
  package static func token(typed: String) -> String {
    if let code = CardCode(typed.utf8) { return code.text }
    // Only a word processor puts other spaces and lines between letters.
    guard !typed.utf8.allSatisfy({ $0 < 0x80 }) else { return typed }
    return CardCode(typed.filter { !$0.isWhitespace && !hyphens.contains($0) }.utf8)?.text ?? typed
  }

  /// The token of a line of a sheet, as it is held against others: sheets of earlier versions have codes as they were written.
  package static func token(in sheet: UnsafeRawBufferPointer, at range: Range<Int>) -> String {
    CardCode(sheet[range])?.text ?? String(decoding: sheet[range], as: UTF8.self)
  }
}
