import CSodium
package import Deliberation

/// A public key, as OpenSSH writes it on one line.
package struct PublicKey: Hashable, Sendable {
  /// The kinds of key that may sign.
  package enum Kind: String, CaseIterable, Sendable {
    case ed25519 = "ssh-ed25519"
    case rsa = "ssh-rsa"
    case p256 = "ecdsa-sha2-nistp256"
    case p384 = "ecdsa-sha2-nistp384"
    case p521 = "ecdsa-sha2-nistp521"
    case tokenEd25519 = "sk-ssh-ed25519@openssh.com"
    case tokenP256 = "sk-ecdsa-sha2-nistp256@openssh.com"
  }

  package let kind: Kind
  /// The key itself, in the form of RFC 4253, 6.6.
  let blob: [UInt8]

  /// The parts of the key behind its kind.
  let parts: [[UInt8]]

  /// Reads a key from its blob; nil where it is none, or of another kind.
  init?(blob: [UInt8]) {
    var reader = WireReader(blob)
    guard let name = reader.text(), let kind = Kind(rawValue: name) else { return nil }
    var parts: [[UInt8]] = []
    while !reader.isAtEnd {
      guard let part = reader.string(), parts.count < 4 else { return nil }
      parts.append(part)
    }
    guard Self.isWellFormed(kind, parts) else { return nil }
    (self.kind, self.blob, self.parts) = (kind, blob, parts)
  }

  private static func isWellFormed(_ kind: Kind, _ parts: [[UInt8]]) -> Bool {
    func isPoint(_ index: Int, of bytes: Int) -> Bool {
      parts[index].count == bytes && parts[index].first == 4
    }
    func isCurve(_ name: String) -> Bool { parts[0].elementsEqual(name.utf8) }
    switch kind {
    case .ed25519: return parts.count == 1 && parts[0].count == 32
    case .rsa: return parts.count == 2 && (1...16).contains(parts[0].count) && parts[1].count <= 2_049
    case .p256: return parts.count == 2 && isCurve("nistp256") && isPoint(1, of: 65)
    case .p384: return parts.count == 2 && isCurve("nistp384") && isPoint(1, of: 97)
    case .p521: return parts.count == 2 && isCurve("nistp521") && isPoint(1, of: 133)
    case .tokenEd25519: return parts.count == 2 && parts[0].count == 32
    case .tokenP256: return parts.count == 3 && isCurve("nistp256") && isPoint(1, of: 65)
    }
  }

  /// How a key stands in the roster: its kind and itself, without the comment, which is mostly a person's name.
  package var line: String { "\(kind.rawValue) \(Base64.text(blob))" }

  /// A hash of the key, by which it is known.
  var digest: [UInt8] { SHA256.digest(blob) }

  /// The same as people compare it, as `ssh-keygen -l` shows it.
  package var fingerprint: String { Self.fingerprint(digest) }

  static func fingerprint(_ digest: [UInt8]) -> String {
    "SHA256:" + Base64.text(digest).prefix { $0 != "=" }
  }
}

extension PublicKey {
  /// Reads what somebody gives as a public key: one line of a `.pub` file.
  ///
  /// - Throws: a `Refusal` that says what was given instead, a private key above all.
  package init(given text: String) throws(Refusal) {
    let lines = text.split(whereSeparator: \.isNewline).filter { line in
      line.contains { !$0.isWhitespace } && !line.hasPrefix("#")
    }
    try Self.refuseOtherThings(text)
    guard let line = lines.first else {
      throw Refusal(
        Localized(
          en: "A key was expected, and nothing is there.", nl: "Hier hoort een sleutel, en er staat niets."))
    }
    guard lines.count == 1 else {
      throw Refusal(
        Localized(
          en: "There are \(lines.count) lines, and a public key is one.",
          nl: "Er zijn \(lines.count) regels, en een openbare sleutel is er één."),
        hints: [Localized(en: "give one key at a time", nl: "geef één sleutel tegelijk")])
    }
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count >= 2, let kind = Kind(rawValue: String(words[0])) else {
      throw Self.unknownKind(words.first.map(String.init) ?? "")
    }
    guard let blob = Base64.bytes(String(words[1])), let key = PublicKey(blob: blob), key.kind == kind else {
      throw Refusal(
        Localized(
          en:
            "That begins like a key of kind \(kind.rawValue) and is not one: something is missing or changed.",
          nl:
            "Dat begint als een sleutel van de soort \(kind.rawValue) en is er geen: er ontbreekt iets, of er is iets veranderd."
        ),
        hints: [
          Localized(
            en: "copy the whole line of the .pub file", nl: "kopieer de hele regel van het .pub-bestand")
        ])
    }
    guard key.kind != .rsa || key.strength >= 2_048 else {
      throw Refusal(
        Localized(
          en: "An RSA key of \(key.strength) bits can be forged: it needs 2048 at least.",
          nl: "Een RSA-sleutel van \(key.strength) bits is na te maken: er zijn er minstens 2048 nodig."),
        hints: Self.makeOne)
    }
    self = key
  }

  private static func refuseOtherThings(_ text: String) throws(Refusal) {
    if text.contains("PRIVATE KEY") || text.hasPrefix("PuTTY-User-Key-File") {
      throw Refusal(
        Localized(
          en:
            "That is a private key. It stays with its owner, and nobody else may see it; nothing was read from it or kept.",
          nl:
            "Dat is een geheime sleutel. Die blijft bij de eigenaar, en niemand anders mag die zien; er is niets van gelezen of bewaard."
        ),
        hints: [
          Localized(
            en: "give the file beside it that ends in .pub",
            nl: "geef het bestand ernaast dat op .pub eindigt"),
          Localized(
            en: "if it was sent to you, its owner has to make a new one: ssh-keygen -t ed25519",
            nl: "is die hierheen gestuurd, dan moet de eigenaar een nieuwe maken: ssh-keygen -t ed25519"),
        ])
    }
    if text.contains("BEGIN SSH2 PUBLIC KEY") || text.contains("BEGIN PUBLIC KEY")
      || text.contains("BEGIN RSA PUBLIC KEY")
    {
      throw Refusal(
        Localized(
          en: "That is a public key in another form than OpenSSH's.",
          nl: "Dat is een openbare sleutel in een andere vorm dan die van OpenSSH."),
        hints: [
          Localized(
            en: "turn it into one line with: ssh-keygen -i -f FILE (or: -i -m PKCS8 -f FILE)",
            nl: "maak er één regel van met: ssh-keygen -i -f BESTAND (of: -i -m PKCS8 -f BESTAND)")
        ])
    }
    if text.contains("BEGIN PGP") {
      throw Refusal(
        Localized(
          en: "That is a PGP key: Beraad knows SSH keys.",
          nl: "Dat is een PGP-sleutel: Beraad kent SSH-sleutels."), hints: makeOne)
    }
  }

  private static func unknownKind(_ word: String) -> Refusal {
    if word.contains("-cert-v0") {
      return Refusal(
        Localized(en: "That is a certificate, not a key.", nl: "Dat is een certificaat, geen sleutel."),
        hints: [
          Localized(
            en: "give the .pub file that has no -cert in its name",
            nl: "geef het .pub-bestand zonder -cert in de naam")
        ])
    }
    if word == "ssh-dss" {
      return Refusal(
        Localized(en: "A DSA key can be forged.", nl: "Een DSA-sleutel is na te maken."), hints: makeOne)
    }
    let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
    return Refusal(
      Localized(
        en: "That is no public key of OpenSSH: it has to begin with \(kinds).",
        nl: "Dat is geen openbare sleutel van OpenSSH: die begint met \(kinds)."),
      hints: makeOne)
  }

  private static let makeOne = [
    Localized(en: "make one with: ssh-keygen -t ed25519", nl: "maak er een met: ssh-keygen -t ed25519")
  ]

  /// How many bits the modulus of an RSA key has.
  private var strength: Int {
    guard kind == .rsa else { return 0 }
    let number = parts[1].drop { $0 == 0 }
    return number.first.map { number.count * 8 - $0.leadingZeroBitCount } ?? 0
  }
}
