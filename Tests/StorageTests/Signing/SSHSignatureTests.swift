import TestSupport
import Testing

@testable import Storage

@Suite struct SSHSignatureTests {
  private static let text = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nWords.\n"

  @Test func `a signature of ssh-keygen holds over its text, and over no other`() throws {
    let key = try SigningKey()
    let signature = try #require(SSHSignature(armoured: key.sign(Self.text)))
    #expect(signature.key.line == key.bare)
    #expect(signature.check(over: Array(Self.text.utf8)) == .holds)
    #expect(signature.check(over: Array((Self.text + " ").utf8)) == .broken)
  }

  @Test(arguments: ["rsa", "ecdsa"]) func `other kinds are left to OpenSSH`(_ kind: String) throws {
    let signature = try #require(SSHSignature(armoured: SigningKey(kind).sign(Self.text)))
    #expect(signature.check(over: Array(Self.text.utf8)) == .unknown)
  }

  @Test func `a signature for something else than git is none of a commit`() throws {
    #expect(try SSHSignature(armoured: SigningKey().sign(Self.text, for: "file")) == nil)
  }

  /// Each byte changed, each piece missing: never a trap, and never a signature that holds.
  @Test func `a signature that somebody touched does not hold`() throws {
    let key = try SigningKey()
    let armoured = try key.sign(Self.text)
    var random = SplitMix(seed: 7)
    let bytes = Array(armoured.utf8)
    for _ in 0..<2_000 {
      var touched = bytes
      let place = Int.random(in: 0..<touched.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: touched[place] ^= UInt8.random(in: 1...127, using: &random)
      case 1: touched.remove(at: place)
      default: touched.removeSubrange(place...)
      }
      let text = String(decoding: touched, as: UTF8.self)
      guard let signature = SSHSignature(armoured: text) else { continue }
      // Base64 has bits that mean nothing, and line ends may stand anywhere.
      let isSame = Base64.bytes(Self.body(text)) == Base64.bytes(Self.body(armoured))
      #expect(signature.check(over: Array(Self.text.utf8)) == .broken || isSame, "seed 7: \(text)")
    }
  }

  private static func body(_ text: String) -> String {
    text.replacing("-----BEGIN SSH SIGNATURE-----", with: "")
      .replacing("-----END SSH SIGNATURE-----", with: "").filter { !$0.isNewline }
  }

  /// The signature of a token (OpenSSH, PROTOCOL.u2f), made with a key of this test.
  @Test func `a token's signature holds where somebody touched the token`() throws {
    let token = try Token()
    #expect(
      SSHSignature(armoured: token.sign(Self.text, flags: 1))?.check(over: Array(Self.text.utf8)) == .holds)
    #expect(
      SSHSignature(armoured: token.sign(Self.text, flags: 0))?.check(over: Array(Self.text.utf8)) == .broken)
    #expect(
      SSHSignature(armoured: token.sign("Other", flags: 1))?.check(over: Array(Self.text.utf8)) == .broken)
  }
}
