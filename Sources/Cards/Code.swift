/// A code that people type: twelve letters and digits, none of which is taken for another (Crockford's Base32), 60 bits.
package struct Code: Hashable, Sendable {
  /// Twelve characters, without the lines between them.
  package let text: String

  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  private static let length = 12

  /// A new one.
  package init() {
    // The system's own generator: getrandom, which is good for secrets.
    var random = SystemRandomNumberGenerator()
    text = String((0..<Self.length).map { _ in Self.letters[Int.random(in: 0..<32, using: &random)] })
  }

  /// The code that these bytes stand for, five bits of each.
  ///
  /// - Parameter bytes: twelve at least, of a good random source or of a message authentication code.
  package init(_ bytes: [UInt8]) {
    text = String(bytes.prefix(Self.length).map { Self.letters[Int($0 & 31)] })
  }

  /// Reads what somebody typed or pasted, with spaces, lines and small letters, and with O for 0 and I for 1.
  package init?(typed: String) {
    guard typed.utf8.count <= 64 else { return nil }
    var code = ""
    for letter in typed.uppercased() where !letter.isWhitespace && letter != "-" && letter != "–" {
      let plain: Character = letter == "O" ? "0" : letter == "I" || letter == "L" ? "1" : letter
      guard Self.letters.contains(plain) else { return nil }
      code.append(plain)
    }
    guard code.count == Self.length else { return nil }
    text = code
  }

  /// In threes of four, as it is printed.
  package var spaced: String {
    let letters = Array(text)
    return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(
      separator: "-")
  }
}
