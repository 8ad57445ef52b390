import CSodium

/// Base64 (RFC 4648, 4), by libsodium.
enum Base64 {
  static func text(_ bytes: [UInt8]) -> String {
    let size = sodium_base64_encoded_len(bytes.count, sodium_base64_VARIANT_ORIGINAL)
    var text = [CChar](repeating: 0, count: size)
    sodium_bin2base64(&text, size, bytes, bytes.count, sodium_base64_VARIANT_ORIGINAL)
    return String(decoding: text.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Nil where the text is none; line ends in it are passed over.
  static func bytes(_ text: String) -> [UInt8]? {
    let given = text.utf8.map(CChar.init(bitPattern:))
    var bytes = [UInt8](repeating: 0, count: given.count / 4 * 3 + 3)
    var count = 0
    let code = sodium_base642bin(
      &bytes, bytes.count, given, given.count, "\r\n", &count, nil, sodium_base64_VARIANT_ORIGINAL)
    return code == 0 ? Array(bytes.prefix(count)) : nil
  }
}
