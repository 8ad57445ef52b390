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
  ) throws -> [String] {
    let name = try name.map { try GivenText.checkLine($0, what: "a name") }
    let repository = try openOrCreate(at: path)
    // Another init that was stopped may have put the roster in place, or taken locks.
    try repository.recover()
    guard let root = repository.workDirectory else {
      if let refusal = repository.refusalOfBareClone { throw refusal }
      throw Refusal("\(path) is a bare repository: it has no work tree to write papers in.")
    }
    guard case .branch(let branch, let tip) = try repository.head() else {
      throw Refusal("HEAD is detached in \(path).", hints: ["go to a branch first, with: git switch BRANCH"])
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
      "Made \(path) a workspace, with the partner '\(partner.id)' as author and committee.",
      "Next: beraad new PAPER --title \"…\", and: beraad partner add ID --name \"…\"",
      CloneSettings.forTheHost,
    ] + care
  }

  /// Makes a clone of a workspace ready for whoever works in it.
  private func prepareClone(
    _ repository: Repository, at path: String, _ key: SigningKeyFile?
  ) throws -> [String] {
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
        "\(path) is a workspace already. Say who works in this clone with: beraad init \(path) --as PARTNER"
      ]
    }
    return ["\(path) is a workspace already; this clone is ready for \(identity.partner.name)."] + care
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
      throw Refusal("The directory \(path) cannot be made.", causes: ["\(error)"])
    }
  }

  /// Refuses to found a workspace on a branch that no other clone would take for main.
  private func mustBeMain(_ branch: String, of repository: Repository) throws {
    let main = try MainBranch(of: repository).reference
    guard main != branch else { return }
    let (short, name) = (branch.dropFirst("refs/heads/".count), main.dropFirst("refs/heads/".count))
    throw Refusal(
      "You stand on the branch '\(short)', and the alliance's main would be '\(name)'.",
      hints: [
        "go there first, with: git switch \(name)",
        "or say that it is this one: git config beraad.main \(short)",
      ])
  }

  /// Refuses to write over a roster that nobody committed.
  private func mustNotLie(_ path: String, in root: String) throws(Refusal) {
    guard FileManager.default.fileExists(atPath: "\(root)/\(path)") else { return }
    throw Refusal(
      "\(path) stands there already, and is not committed.", hints: ["commit it, or put it aside"])
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
