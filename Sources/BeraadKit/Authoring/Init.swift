package import Deliberation
import FoundationEssentials
import Git
import Storage

extension Context {
  /// Makes a workspace: a new repository, or an existing one with a roster added.
  ///
  /// - Parameters:
  ///   - path: where; the directory is made where it lacks.
  ///   - name: the alliance's name; the directory's where it is nil.
  ///   - key: the key with which each commit of the clone is to be signed.
  /// - Returns: what happened, in sentences.
  package func makeWorkspace(
    at path: String, name: String?, language: Language, key: SigningKeyFile? = nil
  ) throws -> [Localized] {
    let name = try name.map { try GivenText.checkLine($0, what: Localized(en: "a name", nl: "een naam")) }
    let repository = try openOrCreate(at: path)
    // Another init that was stopped may have put the roster in place, or taken locks.
    try repository.recover()
    guard let root = repository.workDirectory else {
      if let refusal = repository.refusalOfBareClone { throw refusal }
      throw Refusal(
        Localized(
          en: "\(path) is a bare repository: it has no work tree to write papers in.",
          nl: "\(path) is een kale repository: er is geen werkmap om stukken in te schrijven."))
    }
    guard case .branch(let branch, let tip) = try repository.head() else {
      throw Refusal(
        Localized(en: "HEAD is detached in \(path).", nl: "In \(path) staat HEAD los."),
        hints: [
          Localized(
            en: "go to a branch first, with: git switch BRANCH",
            nl: "ga eerst naar een branch, met: git switch BRANCH")
        ])
    }
    if let tip, try repository.entry(at: Layout.roster, in: tip) != nil {
      return try prepareClone(repository, at: path, key)
    }
    if let tip, let loss = try Snapshot.lossOfRoster(at: tip, in: repository) { throw loss }
    try MainBranch.mustNotBeElsewhere(in: repository)
    let isDutch = language == .dutch
    let partner = Partner(
      id: try Slug.parse(isDutch ? "redactie" : "editors", as: .partner),
      name: isDutch ? "Redactie" : "Editors",
      roles: [.author, .committee, .steward], people: [Person(id: "p1")])
    let folder = root.split(separator: "/").last.map(String.init) ?? "beraad"
    let roster = Roster(alliance: name ?? folder, language: language, partners: [partner])
    try mustNotLie(Layout.roster, in: root)
    let identity = Identity(partner: partner, person: "p1")
    if let actingAs { _ = try roster.identity(actingAs) }
    let short = String(branch.dropFirst("refs/heads/".count))
    try mustBeMain(branch, of: repository)
    if short != "main" { try repository.setConfig("beraad.main", to: short) }
    let settings = CloneSettings(repository: repository, program: program)
    let signing = try settings.sign(with: key)
    try workspace(at: path).found(roster, by: identity, at: now())
    if try repository.config("beraad.as") == nil {
      try repository.setConfig("beraad.as", to: partner.id.description)
    }
    let care = try settings.set(for: identity, at: now()) + signing
    return [
      Localized(
        en: "Made \(path) a workspace, with the partner '\(partner.id)' as author and committee.",
        nl: "\(path) is nu een werkruimte, met de partner '\(partner.id)' als auteur en commissie."),
      Localized(
        en: "Next: beraad new PAPER --title \"…\", and: beraad partner add ID --name \"…\"",
        nl: "Hierna: beraad new STUK --title \"…\", en: beraad partner add ID --name \"…\""),
      CloneSettings.forTheHost,
    ] + care
  }

  /// Makes a clone of a workspace ready for whoever works in it.
  private func prepareClone(
    _ repository: Repository, at path: String, _ key: SigningKeyFile?
  ) throws -> [Localized] {
    var there = self
    there.directory = path
    let desk = try Desk(there)
    let identity = try desk.identityIfNamed() ?? desk.founderOfUnfinishedInit()
    if let identity, try actingAs != nil || repository.ownConfig("beraad.as") == nil {
      try repository.setConfig("beraad.as", to: "\(identity.partner.id)/\(identity.person)")
    }
    let settings = CloneSettings(repository: repository, program: program)
    let care = try settings.set(for: identity, at: now()) + settings.sign(with: key)
    guard let identity else {
      return [
        Localized(
          en:
            "\(path) is a workspace already. Say who works in this clone with: beraad init \(path) --as PARTNER",
          nl:
            "\(path) is al een werkruimte. Zeg wie er in deze kloon werkt met: beraad init \(path) --as PARTNER"
        )
      ]
    }
    return [
      Localized(
        en: "\(path) is a workspace already; this clone is ready for \(identity.partner.name).",
        nl: "\(path) is al een werkruimte; deze kloon is klaar voor \(identity.partner.name).")
    ] + care
  }

  private func openOrCreate(at path: String) throws -> Repository {
    if !FileManager.default.fileExists(atPath: path) { try makeDirectory(path) }
    DraftFolder.clearLeftovers(in: path)
    do {
      return try Repository.discover(from: path)
    } catch {
      if error.kind != .notFound { throw error }
    }
    return try Repository.create(at: path, initialBranch: "main")
  }

  private func makeDirectory(_ path: String) throws(Refusal) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Refusal(
        Localized(en: "The directory \(path) cannot be made.", nl: "De map \(path) kan niet worden gemaakt."),
        causes: [Localized(verbatim: "\(error)")])
    }
  }

  /// Refuses to found a workspace on a branch that no other clone would take for main.
  private func mustBeMain(_ branch: String, of repository: Repository) throws {
    let main = try MainBranch(of: repository).reference
    guard main != branch else { return }
    let (short, name) = (branch.dropFirst("refs/heads/".count), main.dropFirst("refs/heads/".count))
    throw Refusal(
      Localized(
        en: "You stand on the branch '\(short)', and the alliance's main would be '\(name)'.",
        nl: "De branch '\(short)' is uitgecheckt, en main van de alliantie zou '\(name)' zijn."),
      hints: [
        Localized(
          en: "go there first, with: git switch \(name)", nl: "ga daar eerst heen, met: git switch \(name)"),
        Localized(
          en: "or say that it is this one: git config beraad.main \(short)",
          nl: "of zeg dat het deze is: git config beraad.main \(short)"),
      ])
  }

  /// Refuses to write over a roster that nobody committed.
  private func mustNotLie(_ path: String, in root: String) throws(Refusal) {
    guard FileManager.default.fileExists(atPath: "\(root)/\(path)") else { return }
    throw Refusal(
      Localized(
        en: "\(path) stands there already, and is not committed.",
        nl: "\(path) staat er al, en is niet vastgelegd."),
      hints: [Localized(en: "commit it, or put it aside", nl: "leg het vast, of leg het opzij")])
  }
}

extension Desk {
  /// Who made this workspace with an `init` that was stopped before it wrote down who works here; nil where it may be a
  /// clone, or others have come since.
  fileprivate func founderOfUnfinishedInit() throws -> Identity? {
    guard try repository.remotes().isEmpty, roster.partners.count == 1, let partner = roster.partners.first,
      partner.people.count == 1, let person = partner.people.first
    else { return nil }
    return Identity(partner: partner, person: person.id)
  }
}
