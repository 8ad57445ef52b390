import Deliberation
import FoundationEssentials
import Git
import Glibc
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
          Localized(
            en:
              "This clone does not merge as Beraad does: a git pull stops at a roster that two people added to, and can move the records of a poll into another.",
            nl:
              "Deze kloon voegt niet samen zoals Beraad: een git pull blijft steken bij een reviewers.json waar twee mensen iets aan toevoegden, en kan wat bij een peiling hoort bij een andere leggen."
          ),
        advice: Localized(
          en: "set it up with: beraad doctor --mend", nl: "stel dat in met: beraad doctor --mend"),
        mended: mends)
    ]
  }

  /// Folders of this clone that whoever runs this may not write to: what has its place there is refused.
  func foldersToReadOnly() throws -> [Diagnosis.Finding] {
    var folders = [repository.commonDirectory]
    if let root = repository.workDirectory, try repository.isCheckedOut(workspace.mainReference) {
      folders +=
        [root] + ([Layout.papers] + (try snapshot.papers().map(Layout.folder(of:)))).map { "\(root)/\($0)" }
    }
    let barred = folders.filter { access($0, F_OK) == 0 && access($0, W_OK | X_OK) != 0 }
    // What lies below one is barred with it, mostly.
    return barred.filter { folder in !barred.contains { folder.hasPrefix($0 + "/") } }.map { folder in
      let typed = GitError.typed(folder)
      return .init(
        what: Localized(
          en: "\(folder) may not be written to: what has its place there is refused.",
          nl: "In \(folder) mag niet worden geschreven: wat daar zou komen, wordt geweigerd."),
        advice: Localized(
          en:
            "look whose it is, and whether its disk is mounted to be read only, with: ls -ld \(typed) && findmnt -T \(typed)",
          nl:
            "kijk van wie die is, en of de schijf alleen te lezen is, met: ls -ld \(typed) && findmnt -T \(typed)"
        ),
        mended: false)
    }
  }

  /// A host whose HEAD names another workspace than main.
  func rivalOfMain() throws -> [Diagnosis.Finding] {
    let main = try MainBranch(of: repository)
    guard let other = try main.rival(in: repository) else { return [] }
    return [
      .init(
        what:
          Localized(
            en:
              "The host's HEAD names the branch '\(other)', which has the papers too, and this clone works on '\(main.name)'.",
            nl:
              "De HEAD van de host noemt de branch '\(other)', waar de stukken ook op staan, en deze kloon werkt op '\(main.name)'."
          ),
        advice:
          Localized(
            en:
              "where '\(main.name)' is right, type on the host: git symbolic-ref HEAD refs/heads/\(main.name); where '\(other)' is: git config beraad.main \(other)",
            nl:
              "klopt '\(main.name)', typ dan op de host: git symbolic-ref HEAD refs/heads/\(main.name); klopt '\(other)': git config beraad.main \(other)"
          ),
        mended: false)
    ]
  }

  /// What keeps signatures from being made or checked in this clone. Writes the keys that main ever named where git reads them.
  func signatures(mends: Bool) throws -> [Diagnosis.Finding] {
    var findings = roster.partners.flatMap { partner in
      partner.people.flatMap(\.keys).filter { (try? PublicKey(given: $0)) == nil }.map { key in
        Diagnosis.Finding(
          what: Localized(
            en: "What stands in reviewers.json as a key of \(partner.id) is none: “\(key.prefix(40))”.",
            nl: "Wat in reviewers.json staat als sleutel van \(partner.id), is er geen: “\(key.prefix(40))”."),
          advice: Localized(
            en: "revoke it with: beraad partner key revoke \(partner.id) '\(key)'",
            nl: "trek die in met: beraad partner key revoke \(partner.id) '\(key)'"), mended: false)
      }
    }
    guard try !snapshot.namedKeys().isEmpty else { return findings }
    let path = try AllowedSigners(snapshot).write(for: workspace)
    let key = "gpg.ssh.allowedSignersFile"
    if try repository.config(key) == nil {
      if mends { try repository.setConfig(key, to: path) }
      findings.append(
        .init(
          what: Localized(
            en: "Git does not know whose keys are whose: git log --show-signature names nobody.",
            nl: "Git weet niet wiens sleutels dit zijn: git log --show-signature noemt niemand."),
          advice: Localized(
            en: "have it read \(path) with: beraad doctor --mend",
            nl: "laat git \(path) lezen met: beraad doctor --mend"), mended: mends))
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
          what: error.explanation.sentence,
          advice: error.explanation.advice.first
            ?? Localized(en: "see git config user.signingkey", nl: "zie git config user.signingkey"),
          mended: false)
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
          Localized(
            en:
              "Git is set to split its index, which cannot be read here: after its next commit nothing can be recorded.",
            nl:
              "Git splitst hier zijn index, en die kan dan niet worden gelezen: na de volgende commit kan er niets meer worden vastgelegd."
          ),
        advice:
          Localized(
            en:
              "set it otherwise with: git config core.splitIndex false && git update-index --no-split-index",
            nl: "zet dat uit met: git config core.splitIndex false && git update-index --no-split-index"),
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
          Localized(
            en:
              "Git is set to write its index without a checksum, which cannot be read here: after its next commit nothing can be recorded.",
            nl:
              "Git schrijft hier zijn index zonder controlegetal, en die kan dan niet worden gelezen: na de volgende commit kan er niets meer worden vastgelegd."
          ),
        advice:
          Localized(
            en:
              "set it otherwise with: git config index.skipHash false && git update-index --force-write-index",
            nl: "zet dat anders met: git config index.skipHash false && git update-index --force-write-index"),
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
        what: Localized(
          en: "\(Layout.roster) is not in the work tree, and the next commit of all would take it off main.",
          nl:
            "\(Layout.roster) staat niet in de werkmap, en de volgende commit van alles zou het van main halen."
        ),
        advice: Localized(
          en: "bring it up with: git checkout HEAD -- \(Layout.roster)",
          nl: "haal het terug met: git checkout HEAD -- \(Layout.roster)"), mended: false)
    ]
  }

  /// Settings of git that hang on the address of a remote: libgit2 does not know that condition, so what they set is not seen.
  func unfollowedCondition() throws -> [Diagnosis.Finding] {
    try repository.conditionsOnRemotes().uniqued().map { file in
      .init(
        what:
          Localized(
            en:
              "Git's configuration takes in \(file) for remotes of some address (hasconfig:), which is not followed here.",
            nl:
              "De instellingen van git lezen \(file) erbij voor servers met een bepaald adres (hasconfig:); dat wordt hier niet gevolgd."
          ),
        advice: Localized(
          en: "set what it sets for Beraad in this clone itself, such as with: git config beraad.as ID",
          nl:
            "stel wat daar voor Beraad staat in deze kloon zelf in, bijvoorbeeld met: git config beraad.as ID"
        ),
        mended: false, isLasting: true)
    }
  }

  /// A clone that says who works in it, and has plain git sign as another organisation, or another person of it, which worked in it before.
  func formerSignature(mends: Bool) throws -> [Diagnosis.Finding] {
    guard repository.workDirectory != nil, context.actingAs == nil,
      context.environment["BERAAD_AS"]?.isEmpty != false, try repository.config("beraad.as") != nil,
      let identity = try identityIfNamed(), let email = try repository.ownConfig("user.email"),
      email.hasSuffix(".beraad.invalid"), email != identity.signature(at: context.now()).email
    else { return [] }
    if mends {
      _ = try CloneSettings(repository: repository, program: context.program).set(
        for: identity, at: context.now())
    }
    let name = "\(identity.partner.id)/\(identity.person)"
    return [
      .init(
        what: Localized(
          en: "A plain git commit in this clone is signed as \(email), and \(name) works in it.",
          nl: "Een gewone git commit in deze kloon staat op naam van \(email), en \(name) werkt erin."),
        advice: Localized(
          en: "have it signed as who works here with: beraad init --as \(name)",
          nl: "zet die op naam van wie hier werkt met: beraad init --as \(name)"),
        mended: mends)
    ]
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
          Localized(
            en:
              "A plain git commit in this clone is signed with git's own name of a person, which everybody reads.",
            nl:
              "Een gewone git commit in deze kloon krijgt de naam die git van een mens heeft, en die leest iedereen."
          ),
        advice: Localized(
          en: "have it signed as the organisation with: beraad init --as \(partner)",
          nl: "laat die op naam van de organisatie komen met: beraad init --as \(partner)"),
        mended: try isSafeForPlainGit)
    ]
  }
}
