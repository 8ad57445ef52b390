package import Deliberation
import Git
import Storage
package import Transport

extension Context {
  /// The workspace that the user stands in, with what it takes to sign and to check.
  func workspace(at directory: String? = nil) throws -> Workspace {
    let workspace = try Workspace(at: directory ?? self.directory)
    let user = UserSigner(environment: environment, mayAsk: mayAsk)
    workspace.signatureProgram = { payload, signature in user.holds(signature, over: payload) }
    workspace.door = door
    workspace.isServed = via != nil
    let (repository, home) = (workspace.repository, environment["HOME"])
    // Asked of git only where something is to be signed: most commands make no commit.
    workspace.signer = CommitSigner { [door] identity, policy in
      let settings = try GitSigning(repository, home: home, directory: repository.workDirectory)
      let signing = Signing(settings: settings, user: user, identity: identity, policy: policy, door: door)
      guard try signing.isWanted() else { return nil }
      return { text in try signing.sign(text) }
    }
    return workspace
  }
}

/// What git's settings say about signing commits.
struct GitSigning: Sendable {
  /// `commit.gpgsign`; nil where nobody said.
  let isOn: Bool?
  /// `gpg.format`: openpgp, x509 or ssh.
  let format: String
  /// `user.signingkey`.
  let key: String?
  let program: String?
  /// `gpg.ssh.defaultKeyCommand`.
  let keyCommand: String?
  private let home: String?
  private let directory: String?

  init(_ repository: Repository, home: String?, directory: String?) throws(GitError) {
    (self.home, self.directory) = (home, directory)
    isOn = try repository.config("commit.gpgsign").map {
      ["true", "yes", "on", "1"].contains($0.lowercased())
    }
    let format = try repository.config("gpg.format") ?? "openpgp"
    self.format = format
    key = try repository.config("user.signingkey")
    var program = try repository.config("gpg.\(format).program")
    if program == nil, format == "openpgp" { program = try repository.config("gpg.program") }
    self.program = program
    keyCommand = try repository.config("gpg.ssh.defaultKeyCommand")
  }

  /// The key as git finds it; nil where none is set.
  func sshKey(_ user: UserSigner) -> UserSigner.SSHKey? {
    if let key, !key.isEmpty { return Self.isText(key).map { .text($0) } ?? .file(path(key)) }
    guard let keyCommand, let said = user.key(by: keyCommand) else { return nil }
    return said.split(whereSeparator: \.isNewline).compactMap { Self.isText(String($0)) }.first.map {
      .text($0)
    }
  }

  /// A setting that is the key itself: `key::` before it, or as it begins in a `.pub` file.
  private static func isText(_ setting: String) -> String? {
    if setting.hasPrefix("key::") { return String(setting.dropFirst("key::".count)) }
    return PublicKey.Kind.allCases.contains { setting.hasPrefix($0.rawValue + " ") } ? setting : nil
  }

  private func path(_ setting: String) -> String {
    if setting.hasPrefix("~/"), let home { return home + setting.dropFirst() }
    if setting.hasPrefix("/") { return setting }
    return (directory.map { $0 + "/" } ?? "") + setting
  }
}

/// Whether and how one commit is signed.
struct Signing {
  let settings: GitSigning
  let user: UserSigner
  let identity: Identity
  let policy: SignaturePolicy
  let door: Slug?

  private var hasKey: Bool { identity.partner.people.contains { !$0.keys.isEmpty } }

  /// Where git signs, where main asks for it, and where main has a key of whoever acts and git is set to use one.
  ///
  /// - Throws: a `Refusal` where main asks for it and nothing is set.
  func isWanted() throws -> Bool {
    if policy == .required {
      guard settings.format == "ssh", settings.key != nil || settings.keyCommand != nil else {
        throw Refusal(
          "The alliance asks for signatures, and git is not set to sign with an SSH key here.",
          hints: [
            "set it once with: beraad init --as \(identity.partner.id) --sign-with ~/.ssh/id_ed25519.pub",
            "and have the committee name the key: beraad partner key add \(identity.partner.id) FILE",
          ], by: .cannotSign)
      }
      return true
    }
    if let isOn = settings.isOn { return isOn }
    return (hasKey || door != nil) && settings.format == "ssh" && settings.key != nil
  }

  func sign(_ text: String) throws -> String {
    switch settings.format {
    case "ssh":
      guard let key = settings.sshKey(user) else {
        throw Refusal(
          "Git is to sign each commit here, and no key is named; nothing was recorded.",
          hints: ["name it with: beraad init --as \(identity.partner.id) --sign-with ~/.ssh/id_ed25519.pub"],
          by: .cannotSign)
      }
      let signature = try user.sign(text, with: key, program: settings.program ?? "ssh-keygen")
      if policy == .required { try mustBeKnown(signature) }
      return signature
    case "openpgp", "x509":
      let committer = "\(identity.partner.name) <\(identity.person)@\(identity.partner.id).beraad.invalid>"
      return try user.sign(
        text, as: settings.key ?? committer,
        program: settings.program ?? (settings.format == "x509" ? "gpgsm" : "gpg"))
    default:
      throw Refusal("Git's gpg.format '\(settings.format)' is none that can sign; nothing was recorded.")
    }
  }

  /// What nobody would take is not made.
  private func mustBeKnown(_ signature: String) throws(Refusal) {
    guard door == nil else { return }
    guard let key = PublicKey(signing: signature) else {
      throw Refusal("The program that signs made no signature of a commit; nothing was recorded.")
    }
    let known = identity.partner.people.flatMap(\.keys).compactMap { try? PublicKey(given: $0) }
    guard !known.contains(where: { $0 == key }) else { return }
    throw Refusal(
      "Git signs here with the key \(key.fingerprint), which main does not name for \(identity.partner.id); nothing was recorded.",
      hints: [
        known.isEmpty
          ? "have the committee name it: beraad partner key add \(identity.partner.id) FILE"
          : "main names: \(known.map(\.fingerprint).joined(separator: ", "))"
      ])
  }
}

/// What kept a commit from being signed, with the remedy.
extension SigningError: Explained {
  package var explanation: Explanation {
    guard isThere else {
      return Explanation(
        .failed, "There is no \(program) on this machine to sign with; nothing was recorded.",
        hints: program == "ssh-keygen" ? ["install it with: apt-get install openssh-client"] : [])
    }
    return Explanation(
      .failed, "\(program) could not sign; nothing was recorded.",
      causes: said.isEmpty ? [] : [Localized(said)],
      hints: [
        "look which key git is to use: git config user.signingkey",
        "a key with a passphrase needs an agent, or a terminal to type it in",
      ])
  }
}
