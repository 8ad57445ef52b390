import Foundation

/// An SSH key of one test, made by ssh-keygen, without a passphrase.
package final class SigningKey: Sendable {
  private let folder: TemporaryFolder
  /// The private key's file; the public one lies beside it.
  package let path: String
  /// The public key, on one line, with a comment behind it.
  package let line: String

  /// - Parameter kind: `ed25519`, `rsa`, `ecdsa`.
  package init(_ kind: String = "ed25519", bits: Int? = nil) throws {
    folder = try TemporaryFolder()
    path = folder.path + "/key"
    let size = bits.map { ["-b", "\($0)"] } ?? []
    try Command.run(
      ["ssh-keygen", "-q", "-t", kind] + size + ["-N", "", "-C", "somebody@example.org", "-f", path],
      in: folder.path, environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
    line = try folder.read("key.pub").split(whereSeparator: \.isNewline).joined()
  }

  package var publicPath: String { path + ".pub" }
  /// What stands in the private key's file.
  package var secret: String { get throws { try folder.read("key") } }
  /// Kind and key, without the comment.
  package var bare: String { line.split(separator: " ").prefix(2).joined(separator: " ") }

  /// The armoured signature of a text.
  package func sign(_ text: String, for namespace: String = "git") throws -> String {
    try Command.run(
      ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", path], in: folder.path,
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path], input: text)
  }
}
