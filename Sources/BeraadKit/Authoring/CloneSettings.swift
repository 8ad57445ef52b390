import Deliberation
import Git
import Storage

/// What makes a clone safe for plain git: nobody's name in a commit, and drafts merged as Beraad merges them.
///
/// All of it lies in this clone alone and is never pushed.
struct CloneSettings {
  let repository: Repository

  /// Sets what is not set yet.
  ///
  /// - Parameter identity: who works in this clone; nil leaves git's name for commits as it is.
  /// - Returns: what somebody should know, in sentences.
  func set(for identity: Identity?, at instant: Instant) throws -> [String] {
    try setMergeDriver()
    // Where two clones wrote main, git asks how to unite them: by a merge, which leaves every commit as it was seen.
    if try repository.config("pull.rebase") == nil, try repository.config("pull.ff") == nil {
      try repository.setConfig("pull.rebase", to: "false")
    }
    guard let identity else { return [] }
    let signature = identity.signature(at: instant)
    var sentences: [String] = []
    for (key, value) in [("user.name", signature.name), ("user.email", signature.email)] {
      let present = try repository.ownConfig(key)
      guard let present, try !isOurs(key, present) else {
        if present != value { try repository.setConfig(key, to: value) }
        continue
      }
      sentences.append(
        "git's \(key) is '\(present)' in this repository: a plain git commit shows it to everybody. Change it with: git config \(key) \"\(value)\""
      )
    }
    return sentences
  }

  /// Whether a setting names an organisation and nobody: set by Beraad, for this one or for another before.
  private func isOurs(_ key: String, _ value: String) throws -> Bool {
    let email = key == "user.email" ? value : try repository.ownConfig("user.email") ?? ""
    return email.hasSuffix(".beraad.invalid")
  }

  /// Drafts are merged by Beraad; where the program is not at hand, by git as ever, so that no side is ever dropped.
  private func setMergeDriver() throws {
    if try repository.ownConfig("merge.beraad.driver") == nil {
      try repository.setConfig(
        "merge.beraad.name", to: "Beraad: by line as git, and what is left as people read it")
      try repository.setConfig("merge.beraad.driver", to: Self.driver)
    }
    try repository.addAttributes(Layout.draftAttributes)
  }

  private static let driver =
    "if command -v beraad >/dev/null 2>&1; then beraad merge-file --write %A %O %B; "
    + "else git merge-file -q --marker-size=%L %A %O %B; fi"

  /// What only the host of the repository can see to.
  static let forTheHost =
    "On the host that you share it through, let only the committee push to main, and only the partner itself to partners/ID; allow no forced push and no deletion."
}
