import Deliberation
import Git
import Storage

/// What a verb works with: the workspace as main has it at this moment, and who acts.
struct Desk {
  let context: Context
  let workspace: Workspace
  let snapshot: Snapshot

  /// Opens the workspace that the user stands in.
  init(_ context: Context) throws {
    self.context = context
    workspace = try Workspace(at: context.directory)
    snapshot = try workspace.snapshot()
  }

  var roster: Roster { snapshot.roster }

  /// Who acts: `--as`, else `BERAAD_AS`, else git's `beraad.as`; nil where none of them names anybody.
  ///
  /// - Throws: a `Refusal` with near names where somebody is named whom the roster does not have.
  func identityIfNamed() throws -> Identity? {
    let named =
      try context.actingAs ?? context.environment["BERAAD_AS"]
      ?? workspace.repository.config("beraad.as")
    guard let named, !named.isEmpty else { return nil }
    return try roster.identity(named)
  }

  /// Who acts, for a verb that somebody has to stand behind.
  func identity() throws -> Identity {
    guard let identity = try identityIfNamed() else {
      throw Refusal(
        "Beraad does not know who you are.",
        hints: [
          "say it for one command with: --as PARTNER",
          "or for this repository with: git config beraad.as PARTNER",
          "the partners are: \(roster.partners.map(\.id.description).joined(separator: ", "))",
        ])
    }
    return identity
  }

  func header(of paper: Slug, by identity: Identity) -> Record.Header {
    Record.Header(
      paper: paper, partner: identity.partner.id, person: identity.person, at: context.now(),
      seen: snapshot.commit.hex)
  }

  /// Everything recorded about a paper, with what could not be read handed to `story`.
  func dossier(of name: String, scope: RecordScope = .everything) throws -> LoadedDossier {
    try snapshot.dossier(of: snapshot.paper(named: name), scope: scope)
  }

  /// Seals a record and adds it to its partner's own branch.
  ///
  /// - Throws: a `Refusal` where it is larger than what would be collected.
  func file(_ body: Record.Body, on paper: Slug, by identity: Identity, summary: (Record) -> String) throws
    -> Record
  {
    try workspace.mustBeWritable()
    let record = RecordCoding.seal(header(of: paper, by: identity), body)
    let size = RecordCoding.encode(record).count
    guard size <= RecordCoding.largest else {
      throw Refusal("A record of \(size) bytes is too large: at most \(RecordCoding.largest).")
    }
    try workspace.append([record], of: identity, summary: summary(record), at: context.now())
    return record
  }
}
