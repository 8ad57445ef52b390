import Deliberation
import FoundationEssentials
import Git
import ObjectIDs
import Storage
import Transport

/// What `doctor` looks at in this clone: how git is set up here, and what it knows of the host.
extension Desk {
  /// A clone in which plain git merges by line what Beraad merges by its meaning.
  func mergeDriver(mends: Bool) throws -> [Diagnosis.Finding] {
    let settings = CloneSettings(repository: repository, program: context.program)
    guard repository.workDirectory != nil, try !settings.hasMergeDriver() else { return [] }
    if mends { try settings.setMergeDriver() }
    return [
      .init(
        what:
          "This clone does not merge as Beraad does: a git pull stops at a roster that two people added to.",
        advice: "set it up with: beraad doctor --mend", mended: mends)
    ]
  }

  /// A host whose HEAD names another workspace than main.
  func rivalOfMain() throws -> [Diagnosis.Finding] {
    let main = try MainBranch(of: repository)
    guard let other = try main.rival(in: repository) else { return [] }
    return [
      .init(
        what:
          "The host's HEAD names the branch '\(other)', which has the papers too, and this clone works on '\(main.name)'.",
        advice:
          "where '\(main.name)' is right, type on the host: git symbolic-ref HEAD refs/heads/\(main.name); where '\(other)' is: git config beraad.main \(other)",
        mended: false)
    ]
  }

  /// What keeps signatures from being made or checked in this clone. Writes the keys that main ever named where git reads them.
  func signatures(mends: Bool) throws -> [Diagnosis.Finding] {
    var findings = roster.partners.flatMap { partner in
      partner.people.flatMap(\.keys).filter { (try? PublicKey(given: $0)) == nil }.map { key in
        Diagnosis.Finding(
          what: "What stands in reviewers.json as a key of \(partner.id) is none: “\(key.prefix(40))”.",
          advice: "revoke it with: beraad partner key revoke \(partner.id) '\(key)'", mended: false)
      }
    }
    guard try !snapshot.namedKeys().isEmpty else { return findings }
    let path = try AllowedSigners(snapshot).write(for: workspace)
    let key = "gpg.ssh.allowedSignersFile"
    if try repository.config(key) == nil {
      if mends { try repository.setConfig(key, to: path) }
      findings.append(
        .init(
          what: "Git does not know whose keys are whose: git log --show-signature names nobody.",
          advice: "have it read \(path) with: beraad doctor --mend", mended: mends))
    }
    return findings
  }

  /// What keeps the next commit from being signed, where main asks for that or git is set to.
  func failingSigner() throws -> [Diagnosis.Finding] {
    guard let identity = try identityIfNamed() else { return [] }
    do {
      try workspace.trySigning(as: identity, under: roster.signatures)
      return []
    } catch let error as any Explained {
      return [
        .init(
          what: error.explanation.message,
          advice: error.explanation.hints.first ?? "see git config user.signingkey", mended: false)
      ]
    }
  }

  /// A clone whose index git splits at its next commit: nothing can be recorded from then on.
  func splittingIndex() throws -> [Diagnosis.Finding] {
    guard repository.workDirectory != nil, let value = try repository.config("core.splitIndex"),
      ["true", "yes", "on", "1"].contains(value.lowercased())
    else { return [] }
    return [
      .init(
        what:
          "Git is set to split its index, which cannot be read here: after its next commit nothing can be recorded.",
        advice:
          "set it otherwise with: git config core.splitIndex false && git update-index --no-split-index",
        mended: false)
    ]
  }

  /// A clone whose index git writes without a checksum from its next commit on: nothing can be recorded from then on.
  func skippingChecksum() throws -> [Diagnosis.Finding] {
    func isOn(_ key: String) throws -> Bool? {
      try repository.config(key).map { ["true", "yes", "on", "1"].contains($0.lowercased()) }
    }
    guard repository.workDirectory != nil, try isOn("index.skipHash") ?? isOn("feature.manyFiles") ?? false
    else { return [] }
    return [
      .init(
        what:
          "Git is set to write its index without a checksum, which cannot be read here: after its next commit nothing can be recorded.",
        advice:
          "set it otherwise with: git config index.skipHash false && git update-index --force-write-index",
        mended: false)
    ]
  }

  /// A roster that main has and the work tree lacks, as after `git clone --no-checkout`: what git commits next would take it off.
  func rosterMissing() throws -> [Diagnosis.Finding] {
    guard let root = repository.workDirectory, try repository.isCheckedOut(workspace.mainReference),
      !FileManager.default.fileExists(atPath: "\(root)/\(Layout.roster)"),
      try !repository.workTreeChanges(under: Layout.roster).isEmpty
    else { return [] }
    return [
      .init(
        what: "\(Layout.roster) is not in the work tree, and the next commit of all would take it off main.",
        advice: "bring it up with: git checkout HEAD -- \(Layout.roster)", mended: false)
    ]
  }

  /// Settings of git that hang on the address of a remote: libgit2 does not know that condition, so what they set is not seen.
  func unfollowedCondition() throws -> [Diagnosis.Finding] {
    try repository.conditionsOnRemotes().uniqued().map { file in
      .init(
        what:
          "Git's configuration takes in \(file) for remotes of some address (hasconfig:), which is not followed here.",
        advice: "set what it sets for Beraad in this clone itself, such as with: git config beraad.as ID",
        mended: false, isLasting: true)
    }
  }

  /// A clone that says who works in it, and has plain git sign with the name of a person.
  func plainCommits(mends: Bool) throws -> [Diagnosis.Finding] {
    guard repository.workDirectory != nil, try repository.config("beraad.as") != nil,
      let identity = try identityIfNamed(), try !isSafeForPlainGit
    else { return [] }
    if mends {
      _ = try CloneSettings(repository: repository, program: context.program).set(
        for: identity, at: context.now())
    }
    let partner = identity.partner.id
    return [
      .init(
        what:
          "A plain git commit in this clone is signed with git's own name of a person, which everybody reads.",
        advice: "have it signed as the organisation with: beraad init --as \(partner)",
        mended: try isSafeForPlainGit)
    ]
  }

  /// Files of the workspace of which git makes other bytes than libgit2 can.
  func filtered() throws -> [Diagnosis.Finding] {
    guard repository.workDirectory != nil, try repository.isCheckedOut(workspace.mainReference) else {
      return []
    }
    let papers = try snapshot.soundPapers()
    // A record need not be there yet: it is to come.
    let record = papers.first.map { "\(Layout.folder(of: $0))/decisions/x.json" }
    let files = [Layout.roster] + [record].compactMap(\.self) + papers.map { Layout.draft(of: $0) }
    var said: Set<String> = []
    return try files.compactMap { try repository.filtering(of: $0) }.compactMap { error in
      guard let remedy = error.filterRemedy, said.insert(remedy).inserted else { return nil }
      return .init(
        what: "\(error.message).", advice: "take it off with: \(remedy)",
        further: [GitError.filterNotice.english],
        mended: false)
    }
  }

  /// Hosts on which a branch leaves the partners' no room.
  func hostsWithoutRoom() throws -> [Diagnosis.Finding] {
    let name = String(Layout.partnersReference.dropFirst("refs/heads/".count))
    return try repository.remotes().filter {
      try repository.tip(of: Layout.reference(of: name, at: $0)) != nil
    }.map { remote in
      .init(
        what:
          "The host has a branch called '\(name)', as \(remote)/\(name) says here: no partner's branch can be sent there.",
        advice:
          "where it is gone there already, fetch with git fetch --prune \(remote); else rename it there, or ask whoever runs the host to, with: \(TransportError.renaming(name, at: remote))",
        mended: false)
    }
  }

  /// Remotes whose settings have a plain `git fetch` write over branches of this clone, and with them over what was not sent yet.
  func fetchedOver() throws -> [Diagnosis.Finding] {
    guard !repository.isBare else { return [] }
    return try repository.remotes().compactMap { remote in
      let key = "remote.\(remote).fetch"
      let over = try fetchedOverBranches(from: remote)
      guard !over.isEmpty else { return nil }
      let usual = "+refs/heads/*:refs/remotes/\(remote)/*"
      return .init(
        what:
          "A plain git fetch from \(remote) writes over branches of this clone (\(key) is \(over.joined(separator: " and "))): what was not sent would be lost.",
        advice: "have it fetch beside them with: git config --replace-all \(key) '\(usual)'", mended: false)
    }
  }

  /// Commits of main that show who a person is: git does not forget.
  func namesOnMain() throws -> [Diagnosis.Finding] {
    let commits = try snapshot.history().parents.keys
    var shown: [String: Int] = [:]
    for commit in commits {
      let info = try repository.commit(commit)
      for signature in [info.author, info.committer] where !signature.email.hasSuffix(".beraad.invalid") {
        shown["\(signature.name) <\(signature.email)>", default: 0] += 1
      }
    }
    guard !shown.isEmpty else { return [] }
    let isSafe = try isSafeForPlainGit
    let most = shown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map(\.key)
    return [
      .init(
        what:
          "\(shown.count == 1 ? "A name stands" : "\(shown.count) names stand") in commits of main, as \(most.joined(separator: ", ")); whoever has the repository reads them.",
        advice: isSafe
          ? "git does not forget them; what plain git commits in this clone is signed as the organisation"
          : "have plain git sign as the organisation from now on, with: beraad init --as PARTNER",
        mended: false, isLasting: isSafe)
    ]
  }

  /// Whether what plain git commits here names an organisation, and no person.
  var isSafeForPlainGit: Bool {
    get throws {
      try ["author", "committer"].allSatisfy { role in
        // Git takes the name of the role before the user's.
        let name = try repository.config("\(role).name")
        let email = try repository.config("\(role).email") ?? repository.config("user.email")
        return try email?.hasSuffix(".beraad.invalid") == true
          && (name == nil || name == repository.config("user.name"))
      }
    }
  }
}
