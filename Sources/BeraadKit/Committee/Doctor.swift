import Deliberation
import FoundationEssentials
import Git
import ObjectIDs
import Storage
import Transport

/// What `doctor` found, and what to do about each.
package struct Diagnosis: Encodable, Sendable {
  package struct Finding: Encodable, Sendable {
    package let what: String
    package let advice: String
    /// What to do after that, or instead of it.
    package var further: [String] = []
    /// Whether it was mended.
    package let mended: Bool
    /// Whether it is named only: it stays so, and is in nobody's way.
    package var isLasting = false
  }

  package let findings: [Finding]
}

extension Context {
  /// Looks for what gets in the way: in the repository and its work trees, on the partners' branches, in the drafts and
  /// in the history of main.
  ///
  /// - Parameter mends: whether locks that nobody holds are removed, and this clone is made safe for plain git.
  package func examine(mends: Bool) throws -> Diagnosis {
    let workspace = try self.workspace()
    let found = try workspace.repository.findings(reserving: [Layout.partnersReference])
    var findings = try found.map { try Diagnosis.Finding($0, mends: mends, in: workspace.repository) }
    // What one look trips over must not hide what the others find.
    func look(_ find: () throws -> [Diagnosis.Finding]) throws {
      do {
        let new = try find()
        findings += new
      } catch let error as GitError where found.contains(where: error.isSaid) {
        return
      } catch let error as any Explained {
        let explanation = error.explanation
        let finding = Diagnosis.Finding(
          what: (error as? GitError)?.found ?? explanation.message,
          advice: explanation.hints.first ?? "see more with: beraad verify",
          further: Array(explanation.hints.dropFirst()), mended: false)
        if !findings.contains(where: { $0.what == finding.what }) { findings.append(finding) }
      }
    }
    try look {
      let desk = try Desk(self, workspace, workspace.snapshot())
      for find in [
        desk.otherThanFiles, desk.draftsOfNoText, desk.filtered, desk.branchesOfNobody, desk.hostsWithoutRoom,
        desk.unreadableRecords, desk.conflictMarkers, desk.takenBack, desk.textsLost, desk.leftOut,
        desk.namesOnMain,
      ] {
        try look(find)
      }
      try look { try desk.mergeDriver(mends: mends) }
      try look { try desk.signatures(mends: mends) }
      try look { try desk.plainCommits(mends: mends) }
      return []
    }
    return Diagnosis(findings: findings)
  }
}

extension GitError {
  /// Whether a finding says already why a look could not be taken: the clone lacks what it asks for.
  fileprivate func isSaid(by finding: Git.Finding) -> Bool {
    switch finding {
    case .shallow: kind == .shallow
    case .partialClone: kind == .partialClone
    default: false
    }
  }
}

extension Diagnosis.Finding {
  fileprivate init(_ finding: Git.Finding, mends: Bool, in repository: Repository) throws {
    switch finding {
    case .lock(let lock, let holder): try self.init(lock, holder, mends: mends, in: repository)
    case .refusal(let error):
      let explanation = error.explanation
      self.init(
        what: error.found ?? explanation.message,
        advice: explanation.hints.first ?? "see what it is with: git status",
        further: Array(explanation.hints.dropFirst()), mended: false)
    case .partialClone(let remedy):
      self.init(
        what:
          "This is a partial clone: what was left out cannot be read, and what hangs on it was not looked at.",
        advice: "fetch the rest with: \(remedy)", mended: false)
    case .shallow(let remedy):
      self.init(
        what:
          "This clone is shallow: what came before cannot be read, such as origins of words, and was not looked at.",
        advice: "fetch the rest with: \(remedy)", mended: false)
    case .workTreeBehind(let workTree, let commit, let paths):
      self.init(
        what:
          "\(workTree) is behind its branch: \(paths.prefix(3).joined(separator: ", ")) \(paths.count == 1 ? "is" : "are") as commit \(commit.abbreviated()) has it, and the next commit of all changes would take back what came since.",
        advice:
          "bring it up with: git -C '\(workTree)' restore --staged --worktree -- \(paths.map { "'\($0)'" }.joined(separator: " "))",
        mended: false)
    }
  }

  private init(_ lock: StaleLock, _ holder: LockHolder, mends: Bool, in repository: Repository) throws {
    var (advice, mended) = ("remove it with: beraad doctor --mend", false)
    switch holder {
    case .git(let process): advice = "git is at work there, as process \(process): wait until it has ended"
    case .unknown:
      advice =
        "make sure that no program uses the repository, on any machine, and remove it with: rm \(lock.path)"
    case .nobody where mends:
      do throws(GitError) {
        try repository.remove(lock)
        mended = true
      } catch {
        advice = "\(error.message): try again in a minute"
      }
    case .nobody: break
    }
    self.init(
      what:
        "\(lock.path) stops \(lock.stopsOurWriters ? "every writer" : "plain git"): \(lock.size) bytes, \(lock.age) seconds old.",
      advice: advice, mended: mended)
  }
}

extension Desk {
  fileprivate func branchesOfNobody() throws -> [Diagnosis.Finding] {
    let strangers = try workspace.partnerBranches().map(\.partner).filter {
      try snapshot.partner($0) == nil
    }
    return try strangers.map {
      .init(
        what: "The branch partners/\($0) is of nobody in reviewers.json; it is not read.",
        advice: "add the partner with: beraad partner add \($0) --name \"…\"", mended: false)
    }
      + workspace.namesOfNoPartner().map { bad in
        .init(
          what: "The branch \(bad.shortName) has a name that no partner can have; it is not read.",
          advice: bad.remote.map { remote in
            "rename it there, if it is a partner's, with: git push \(remote) \(bad.shortName):refs/heads/partners/ID :refs/heads/partners/\(bad.name)"
          } ?? "rename it, if it is a partner's, with: git branch -m partners/\(bad.name) partners/ID",
          mended: false)
      }
  }

  /// Hosts on which a branch leaves the partners' no room.
  fileprivate func hostsWithoutRoom() throws -> [Diagnosis.Finding] {
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

  /// Files of the workspace of which git makes other bytes than libgit2 can.
  fileprivate func filtered() throws -> [Diagnosis.Finding] {
    guard repository.workDirectory != nil, try repository.isCheckedOut(workspace.mainReference) else {
      return []
    }
    let files = try [Layout.roster] + snapshot.soundPapers().map { Layout.draft(of: $0) }
    return try files.compactMap { try repository.filtering(of: $0) }.map { error in
      .init(
        what: "\(error.message).", advice: error.remedy.map { "take it off with: \($0)" } ?? "", mended: false
      )
    }
  }

  /// A clone in which plain git merges by line what Beraad merges by its meaning.
  fileprivate func mergeDriver(mends: Bool) throws -> [Diagnosis.Finding] {
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

  /// What keeps signatures from being made or checked in this clone. Writes the keys that main ever named where git reads them.
  fileprivate func signatures(mends: Bool) throws -> [Diagnosis.Finding] {
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
    if roster.signatures == .required, let identity = try identityIfNamed() {
      do {
        try workspace.trySigning(as: identity)
      } catch let error as any Explained {
        findings.append(
          .init(
            what: error.explanation.message,
            advice: error.explanation.hints.first ?? "see git config user.signingkey", mended: false))
      }
    }
    return findings
  }

  fileprivate func unreadableRecords() throws -> [Diagnosis.Finding] {
    let broken = try workspace.brokenReferences()
    let branches = broken.compactMap { found -> Diagnosis.Finding? in
      // One with a name that no partner can have is named with the branches of nobody.
      found.reference.map {
        .init(what: found.sentence, advice: advice(onBroken: $0), mended: false)
      }
    }
    let others = Set(broken.map(\.sentence))
    let files = try snapshot.soundPapers().flatMap { paper in
      let loaded = try dossier(of: paper.description)
      return loaded.problems.filter { !others.contains($0) }.map { problem -> Diagnosis.Finding in
        let main = loaded.unread.first { problem.hasPrefix($0.explanation.message) }
        return .init(
          what: problem,
          advice: main.map { "see what made it so with: git log -p -- '\($0.path)'" }
            ?? "ask the partner to take the file away again", mended: false)
      }
    }
    return branches + files
  }

  private func advice(onBroken reference: String) -> String {
    if let direct = try? repository.directName(of: reference), direct != reference {
      return "take the name away with: git symbolic-ref --delete \(reference)"
    }
    return
      "get what it named from a clone that has it; where nobody has, take the branch away with: git update-ref -d \(reference)"
  }

  /// Papers whose draft on main is no text: nothing else is said of them.
  fileprivate func draftsOfNoText() throws -> [Diagnosis.Finding] {
    try snapshot.faultyDrafts().map { fault in
      let last = try repository.lastChange(of: fault.path, at: snapshot.commit)
      return .init(
        what: fault.explanation.message,
        advice: last.map {
          "bring back what stood there before commit \($0.commit.abbreviated()) with: git checkout \($0.before.abbreviated()) -- '\(fault.path)' && git commit -m 'Bring the draft back'"
        } ?? "see what made it so with: git log -p -- '\(fault.path)'", mended: false)
    }
  }

  /// What stands where a file or folder of the workspace belongs and is none: it is never written through.
  fileprivate func otherThanFiles() throws -> [Diagnosis.Finding] {
    var found: [Diagnosis.Finding] = []
    // In the middle of a rebase it is detached, and what ends that is said.
    if case .detached(let commit) = try repository.head(), (try? repository.mustBeAtRest()) != nil {
      found.append(
        .init(
          what: "HEAD is detached at \(commit.abbreviated()): nothing can be recorded.",
          advice: "go back with: git switch \(workspace.mainBranch)", mended: false))
    }
    guard let root = repository.workDirectory, try repository.isCheckedOut(workspace.mainReference) else {
      return found
    }
    let files = try [Layout.roster] + snapshot.soundPapers().map { Layout.draft(of: $0) }
    for (path, kind) in [(Layout.papers, FileAttributeType.typeDirectory)] + files.map({ ($0, .typeRegular) })
    {
      guard let present = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")[.type],
        let type = present as? FileAttributeType, type != kind
      else { continue }
      found.append(
        .init(
          what:
            "\(path) is no plain \(kind == .typeRegular ? "file" : "folder"): it is never written through.",
          advice: "take it away, and bring back what main has with: git checkout -- \(path)", mended: false))
    }
    return found
  }

  /// Drafts in which the marks of a merge conflict were committed.
  fileprivate func conflictMarkers() throws -> [Diagnosis.Finding] {
    try snapshot.soundPapers().filter {
      ConflictMarkers.stand(in: try snapshot.paper(named: $0.description).text)
    }.map {
      .init(
        what: "\(Layout.draft(of: $0)) has the marks of a merge conflict that nobody settled.",
        advice: "choose between the wordings in the file, and commit it with: beraad revise \($0) -m WHY",
        mended: false)
    }
  }

  /// Open changes of which nobody can tell where they belong, since main does not have the text that they were made on.
  fileprivate func textsLost() throws -> [Diagnosis.Finding] {
    try openLosses().flatMap { paper, amendments in
      try amendments.map { file in
        let isHere = try isKeepable(file.amendment.base)
        return .init(
          what: file.sentence(of: paper),
          advice: isHere
            ? "this clone has it: keep it for all with: beraad collect"
            : "a clone that has it, such as the one where it was collected, keeps it with: beraad collect",
          mended: false)
      }
    }
  }

  /// Commits of main that show who a person is: git does not forget.
  fileprivate func namesOnMain() throws -> [Diagnosis.Finding] {
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
  private var isSafeForPlainGit: Bool {
    get throws { try repository.config("user.email")?.hasSuffix(".beraad.invalid") == true }
  }

  /// A clone that says who works in it, and has plain git sign with the name of a person.
  fileprivate func plainCommits(mends: Bool) throws -> [Diagnosis.Finding] {
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
}
