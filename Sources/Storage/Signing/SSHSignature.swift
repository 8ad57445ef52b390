import CSodium

/// A signature as `ssh-keygen -Y sign` makes it, and git keeps it in a commit (OpenSSH, PROTOCOL.sshsig).
struct SSHSignature {
  let key: PublicKey
  private let hash: Hash
  private let signature: [UInt8]

  private enum Hash: String {
    case sha256, sha512

    func digest(_ bytes: [UInt8]) -> [UInt8] {
      self == .sha256 ? SHA256.digest(bytes) : SHA512.digest(bytes)
    }
  }

  /// What a signature is worth without another program.
  enum Answer {
    case holds, broken
    /// Of a kind that is left to OpenSSH.
    case unknown
  }

  /// The most characters that one has: with an RSA key of 16,384 bits it has not half as many.
  private static let longest = 16_384
  private static let magic = Array("SSHSIG".utf8)
  /// What git signs for: a signature for anything else is none of a commit.
  private static let namespace = Array("git".utf8)

  /// Reads an armoured signature; nil where it is none of a commit, in whatever way.
  init?(armoured text: String) {
    let (begin, end) = ("-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----")
    guard text.utf8.count <= Self.longest, text.hasPrefix(begin), let last = text.firstRange(of: end),
      text[last.upperBound...].allSatisfy(\.isNewline),
      let bytes = Base64.bytes(String(text[..<last.lowerBound].dropFirst(begin.count)))
    else { return nil }
    var reader = WireReader(bytes)
    guard reader.bytes(Self.magic.count) == Self.magic, reader.number() == 1,
      let key = reader.string().flatMap(PublicKey.init(blob:)), reader.string() == Self.namespace,
      reader.string() == [], let hash = reader.text().flatMap(Hash.init(rawValue:)),
      let signature = reader.string(), reader.isAtEnd
    else { return nil }
    (self.key, self.hash, self.signature) = (key, hash, signature)
  }

  /// Whether it was made over these bytes with its key. Whose the key is, is another question.
  func check(over message: [UInt8]) -> Answer {
    var reader = WireReader(signature)
    guard let name = reader.text() else { return .broken }
    let signed =
      Self.magic + WireReader.string(Self.namespace) + WireReader.string([])
      + WireReader.string(Array(hash.rawValue.utf8)) + WireReader.string(hash.digest(message))
    switch key.kind {
    case .ed25519:
      guard name == key.kind.rawValue, let bytes = reader.string(), reader.isAtEnd else { return .broken }
      return Self.holds(bytes, signed, key.parts[0])
    case .tokenEd25519:
      guard name == key.kind.rawValue, let bytes = reader.string(), let flags = reader.byte(),
        let counter = reader.bytes(4), reader.isAtEnd
      else { return .broken }
      // Without a touch of the token nobody was there.
      guard flags & 1 == 1 else { return .broken }
      let message = SHA256.digest(key.parts[1]) + [flags] + counter + SHA256.digest(signed)
      return Self.holds(bytes, message, key.parts[0])
    case .rsa, .p256, .p384, .p521, .tokenP256: return .unknown
    }
  }

  private static func holds(_ signature: [UInt8], _ message: [UInt8], _ key: [UInt8]) -> Answer {
    guard signature.count == Int(crypto_sign_bytes()), key.count == Int(crypto_sign_publickeybytes()) else {
      return .broken
    }
    return crypto_sign_verify_detached(signature, message, UInt64(message.count), key) == 0 ? .holds : .broken
  }
}

extension PublicKey {
  /// The key that a signature of a commit says it was made with; nil where it is no such signature.
  package init?(signing armoured: String) {
    guard let signature = SSHSignature(armoured: armoured) else { return nil }
    self = signature.key
  }
}

/// SHA-512 (FIPS 180-4), by libsodium.
private enum SHA512 {
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha512_bytes()))
    crypto_hash_sha512(&digest, bytes, UInt64(bytes.count))
    return digest
  }
}
