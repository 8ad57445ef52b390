import Deliberation
import Git
import Prose
import Storage

/// What makes a clone safe for plain git: nobody's name in a commit, and drafts merged as Beraad merges them.
///
/// All of it lies in this clone alone and is never pushed.
struct CloneSettings {
  let repository: Repository
  /// Where the program lies that git is to call.
  let program: String?

  /// Sets what is not set yet.
  ///
  /// - Parameter identity: who works in this clone; nil leaves git's name for commits as it is.
  /// - Returns: what somebody should know, in sentences.
  func set(for identity: Identity?, at instant: Instant) throws -> [Localized] {
    try setMergeDriver()
    // What a writer that was stopped leaves beside a draft is nobody's to commit.
    try? repository.hideTemporaryFiles()
    // Where two clones wrote main, git asks how to unite them: by a merge, which leaves every commit as it was seen.
    if try repository.config("pull.rebase") == nil, try repository.config("pull.ff") == nil {
      try repository.setConfig("pull.rebase", to: "false")
    }
    guard let identity else { return [] }
    let signature = identity.signature(at: instant)
    var sentences: [Localized] = []
    for (key, value) in [("user.name", signature.name), ("user.email", signature.email)]
      + (try personal(signature))
    {
      let present = try repository.ownConfig(key)
      guard let present, try !isOurs(key, present) else {
        if present != value { try repository.setConfig(key, to: value) }
        continue
      }
      sentences.append(
        Localized(
          en:
            "git's \(key) is '\(present)' in this repository: a plain git commit shows it to everybody. Change it with: git config \(key) \"\(value)\"",
          nl:
            "de \(key) van git is in deze repository '\(present)': bij een gewone git commit ziet iedereen dat. Verander het met: git config \(key) \"\(value)\""
        )
      )
    }
    return sentences
  }

  /// The settings that git takes before the user's name, as far as somebody has set them anywhere: with what they have to be here.
  private func personal(_ signature: Signature) throws -> [(String, String)] {
    try ["author", "committer"].flatMap { role in
      [("\(role).name", signature.name), ("\(role).email", signature.email)]
    }.filter { try repository.config($0.0) != nil }
  }

  /// Has git, and Beraad with it, sign each commit of this clone with an SSH key.
  ///
  /// - Returns: what somebody should know, in sentences.
  func sign(with file: SigningKeyFile?) throws -> [Localized] {
    guard let file else { return [] }
    let key = try PublicKey(given: file.text)
    try repository.setConfig("gpg.format", to: "ssh")
    try repository.setConfig("user.signingkey", to: file.path)
    try repository.setConfig("commit.gpgsign", to: "true")
    return [
      Localized(
        en:
          "Each commit of this clone is signed with \(key.fingerprint). Send the committee \(file.path), and read it the fingerprint.",
        nl:
          "Elke commit van deze kloon wordt ondertekend met \(key.fingerprint). Stuur de commissie \(file.path), en lees de vingerafdruk voor."
      )
    ]
  }

  /// Whether a setting names an organisation and nobody: set by Beraad, for this one or for another before.
  private func isOurs(_ key: String, _ value: String) throws -> Bool {
    if key.hasSuffix(".email") { return value.hasSuffix(".beraad.invalid") }
    let role = key.prefix { $0 != "." }
    let email = try repository.ownConfig("\(role).email") ?? repository.ownConfig("user.email") ?? ""
    return email.hasSuffix(".beraad.invalid")
  }

  /// Drafts, the roster, meetings and polls are merged by Beraad; where the program is not at hand, by git as ever, so that no
  /// side is ever dropped. And git moves no record of a poll that was taken away into the folder of another that looks like it.
  func setMergeDriver() throws {
    if try repository.ownConfig(Self.renamesKey) != "false" {
      try repository.setConfig(Self.renamesKey, to: "false")
    }
    if try !isDriverRight() {
      try repository.setConfig(
        "merge.beraad.name", to: "Beraad: by partner, by line as git, and what is left for people")
      try repository.setConfig(Self.driverKey, to: driver)
    }
    for line in Layout.attributes { try repository.addAttributes(line) }
  }

  /// Whether plain git merges in this clone as Beraad does.
  func hasMergeDriver() throws -> Bool {
    let present = repository.attributes()
    return try isDriverRight() && repository.config(Self.renamesKey) == "false"
      && Layout.attributes.allSatisfy(present.contains)
  }

  /// Whether the driver is one that Beraad sets, wherever the program lies, or somebody's own.
  private func isDriverRight() throws -> Bool {
    guard let present = try repository.ownConfig(Self.driverKey) else { return false }
    return !present.hasPrefix(Self.oldBeginning)
  }

  /// Whether git takes a folder that one side took away for one that it renamed, and puts there what the other side adds.
  private static let renamesKey = "merge.directoryRenames"

  private static let driverKey = "merge.beraad.driver"

  /// How the driver began that knew of drafts only.
  private static let oldBeginning =
    "if command -v beraad >/dev/null 2>&1; then beraad merge-file --write %A %O %B;"

  /// Calls the program that set it, else the one on the path. One that is too old to know what it is asked (64) gives way.
  private var driver: String {
    let quoted =
      program.map { "'\($0.replacing(scalar: "'", with: "'\\''").replacing(scalar: "%", with: "%%"))' " }
      ?? ""
    return "for beraad in \(quoted)beraad; do if command -v \"$beraad\" >/dev/null 2>&1; then "
      + "\"$beraad\" merge-file --write --path %P %A %O %B; code=$?; test $code -eq 64 || exit $code; fi; done; "
      + "git merge-file -q --marker-size=%L %A %O %B"
  }

  /// What only the host of the repository can see to.
  static let forTheHost =
    Localized(
      en:
        "On the host that you share it through, let only partners with a role (author, committee, steward) push to main, and only the partner itself to partners/ID; allow no forced push and no deletion.",
      nl:
        "Laat op de host waarlangs u deelt alleen partners met een rol (author, committee, steward) naar main pushen, en alleen de partner zelf naar partners/ID; sta geen geforceerde push toe en geen verwijdering."
    )
}

/// The file of a public key, to sign with its other half.
package struct SigningKeyFile: Sendable {
  package let path: String
  /// What stands in it.
  package let text: String

  package init(path: String, text: String) { (self.path, self.text) = (path, text) }
}
