/// A character reference, as `&eacute;`, `&apos;` and `&#233;`: all that HTML 5 has, as CommonMark (0.29, section 6.2) wants them.
struct Entity {
  /// What it stands for.
  let text: String
  /// How many bytes it is written as, its ampersand and semicolon included.
  let length: Int

  /// The reference that stands in a text at `start`; nil where there is none.
  init?(in text: [UInt8], at start: Int) {
    guard start < text.count, text[start] == UInt8(ascii: "&") else { return nil }
    let name = text[(start + 1)...].prefix(Self.longest).prefix {
      $0 == UInt8(ascii: "#") || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
        || (0x61...0x7A).contains($0)
    }
    let end = start + 1 + name.count
    guard !name.isEmpty, end < text.count, text[end] == UInt8(ascii: ";"),
      let decoded = Self.decoded(Array(text[start...end]))
    else { return nil }
    self.text = decoded
    length = end + 1 - start
  }

  /// More letters than any name of HTML 5 has.
  private static let longest = 32

  /// What cmark-gfm makes of a reference that stands alone: its table of names is not repeated here.
  private static func decoded(_ reference: [UInt8]) -> String? {
    let literal = SyntaxTree(parsing: reference).onlyText
    return literal == reference ? nil : String(decoding: literal, as: UTF8.self)
  }
}
