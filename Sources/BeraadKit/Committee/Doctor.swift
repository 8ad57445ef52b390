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
    let lost = workspace.repository.lostAlternates()
    // Nothing else can be told: any look may meet what is gone.
    guard lost.isEmpty else { return Diagnosis(findings: lost.map(Diagnosis.Finding.init(borrowed:))) }
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
        desk.fetchedOver, desk.unfollowedCondition, desk.rosterMissing,
        desk.unreadableRecords, desk.conflictMarkers, desk.draftsRemoved, desk.recordsRemoved,
        desk.questionsChanged, desk.recordsNotAsCommitted,
        desk.takenBack, desk.textsLost, desk.leftOut,
        desk.leftOutOfOthers, desk.namesOnMain, desk.failingSigner, desk.splittingIndex,
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
  fileprivate init(borrowed folder: String) {
    self.init(
      what: "This clone borrows the objects of \(folder), which is gone: nothing that lay there can be read.",
      advice: "put that folder back, and have all of it here with: git repack -a -d",
      further: ["where it does not come back, start from the host with: beraad join ADDRESS FOLDER"],
      mended: false)
  }

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
    case .foreignWorkTree(let folder, let isAnothers, let remedy):
      self.init(
        what: isAnothers
          ? "Git lists \(folder) as a work tree of this repository, and what stands there is none of its own."
          : "The work tree \(folder) belongs to this repository and looks for it at another place.",
        advice: isAnothers
          ? "it is left alone; where its work tree was moved, type there: \(remedy)"
          : "tell it where the repository is with: \(remedy)",
        mended: false, isLasting: isAnothers)
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
      let misplaced = try misplacedRecords(of: paper)
      let said = loaded.problems.filter { problem in
        !others.contains(problem)
          && !misplaced.contains {
            problem.contains($0.path) || $0.id.map { problem.contains($0.description) } == true
          }
      }
      return misplaced.map {
        .init(what: $0.sentence, advice: "the committee can \($0.remedy)", mended: false)
      }
        + said.map { problem -> Diagnosis.Finding in
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
    let isStrange = try? repository.tip(of: reference).map(workspace.isStrange)
    let others = try? repository.remotes().contains {
      try reference.hasPrefix("refs/remotes/\($0)/") && (isStrange == true || workspace.isOfOthers($0))
    }
    if others == true { return "look whether it is the alliance's host: git remote -v" }
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
          "bring back what stood there before commit \($0.commit.abbreviated()) with: git checkout \($0.before.abbreviated()) -- \(fault.path) && git commit -m 'Bring the draft back' -- \(fault.path)"
        } ?? "see what made it so with: git log -p -- '\(fault.path)'", mended: false)
    }
  }

  /// What stands where a file or folder of the workspace belongs and is none: it is never written through.
  func otherThanFiles() throws -> [Diagnosis.Finding] {
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
