import CSodium

@testable import Storage

/// A security token in software: signs as `sk-ssh-ed25519` does.
struct Token {
  private let open: [UInt8]
  private let secret: [UInt8]
  private static let kind = "sk-ssh-ed25519@openssh.com"

  init() throws {
    var (open, secret) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 64))
    crypto_sign_seed_keypair(&open, &secret, [UInt8](repeating: 9, count: 32))
    (self.open, self.secret) = (open, secret)
  }

  /// - Parameter flags: 1 where somebody touched it.
  func sign(_ text: String, flags: UInt8) -> String {
    func string(_ text: String) -> [UInt8] { WireReader.string(Array(text.utf8)) }
    let magic = Array("SSHSIG".utf8)
    let signed =
      magic + string("git") + string("") + string("sha256")
      + WireReader.string(SHA256.digest(Array(text.utf8)))
    let counter: [UInt8] = [0, 0, 0, 5]
    let message = SHA256.digest(Array("ssh:".utf8)) + [flags] + counter + SHA256.digest(signed)
    var signature = [UInt8](repeating: 0, count: 64)
    crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
    let key = string(Self.kind) + WireReader.string(open) + string("ssh:")
    let answer = string(Self.kind) + WireReader.string(signature) + [flags] + counter
    let blob =
      magic + [0, 0, 0, 1] + WireReader.string(key) + string("git") + string("") + string("sha256")
      + WireReader.string(answer)
    return "-----BEGIN SSH SIGNATURE-----\n\(Base64.text(blob))\n-----END SSH SIGNATURE-----\n"
  }
}
