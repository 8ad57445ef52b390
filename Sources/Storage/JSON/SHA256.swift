import CCrypto

/// SHA-256 (FIPS 180-4), by OpenSSL, which has the processor do it where that can.
package enum SHA256 {
  /// The digest of some bytes: 32 of them.
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var context = SHA256_CTX()
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256_Init(&context)
    SHA256_Update(&context, bytes, bytes.count)
    SHA256_Final(&digest, &context)
    return digest
  }

  /// The digest of some bytes, as 64 hex digits.
  package static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let digest = digest(bytes)
    return String(unsafeUninitializedCapacity: 2 * digest.count) { hex in
      for (index, byte) in digest.enumerated() {
        hex[2 * index] = digits[Int(byte >> 4)]
        hex[2 * index + 1] = digits[Int(byte & 15)]
      }
      return 2 * digest.count
    }
  }
}
