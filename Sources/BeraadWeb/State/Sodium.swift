import CSodium

/// libsodium: random bytes, hashes with a key, comparison in constant time.
enum Sodium {
  /// Has to be asked before anything else is; false where the machine has no source of random bytes.
  static func start() -> Bool { sodium_init() >= 0 }

  static func randomBytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// BLAKE2b with a key (RFC 7693): a message authentication code, or the hash of a secret that only the key's holder can check.
  static func keyedHash(_ bytes: [UInt8], key: [UInt8], length: Int = 32) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: length)
    crypto_generichash(&hash, length, bytes, UInt64(bytes.count), key, key.count)
    return hash
  }

  static func areEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && sodium_memcmp(a, b, a.count) == 0
  }
}
