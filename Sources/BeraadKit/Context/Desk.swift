import Deliberation
import Git
import ObjectIDs
import Storage

/// What a verb works with: the workspace as one commit of main has it, and who acts.
struct Desk {
  let context: Context
  let workspace: Workspace
  let snapshot: Snapshot

  /// Opens the workspace that the user stands in, as main has it at this moment.
  init(_ context: Context) throws {
    let workspace = try context.workspace()
    try self.init(context, workspace, workspace.snapshot())
    // Whichever command comes first deletes the names of who was forgotten.
    PersonRegister.sweep(at: snapshot)
  }

  init(_ context: Context, _ workspace: Workspace, _ snapshot: Snapshot) throws {
    (self.context, self.workspace, self.snapshot) = (context, workspace, snapshot)
  }

  var roster: Roster { snapshot.roster }
  var repository: Repository { workspace.repository }

  /// Who acts: `--as`, else `BERAAD_AS`, else git's `beraad.as`; nil where none of them names anybody.
  ///
  /// - Throws: a `Refusal` with near names where somebody is named whom the roster does not have.
  func identityIfNamed() throws -> Identity? {
    guard let named = try named() else { return nil }
    try mustBeOnRoster()
    let identity = try snapshot.actingRoster().identity(named)
    return Identity(partner: identity.partner, person: identity.person, via: context.via)
  }

  /// The same, and nil for whoever the committee took off the roster: who reads or gets what is new need not be on it.
  func identityOnRoster() throws -> Identity? {
    guard try nameOffRoster() == nil, try personOffRoster() == nil else { return nil }
    return try identityIfNamed()
  }

  /// Who is named to act, as it was given.
  func named() throws -> String? {
    let named =
      try context.actingAs ?? context.environment["BERAAD_AS"]
      ?? workspace.repository.config("beraad.as")
    return named?.isEmpty == true ? nil : named
  }

  /// Who acts, for a verb that somebody has to stand behind.
  func identity() throws -> Identity {
    guard let identity = try identityIfNamed() else {
      let partners = roster.partners.map(\.id.description).joined(separator: ", ")
      throw Refusal(
        Localized(en: "Beraad does not know who you are.", nl: "Beraad weet niet namens wie u werkt."),
        hints: [
          Localized(
            en: "say it for one command with: --as PARTNER", nl: "zeg het voor één opdracht met: --as PARTNER"
          ),
          Localized(
            en: "or for this clone with: beraad init --as PARTNER",
            nl: "of voor deze kloon met: beraad init --as PARTNER"),
          Localized(en: "the partners are: \(partners)", nl: "de partners zijn: \(partners)"),
        ])
    }
    return identity
  }

  /// Everything recorded about a paper, with what could not be read.
  ///
  /// - Parameter looksAtTokens: whether tokens that were used at two meetings are looked for.
  func dossier(
    of name: String, scope: RecordScope = .everything, looksAtTokens: Bool = true
  ) throws -> LoadedDossier {
    try snapshot.dossier(of: snapshot.paper(named: name), scope: scope, looksAtTokens: looksAtTokens)
  }

  /// What is open about a paper, and what was recorded about that.
  func openDossier(of name: String) throws -> OpenDossier {
    try snapshot.openDossier(of: snapshot.paper(named: name))
  }

  /// The same with what tokens that were used at two meetings take out of its polls that
  /// are open or were closed anew.
  func lookingAtTokens(_ dossier: Dossier) throws -> Dossier {
    guard
      dossier.pollFiles.contains(where: {
        ($0.waitsForTokens || !$0.earlier.isEmpty || !$0.lateCounts.isEmpty)
          && !($0.cast.isEmpty && $0.corrected.isEmpty)
      })
    else {
      return dossier
    }
    return dossier.noting(try snapshot.tokenDoubles(in: dossier))
  }

  /// The commit that a caller says that it expects main to be.
  func expected(_ name: String) throws -> ObjectID {
    do {
      return try repository.resolve(name)
    } catch {
      guard error.kind != .partialClone, error.kind != .shallow else { throw error }
      throw Refusal(
        Localized(
          en: "'\(name)' names no commit that this clone has, so nobody can tell what changed since.",
          nl:
            "'\(name)' is geen commit die deze kloon heeft, dus is niet te zien wat er sindsdien veranderde."),
        hints: [
          Localized(
            en: "see where main is with: git log -1 \(workspace.mainBranch)",
            nl: "kijk waar main staat met: git log -1 \(workspace.mainBranch)"),
          Localized(
            en: "get what others have with: beraad sync", nl: "haal op wat anderen hebben met: beraad sync"),
        ])
    }
  }
}
