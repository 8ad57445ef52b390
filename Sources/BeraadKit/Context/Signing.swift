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
          Localized(
            en: "The alliance asks for signatures, and git is not set to sign with an SSH key here.",
            nl:
              "De alliantie vraagt om handtekeningen, en git is hier niet ingesteld om met een SSH-sleutel te ondertekenen."
          ),
          hints: [
            Localized(
              en:
                "set it once with: beraad init --as \(identity.partner.id) --sign-with ~/.ssh/id_ed25519.pub",
              nl:
                "stel dat één keer in met: beraad init --as \(identity.partner.id) --sign-with ~/.ssh/id_ed25519.pub"
            ),
            Localized(
              en: "and have the committee name the key: beraad partner key add \(identity.partner.id) FILE",
              nl:
                "en laat de commissie de sleutel opgeven: beraad partner key add \(identity.partner.id) BESTAND"
            ),
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
          Localized(
            en: "Git is to sign each commit here, and no key is named; nothing was recorded.",
            nl:
              "Git moet hier elke commit ondertekenen, en er is geen sleutel opgegeven; er is niets vastgelegd."
          ),
          hints: [
            Localized(
              en: "name it with: beraad init --as \(identity.partner.id) --sign-with ~/.ssh/id_ed25519.pub",
              nl: "geef die op met: beraad init --as \(identity.partner.id) --sign-with ~/.ssh/id_ed25519.pub"
            )
          ],
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
      throw Refusal(
        Localized(
          en: "Git's gpg.format '\(settings.format)' is none that can sign; nothing was recorded.",
          nl:
            "Met de gpg.format '\(settings.format)' van git valt niet te ondertekenen; er is niets vastgelegd."
        ))
    }
  }

  /// What nobody would take is not made.
  private func mustBeKnown(_ signature: String) throws(Refusal) {
    guard door == nil else { return }
    guard let key = PublicKey(signing: signature) else {
      throw Refusal(
        Localized(
          en: "The program that signs made no signature of a commit; nothing was recorded.",
          nl:
            "Het programma dat ondertekent, maakte geen handtekening van een commit; er is niets vastgelegd.")
      )
    }
    let known = identity.partner.people.flatMap(\.keys).compactMap { try? PublicKey(given: $0) }
    guard !known.contains(where: { $0 == key }) else { return }
    let names = known.map(\.fingerprint).joined(separator: ", ")
    throw Refusal(
      Localized(
        en:
          "Git signs here with the key \(key.fingerprint), which main does not name for \(identity.partner.id); nothing was recorded.",
        nl:
          "Git ondertekent hier met de sleutel \(key.fingerprint), en die staat op main niet bij \(identity.partner.id); er is niets vastgelegd."
      ),
      hints: [
        known.isEmpty
          ? Localized(
            en: "have the committee name it: beraad partner key add \(identity.partner.id) FILE",
            nl: "laat de commissie die opgeven: beraad partner key add \(identity.partner.id) BESTAND")
          : Localized(en: "main names: \(names)", nl: "op main staan: \(names)")
      ])
  }
}

/// What kept a commit from being signed, with the remedy.
extension SigningError: Explained {
  package var explanation: Explanation {
    guard isThere else {
      return Explanation(
        .failed,
        Localized(
          en: "There is no \(program) on this machine to sign with; nothing was recorded.",
          nl: "Op deze computer staat geen \(program) om mee te ondertekenen; er is niets vastgelegd."),
        hints: program == "ssh-keygen"
          ? [
            Localized(
              en: "install it with: apt-get install openssh-client",
              nl: "installeer het met: apt-get install openssh-client")
          ] : [])
    }
    return Explanation(
      .failed,
      Localized(
        en: "\(program) could not sign; nothing was recorded.",
        nl: "\(program) kon niet ondertekenen; er is niets vastgelegd."),
      causes: said.isEmpty ? [] : [Localized(verbatim: said)],
      hints: [
        Localized(
          en: "look which key git is to use: git config user.signingkey",
          nl: "kijk welke sleutel git moet gebruiken: git config user.signingkey"),
        Localized(
          en: "a key with a passphrase needs an agent, or a terminal to type it in",
          nl: "een sleutel met een wachtwoord heeft een agent nodig, of een terminal om het in te typen"),
      ])
  }
}
