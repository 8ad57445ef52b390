package import Deliberation
import ObjectIDs
import Git
import Storage
import Transport

/// What `sync` did, and what it found.
package struct Synced: Encodable, Sendable {
  /// What became of main in this clone.
  package enum Main: String, Encodable, Sendable {
    /// Nothing newer came.
    case same
    /// It was moved forward to what the host has.
    case forward
    /// It was united with what the host has: both had something new.
    case united
    /// It was moved to what the host has; what it was here is kept on a branch.
    case kept
    /// Both changed the same words or settings: people have to unite them.
    case contested
    /// The host's is no continuation of what it was: it was not followed.
    case setBack
    /// The host has none any more.
    case lost
  }

  /// The name of the remote, and its address as it may be shown.
  package let remote: String
  package let address: String
  /// The name of main, here and there.
  package let branch: String
  package var main: Main
  /// The files that people have to unite, where main is contested.
  package var files: [String]
  /// What both say otherwise of the roster, and which of it `sync --unite-roster` takes, one sentence each; none where nothing else is
  /// contested, or something is besides.
  package var roster: [Localized] = []
  /// The branch that keeps what main was here and the host has not; nil where there was nothing.
  package let kept: String?
  /// The papers whose draft a partner changed there, which it may only propose.
  package let keptDrafts: [String]
  /// The commit of main that those drafts are edits of.
  package let keptSince: String?
  /// The partners' branches that the host set back; they stay here as they were.
  package let setBack: [String]
  package let news: News
  package let unsent: Unsent
  /// Who this clone says that it is, where the roster of main has them no longer: a partner, or one person of it.
  package let offRoster: String?
  /// What that means and what to type, a sentence each; none where they are on it.
  package let offRosterStory: [Localized]
}

/// What this clone has and the host has not.
package struct Unsent: Encodable, Sendable {
  /// The records on the branch of whoever acts.
  package let records: Int
  /// The commits on main, for who may send it.
  package let commits: Int
  /// The commits on main that the host does not have, for who may not send them: somebody else's, by plain git.
  package var ahead = 0

  package var isEmpty: Bool { records == 0 && commits == 0 }

  /// The same with records that went ahead of the rest.
  func adding(_ records: Int) -> Unsent {
    Unsent(records: self.records + records, commits: commits, ahead: ahead)
  }
}

extension Context {
  /// Fetches what is new at the host, moves what can be moved, and unites what one partner wrote on several machines.
  ///
  /// - Parameters:
  ///   - rewritten: whether main is followed also where the host has another history of it than it had.
  ///   - unitesRoster: whether a roster that both changed in ways that exclude each other is united as `RosterMerge` has it.
  package func sync(rewritten: Bool = false, unitesRoster: Bool = false) throws -> Synced {
    let desk = try deskToSync()
    let remote = try desk.mustHaveRemote()
    let before = try Standpoint(desk)
    let known = try desk.workspace.main(at: remote.name).there
    var setBack = try desk.fetch(remote)
    let identity = try desk.identityOnRoster()
    if let identity, setBack.contains(Layout.branch(of: identity.partner.id)) {
      try desk.ask(remote, of: identity)
      setBack.removeAll { $0 == Layout.branch(of: identity.partner.id) }
    }
    if rewritten, setBack.contains(desk.workspace.mainBranch) {
      try desk.repository.withGuest {
        try desk.userGit.fetch(desk.workspace.mainBranch, whateverItWas: remote)
      }
      setBack.removeAll { $0 == desk.workspace.mainBranch }
    }
    // Whether or not main here can follow: what the host says is enough to delete a name.
    try desk.deleteForgotten(at: remote)
    let course =
      setBack.contains(desk.workspace.mainBranch)
      ? .setBack : try desk.course(at: remote, for: identity, known: known, isRewritten: rewritten)
    let unsendable = try Unsendable(of: identity, at: remote, in: desk)
    let drafts = try unsendable?.drafts(in: desk) ?? []
    let moved = try explainingDraft(to: identity) {
      try follow(course, of: remote, unitesRoster: unitesRoster)
    }
    if let identity { _ = try desk.workspace.uniteBranch(of: identity, at: now()) }
    if identity?.partner.roles.contains(.committee) == true { try bringEditionsBack() }
    let end = try Desk(self)
    let after = try Standpoint(end)
    // Who was forgotten elsewhere goes from this clone's register as well.
    _ = try PersonRegister.read(at: end.snapshot)
    return Synced(
      remote: remote.name, address: remote.address.shown, branch: desk.workspace.mainBranch,
      main: try end.workspace.hasLostMain(remote.name) ? .lost : moved.main, files: moved.files,
      roster: moved.roster, kept: moved.kept,
      keptDrafts: drafts.map(\.description),
      keptSince: drafts.isEmpty ? nil : unsendable?.base?.hex,
      setBack: setBack.filter { $0 != desk.workspace.mainBranch },
      news: try News(from: before, to: after, in: desk.repository),
      unsent: try end.unsent(at: remote.name),
      offRoster: try end.nameOffRoster()?.description ?? end.personOffRoster(),
      offRosterStory: try end.offRosterSentences())
  }

  /// Does what moves main here, and tells a partner what it can do with an edited draft that is in the way.
  private func explainingDraft<Result>(to identity: Identity?, _ move: () throws -> Result) throws -> Result {
    do {
      return try move()
    } catch let error as GitError {
      throw identity.flatMap { error.draftInTheWay(of: $0.partner) } ?? error
    }
  }

  /// Takes the course of main.
  ///
  /// - Parameter unitesRoster: as `sync` has it.
  func follow(_ course: MainCourse, of remote: Remote, unitesRoster: Bool = false) throws -> FollowedMain {
    switch course {
    case .stay: return FollowedMain(main: .same)
    case .setBack: return FollowedMain(main: .setBack)
    case .forward(let there):
      try Workspace(at: directory).follow(there, at: now())
      return FollowedMain(main: .forward)
    case .keep(let here, let there):
      let branch = "\(Layout.keptBranches)\(here.abbreviated())"
      try Workspace(at: directory).follow(there, keeping: here, as: branch, at: now())
      return FollowedMain(main: .kept, kept: branch)
    case .unite(let there): return try unite(with: there, of: remote, unitesRoster: unitesRoster)
    }
  }

  /// Unites two lines of main in one commit, with git's own merge and the drivers of this clone.
  private func unite(with there: ObjectID, of remote: Remote, unitesRoster: Bool) throws -> FollowedMain {
    // Where a merge was begun by hand, its end comes first.
    try Workspace(at: directory).repository.mustBeAtRest()
    return try change("sync") { desk in
      guard let base = try desk.repository.mergeBase(desk.change.tip, there) else {
        throw try desk.desk.otherBeginning(there, at: remote)
      }
      let message = CommitMessage("unite: main here and at \(remote.name)")
      switch try desk.desk.userGit.unite(desk.change.tip.hex, there.hex) {
      case .tree(let tree):
        guard let tree = ObjectID(hex: tree) else { return FollowedMain(main: .contested) }
        try desk.change.unite(with: there, tree: tree, message, as: desk.identity)
        return FollowedMain(main: .united)
      case .contested(let files, let tree):
        guard files == [Layout.roster], let tree = ObjectID(hex: tree),
          let merge = try desk.rosterMerge(of: base, with: there)
        else { return FollowedMain(main: .contested, files: files) }
        guard unitesRoster else {
          return FollowedMain(main: .contested, files: files, roster: merge.conflicts)
        }
        let file = (path: Layout.roster, bytes: RosterCoding.encode(merge.roster))
        try desk.change.unite(with: there, tree: tree, files: [file], message, as: desk.identity)
        return FollowedMain(main: .united, roster: merge.conflicts)
      }
    }
  }
}

extension Desk {
  /// Fetches main and the partners' branches.
  ///
  /// - Returns: the branches that the host set back.
  func fetch(_ remote: Remote) throws -> [String] {
    try repository.withGuest { try fetchNow(remote) }
  }

  private func fetchNow(_ remote: Remote) throws -> [String] {
    let partners = Layout.partnersBranches
    do {
      let setBack = try userGit.fetch(remote, branches: [workspace.mainBranch, partners])
      if setBack.contains(workspace.mainBranch) { try mustShareBeginning(remote) }
      // What was set back is not as the host has it.
      if setBack.isEmpty { try workspace.noteHeard(remote.name) }
      try workspace.noteMain(at: remote.name, isLost: false)
      try noteMet(remote)
      return setBack
    } catch let error as TransportError {
      // A host that was made a moment ago has no main yet.
      guard case .other(let words) = error.complaint, words.contains("couldn't find remote ref") else {
        throw error
      }
      let hadMain = try hadMain(remote)
      try mustHaveNoOtherMain(remote, hadMain: hadMain)
      try workspace.noteMain(at: remote.name, isLost: hadMain && isWhereMainWasMet(remote))
      return try userGit.fetch(remote, branches: [partners])
    }
  }

  /// What this clone has and a host has not, as far as was last heard of it.
  func unsent(at remote: String) throws -> Unsent {
    let leaver = try nameOffRoster() == nil ? nil : try? voter()
    guard let identity = try leaver ?? identityOnRoster() else { return Unsent(records: 0, commits: 0) }
    let own = try workspace.branch(of: identity.partner.id, at: remote)
    let main = try workspace.main(at: remote)
    var records = 0
    if let here = own.here, own.standing == .ahead || own.standing == .apart {
      let base = try own.there ?? repository.mergeBase(here, main.there ?? snapshot.commit)
      let changes = try repository.changes(under: Layout.papers, from: base, to: here)
      for change in changes
      where change.kind == .added && Layout.partner(ofRecord: change.path) == identity.partner.id {
        if let there = main.there, try repository.entry(at: change.path, in: there) != nil { continue }
        records += 1
      }
    }
    var commits = 0
    if main.standing == .ahead || main.standing == .apart, let here = main.here {
      try repository.walk(from: here, until: main.there ?? followed(at: remote)) { _ in
        commits += 1
        return true
      }
    }
    return identity.partner.roles.isEmpty
      ? Unsent(records: records, commits: 0, ahead: commits) : Unsent(records: records, commits: commits)
  }

  /// What main follows at a host that has no branch of its name: it was renamed here.
  private func followed(at remote: String) throws -> ObjectID? {
    let branch = "branch.\(workspace.mainBranch)"
    guard try repository.config("\(branch).remote") == remote,
      let name = try repository.config("\(branch).merge"), name.hasPrefix("refs/heads/")
    else { return nil }
    return try repository.tip(
      of: Layout.reference(of: String(name.dropFirst("refs/heads/".count)), at: remote))
  }
}
