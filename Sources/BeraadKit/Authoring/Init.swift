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
  /// - Returns: what happened, in sentences.
  package func makeWorkspace(at path: String, name: String?, language: Language) throws -> [String] {
    let name = try name.map { try GivenText.checkLine($0, what: "a name") }
    let repository = try openOrCreate(at: path)
    guard let root = repository.workDirectory else {
      throw Refusal("\(path) is a bare repository: it has no work tree to write papers in.")
    }
    guard case .branch(let branch, let tip) = try repository.head() else {
      throw Refusal("HEAD is detached in \(path).", hints: ["go to a branch first, with: git switch BRANCH"])
    }
    if let tip, try repository.entry(at: RosterCoding.path, in: tip) != nil {
      return ["\(path) is a workspace already; nothing was changed."]
    }
    let isDutch = language == .dutch
    let partner = Partner(
      id: try Slug.parse(isDutch ? "redactie" : "editors", as: "partner"),
      name: isDutch ? "Redactie" : "Editors",
      roles: [.author, .committee, .steward], people: [Person(id: "p1")])
    let folder = root.split(separator: "/").last.map(String.init) ?? "beraad"
    let roster = Roster(alliance: name ?? folder, language: language, partners: [partner])
    try commitRoster(roster, by: Identity(partner: partner, person: "p1"), on: branch, of: repository)
    if try repository.config("beraad.as") == nil {
      try repository.setConfig("beraad.as", to: partner.id.description)
    }
    let short = String(branch.dropFirst("refs/heads/".count))
    if short != "main" { try repository.setConfig("beraad.main", to: short) }
    return [
      "Made \(path) a workspace, with the partner '\(partner.id)' as author and committee.",
      "Next: beraad new PAPER --title \"…\", and: beraad partner add ID --name \"…\"",
    ]
  }

  private func openOrCreate(at path: String) throws -> Repository {
    if !FileManager.default.fileExists(atPath: path) { try makeDirectory(path) }
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

  private func commitRoster(
    _ roster: Roster, by identity: Identity, on branch: String, of repository: Repository
  ) throws {
    let path = RosterCoding.path
    if let root = repository.workDirectory, FileManager.default.fileExists(atPath: "\(root)/\(path)") {
      throw Refusal(
        "\(path) stands there already, and is not committed.", hints: ["commit it, or put it aside"])
    }
    let blob = try repository.write(blob: RosterCoding.encode(roster))
    let signature = identity.signature(at: now())
    let message = Workspace.message(
      "init: a workspace for \(roster.alliance)", trailers: [("Partner", identity.partner.id.description)])
    var old: ObjectID?
    let new: ObjectID = try repository.update(branch, log: "beraad: init") { tip in
      old = tip
      let base = try tip.map { try repository.tree(of: $0) }
      let tree = try repository.tree(updating: base, set: [(path, blob)])
      let commit = try repository.createCommit(
        tree: tree, parents: tip.map { [$0] } ?? [], author: signature, committer: signature, message: message
      )
      return (commit, commit)
    }
    try repository.refreshWorkTree(paths: [path], from: old, to: new)
  }
}
