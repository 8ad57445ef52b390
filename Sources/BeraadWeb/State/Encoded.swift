/// Bytes as text that stands in an address or a cookie as it is, and codes that people type.
enum Encoded {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Base64 for addresses (RFC 4648, 5), without padding.
  static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xFF_FFFF
      count += 8
      while count >= 6 {
        count -= 6
        text.append(letters[bits >> count & 63])
      }
    }
    if count > 0 { text.append(letters[bits << (6 - count) & 63]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil where the text is not in that form.
  static func bytes(base64 text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count) = (0, 0)
    for letter in text.utf8 {
      guard let value = letters.firstIndex(of: letter) else { return nil }
      bits = (bits << 6 | value) & 0xFF_FFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bytes
  }

  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// A code that people type: twelve letters and digits, none of which is taken for another (Crockford's Base32), 60 bits.
struct Code: Hashable, Sendable {
  /// Twelve characters, without the lines between them.
  let text: String

  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  private static let length = 12

  /// A new one.
  init() {
    text = String((0..<Self.length).map { _ in Self.letters[Sodium.random(below: 32)] })
  }

  /// Reads what somebody typed or pasted, with spaces, lines and small letters, and with O for 0 and I for 1.
  init?(typed: String) {
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
  var spaced: String {
    let letters = Array(text)
    return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(
      separator: "-")
  }
}
