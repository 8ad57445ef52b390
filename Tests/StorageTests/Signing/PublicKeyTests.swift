import Deliberation
import TestSupport
import Testing

@testable import Storage

@Suite struct PublicKeyTests {
  @Test(arguments: ["ed25519", "rsa", "ecdsa"]) func `a key is known as ssh-keygen knows it`(_ kind: String)
    throws
  {
    let made = try SigningKey(kind)
    let key = try PublicKey(given: made.line + "\n")
    #expect(key.line == made.bare)
    let said = try Command.run(
      ["ssh-keygen", "-l", "-f", made.publicPath], in: "/", environment: ["PATH": "/usr/bin:/bin"])
    #expect(said.split(separator: " ")[1] == key.fingerprint)
  }

  /// As OpenSSH has them; nobody has the other half.
  @Test func `the keys of security tokens are keys`() throws {
    let point = [4] + [UInt8](repeating: 7, count: 64)
    let parts: [(String, [[UInt8]])] = [
      ("sk-ssh-ed25519@openssh.com", [[UInt8](repeating: 7, count: 32), Array("ssh:".utf8)]),
      ("sk-ecdsa-sha2-nistp256@openssh.com", [Array("nistp256".utf8), point, Array("ssh:".utf8)]),
    ]
    for (kind, rest) in parts {
      let blob = ([Array(kind.utf8)] + rest).flatMap(WireReader.string)
      #expect(try PublicKey(given: "\(kind) \(Base64.text(blob)) token").kind.rawValue == kind)
      #expect(throws: Refusal.self) { try PublicKey(given: "\(kind) \(Base64.text(blob.dropLast()))") }
    }
  }

  @Test func `a private key is refused as one, and nothing of it is repeated`() throws {
    let secret = try SigningKey().secret
    let error = #expect(throws: Refusal.self) { try PublicKey(given: secret) }
    #expect(error?.explanation.message.contains("private key") == true)
    let words = secret.split(whereSeparator: \.isNewline)[1]
    #expect(!"\(String(describing: error))".contains(words))
  }

  @Test(arguments: [
    ("", "nothing is there"), ("hello", "no public key of OpenSSH"),
    ("ssh-ed25519", "no public key"), ("ssh-ed25519 AAAA", "something is missing or changed"),
    ("ssh-ed25519 !!!!", "something is missing or changed"), ("ssh-dss AAAAB3NzaC1kc3M", "DSA"),
    ("ssh-ed25519-cert-v01@openssh.com AAAA", "a certificate"),
    ("command=\"x\" ssh-ed25519 AAAA", "no public key"),
    ("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA", "another form"),
    ("-----BEGIN PGP PUBLIC KEY BLOCK-----", "PGP"), ("PuTTY-User-Key-File-3: ssh-ed25519", "private key"),
    ("-----BEGIN RSA PRIVATE KEY-----", "private key"),
  ]) func `what is no key is refused by name`(_ given: String, _ words: String) {
    let error = #expect(throws: Refusal.self) { try PublicKey(given: given) }
    #expect(error?.explanation.message.contains(words) == true, "\(String(describing: error))")
  }

  @Test func `two keys at once, a cut one, a weak one and one of another kind are refused`() throws {
    let (one, weak) = (try SigningKey(), try SigningKey("rsa", bits: 1_024))
    for given in [
      one.line + "\n" + one.line, String(one.bare.dropLast(4)), weak.line,
      "ssh-rsa " + one.bare.split(separator: " ")[1],
    ] {
      #expect(throws: Refusal.self) { try PublicKey(given: given) }
    }
  }
}
