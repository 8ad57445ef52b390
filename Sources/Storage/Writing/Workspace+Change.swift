package import Deliberation
package import Git
package import ObjectIDs

extension Workspace {
  /// Changes main: the one way onto it.
  ///
  /// The verb is handed main's tip inside the lock, and asks its rules there. Where main moved all the same, by plain
  /// git, the whole verb is asked again. Index and work tree have followed when this returns.
  ///
  /// - Parameters:
  ///   - identity: whose name stands in the reflog.
  ///   - at: the time of the commits.
  ///   - expected: the commit that the caller had before them, where that matters.
  ///   - isDryRun: whether the verb is asked for what it would do, and nothing is written.
  ///   - log: a line for the reflog.
  ///   - verb: makes commits on what it is given; called again for each tip.
  /// - Throws: what the verb throws, `MainMoved`, `GitError`; then nothing was written, but where the error says that the
  ///   next command finishes it (`.workTreeBehind`, `.branchWaits`).
  package func change<Result>(
    as identity: Identity, at instant: Instant, expecting expected: ObjectID? = nil, isDryRun: Bool = false,
    log: String, _ verb: (MainChange) throws -> Result
  ) throws -> Result {
    func ask(on tip: ObjectID) throws -> (change: MainChange, result: Result) {
      if let expected, expected != tip {
        throw try MainMoved(expected: expected, tip: tip, in: repository)
      }
      let change = MainChange(
        snapshot: try Snapshot(workspace: self, commit: tip), at: instant, isDryRun: isDryRun)
      do {
        return (change, try verb(change))
      } catch let error as GitError {
        guard error.kind == .bothFileAndFolder, let path = error.path else { throw error }
        throw error.helped(by: try makingRoom(path))
      }
    }
    if isDryRun { return try ask(on: snapshot().commit).result }
    try mustBeWritable()
    return try repository.update(
      mainReference, log: "beraad: \(log)", by: identity.signature(at: instant)
    ) { tip in
      guard let tip else {
        throw Refusal(
          Localized(
            en: "The branch '\(mainBranch)' has no commit yet.",
            nl: "Op de branch '\(mainBranch)' staat nog geen commit."))
      }
      let (change, result) = try ask(on: tip)
      try change.write()
      return BranchMove(
        commit: change.tip == tip ? nil : change.tip, paths: change.paths.sorted(), adopted: change.adopted,
        placements: change.placements, result: result)
    }
  }

  /// Moves main forward to a commit that holds all of it, as a remote had it.
  ///
  /// - Throws: `GitError`; a `Refusal` where main is not part of that commit (any more).
  package func follow(_ commit: ObjectID, at instant: Instant) throws {
    let nobody = Signature(name: "Beraad", email: "beraad@beraad.invalid", seconds: instant.seconds)
    try mustBeWritable()
    try repository.update(mainReference, log: "beraad: sync", by: nobody) { tip in
      if let tip, try !repository.isAncestor(tip, of: commit) {
        throw Refusal(
          Localized(
            en: "Main moved meanwhile; nothing was moved.",
            nl: "Main is intussen veranderd; er is niets verzet."),
          hints: [Localized(en: "try again: beraad sync", nl: "probeer het opnieuw: beraad sync")])
      }
      return BranchMove(commit: commit == tip ? nil : commit, result: ())
    }
  }

  /// Moves main to what the host has of it, and keeps what this clone had on a branch.
  ///
  /// - Parameters:
  ///   - own: the tip that this clone had.
  ///   - branch: the short name of the branch that keeps it. One that has it all stays as it is.
  /// - Throws: a `Refusal` where that branch has other commits, or main moved; `GitError`.
  package func follow(
    _ commit: ObjectID, keeping own: ObjectID, as branch: String, at instant: Instant
  ) throws {
    let nobody = Signature(name: "Beraad", email: "beraad@beraad.invalid", seconds: instant.seconds)
    try mustBeWritable()
    try repository.update("refs/heads/\(branch)", log: "beraad: sync", by: nobody) { tip in
      guard let tip, tip != own else { return BranchMove(commit: tip == nil ? own : nil, result: ()) }
      if try repository.isAncestor(own, of: tip) { return BranchMove(commit: nil, result: ()) }
      guard try repository.isAncestor(tip, of: own) else {
        throw Refusal(
          Localized(
            en:
              "The branch \(branch) is to keep what this clone has, and has commits of its own; nothing was moved.",
            nl:
              "Op de branch \(branch) moet komen wat deze kloon heeft, maar daar staan al andere commits; er is niets verzet."
          ),
          hints: [
            Localized(
              en: "give it another name with: git branch --move \(branch) NAME",
              nl: "geef die een andere naam met: git branch --move \(branch) NAAM")
          ])
      }
      return BranchMove(commit: own, result: ())
    }
    try repository.update(mainReference, log: "beraad: sync", by: nobody) { tip in
      guard tip == own else {
        throw Refusal(
          Localized(
            en: "Main moved meanwhile; nothing was moved.",
            nl: "Main is intussen veranderd; er is niets verzet."),
          hints: [Localized(en: "try again: beraad sync", nl: "probeer het opnieuw: beraad sync")])
      }
      return BranchMove(commit: commit, result: ())
    }
  }

  /// Has a folder stand at its place, without a change of main: all its files or none, whatever ends the program.
  package func place(_ folder: FolderPlacement) throws {
    let nobody = Signature(name: "Beraad", email: "beraad@beraad.invalid", seconds: 0)
    try repository.update(mainReference, log: "beraad: files", by: nobody) { tip in
      BranchMove(commit: tip, paths: [], placements: [folder], result: ())
    }
  }

  /// Makes the first commit of a workspace: the roster, on the branch that HEAD names.
  ///
  /// - Throws: `GitError`, or a `Refusal` where a roster lies there already.
  package func found(_ roster: Roster, by identity: Identity, at instant: Instant) throws {
    let committer = Committer(for: self, at: instant, policy: roster.signatures)
    try repository.update(mainReference, log: "beraad: init", by: identity.signature(at: instant)) { tip in
      if let tip, try repository.entry(at: Layout.roster, in: tip) != nil {
        throw Refusal(
          Localized(
            en: "Somebody made this a workspace meanwhile.",
            nl: "Iemand maakte hier intussen een werkruimte van."),
          hints: [
            Localized(
              en: "say who works in this clone with: beraad init --as PARTNER",
              nl: "zeg wie er in deze kloon werkt met: beraad init --as PARTNER")
          ])
      }
      var batch = ObjectBatch(in: repository)
      let blob = try batch.add(blob: RosterCoding.encode(roster))
      let commit = try committer.commit(
        tree: batch.tree(updating: tip, set: [(Layout.roster, blob)]), parents: tip.map { [$0] } ?? [],
        author: identity, committer: identity,
        message: CommitMessage("init: a workspace for \(roster.alliance)"), in: &batch)
      try batch.write()
      return BranchMove(commit: commit, paths: [Layout.roster], result: ())
    }
  }

  /// Refuses a repository in which nobody could see what was written, or HEAD is on no branch.
  package func mustBeWritable() throws {
    guard !repository.isBare || isServed else {
      if let refusal = repository.refusalOfBareClone { throw refusal }
      throw Refusal(
        Localized(
          en: "This is a bare repository: it has no work tree to write papers in.",
          nl: "Dit is een kale repository: er is geen werkmap om stukken in te schrijven."),
        hints: [
          Localized(
            en: "clone it, and run the command in the clone", nl: "kloon die, en geef de opdracht in de kloon"
          )
        ])
    }
    if case .detached(let commit) = try repository.head() {
      // In the middle of a rebase git does not switch.
      try repository.mustBeAtRest()
      throw Refusal(
        Localized(
          en: "HEAD is detached at \(commit.abbreviated()): what you see is not the branch '\(mainBranch)'.",
          nl: "HEAD staat los op \(commit.abbreviated()): wat er nu staat, is niet de branch '\(mainBranch)'."
        ),
        hints: [
          Localized(
            en: "go back to it with: git switch \(mainBranch)", nl: "ga terug met: git switch \(mainBranch)")
        ])
    }
  }

  /// What takes a file off main and keeps it, under another name, in a work tree: typed in this one, whatever is checked out here.
  package func makingRoom(_ path: String) throws(GitError) -> String {
    let room = GitError.makingRoom(path)
    if case .branch(mainReference, _) = try repository.head() { return room }
    guard let tree = try repository.workTrees(on: mainReference).first else {
      return "git switch \(GitError.typed(mainBranch)) && \(room)"
    }
    return "(cd \(GitError.typed(tree)) && \(room))"
  }
}
