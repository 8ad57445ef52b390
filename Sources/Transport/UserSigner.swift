/// The user's own programs for signatures, as git calls them: their keys, agents and tokens stay where they are.
package struct UserSigner: Sendable {
  private let environment: [String: String]

  /// - Parameters:
  ///   - environment: the user's.
  ///   - mayAsk: whether somebody is there who can type a passphrase.
  package init(environment: [String: String], mayAsk: Bool) {
    var environment = environment
    environment["LC_ALL"] = "C"
    environment["LANGUAGE"] = nil
    // Without it ssh-keygen would open a window on a screen that nobody may be looking at.
    if !mayAsk, environment["SSH_ASKPASS_REQUIRE"] == nil { environment["SSH_ASKPASS_REQUIRE"] = "never" }
    self.environment = environment
  }

  /// A key as git's `user.signingkey` names it.
  package enum SSHKey: Hashable, Sendable {
    /// A file: a private key, or a public one whose other half an agent or a token has.
    case file(String)
    /// The public key itself; an agent has the other half.
    case text(String)
  }

  /// Signs as `git commit -S` does with `gpg.format=ssh`.
  ///
  /// - Returns: the armoured signature.
  package func sign(
    _ text: String, with key: SSHKey, program: String = "ssh-keygen"
  ) throws(SigningError) -> String {
    let (name, file): (String, String) =
      switch key {
      case .file(let path): (path, "")
      case .text(let text): (ChildProcess.fileName, text + "\n")
      }
    return try signature(
      [program, "-Y", "sign", "-n", "git", "-f", name], text, file: file,
      begin: "-----BEGIN SSH SIGNATURE-----"
    )
  }

  /// Signs as `git commit -S` does with OpenPGP or X.509.
  package func sign(_ text: String, as key: String, program: String) throws(SigningError) -> String {
    try signature([program, "-bsau", key], text, file: "", begin: "-----BEGIN ")
  }

  private func signature(
    _ words: [String], _ text: String, file: String, begin: String
  ) throws(SigningError) -> String {
    let child: ChildProcess
    do {
      child = try ChildProcess(
        words, environment: environment, input: Array(text.utf8), file: Array(file.utf8))
    } catch {
      throw SigningError(program: words[0], isThere: false, said: "")
    }
    let signature = String(decoding: child.output, as: UTF8.self)
    guard child.status == 0, signature.hasPrefix(begin) else {
      throw SigningError(
        program: words[0], isThere: child.status != 127, said: Self.words(child.errors))
    }
    return signature
  }

  /// Whether a signature was made over these bytes, by the key that it names itself. Whose that is, is not asked.
  ///
  /// - Returns: nil where there is no program to ask.
  package func holds(_ signature: String, over bytes: [UInt8]) -> Bool? {
    let words = ["ssh-keygen", "-Y", "check-novalidate", "-n", "git", "-s", ChildProcess.fileName]
    guard
      let child = try? ChildProcess(
        words, environment: environment, input: bytes, file: Array(signature.utf8)),
      child.status != 127
    else { return nil }
    return child.status == 0
  }

  /// What a command prints that names a key, as git's `gpg.ssh.defaultKeyCommand`; nil where it fails.
  package func key(by command: String) -> String? {
    guard let child = try? ChildProcess(["sh", "-c", command], environment: environment), child.status == 0
    else { return nil }
    return String(decoding: child.output, as: UTF8.self)
  }

  private static func words(_ said: [UInt8]) -> String {
    let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.last.map(String.init) ?? ""
  }
}

/// What kept a commit from being signed.
package struct SigningError: Error, Hashable, Sendable {
  package let program: String
  /// Whether the program is on this machine.
  package let isThere: Bool
  /// Its last words; empty where it said none.
  package let said: String
}
