import CSodium

/// SHA-256 (FIPS 180-4), by libsodium.
package enum SHA256 {
  /// The digest of some bytes: 32 of them.
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
  }

  /// The digest of some bytes, as 64 hex digits.
  package static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var hex: [UInt8] = []
    for byte in digest(bytes) { hex += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: hex, as: UTF8.self)
  }
}
