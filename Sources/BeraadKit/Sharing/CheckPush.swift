package import Deliberation
import Git
package import ObjectIDs
import Storage

/// A reference that somebody wants to move on a host.
package struct PushedReference: Sendable {
  /// Its full name.
  package let name: String
  /// Nil where it is new, or is to go.
  package let old: ObjectID?
  package let new: ObjectID?

  /// - Parameters:
  ///   - old: 40 hex digits, all zeros where there was none; so is `new` where it is to go.
  /// - Throws: a `Refusal` where they are no ids of git.
  package init(name: String, old: String, new: String) throws(Refusal) {
    func id(_ text: String) throws(Refusal) -> ObjectID? {
      guard let id = ObjectID(hex: text) else {
        throw Refusal(Localized(en: "'\(text)' is no id of git.", nl: "'\(text)' is geen id van git."))
      }
      return text.allSatisfy { $0 == "0" } ? nil : id
    }
    (self.name, self.old, self.new) = (name, try id(old), try id(new))
  }

  /// Reads a line as git gives it to `pre-receive`: `OLD NEW NAME`.
  package init(line: Substring) throws(Refusal) {
    let words = line.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count == 3 else {
      throw Refusal(
        Localized(
          en: "Git says what is pushed in lines OLD NEW NAME.",
          nl: "Git zegt wat er wordt gepusht in regels OUD NIEUW NAAM."))
    }
    try self.init(name: words[2], old: words[0], new: words[1])
  }
}

extension Context {
  /// Whether a host may take what somebody pushes: a partner its own branch, the committee main; never a deletion, never a
  /// force, and on each branch only what `collect` would take.
  ///
  /// Everything is asked of main as the host has it, or as this very push makes it.
  ///
  /// - Parameter pusher: the name by which the host knows who pushes; nil to ask the environment that hosts give to hooks.
  /// - Returns: why not, one sentence each; none where it may.
  package func checkPush(_ updates: [PushedReference], by pusher: String?) throws -> [Localized] {
    let workspace = try workspace()
    // Git keeps what is pushed apart until the hook has said yes.
    if let folder = environment["GIT_QUARANTINE_PATH"] { try workspace.repository.addObjects(in: folder) }
    var check = PushCheck(workspace: workspace, pusher: try pusher ?? hostsPusher())
    // Main first: a partner's branch may stand on what comes with it.
    for update in updates.sorted(by: { $0.name == workspace.mainReference && $1.name != $0.name }) {
      try check.check(update)
    }
    return check.faults
  }

  /// Who pushes, as the host says: what somebody set for Beraad, then GitLab, Forgejo and Gitea, GitHub, a web server, and the
  /// account of a login.
  private func hostsPusher() throws -> String {
    let names = [
      "BERAAD_PUSHER", "GL_USERNAME", "GITEA_PUSHER_NAME", "GITHUB_ACTOR", "REMOTE_USER", "LOGNAME", "USER",
    ]
    guard let name = names.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else {
      throw Refusal(
        Localized(en: "The host does not say who pushes.", nl: "De host zegt niet wie er pusht."),
        hints: [
          Localized(
            en: "have it say so in the variable BERAAD_PUSHER",
            nl: "laat de host dat zeggen in de variabele BERAAD_PUSHER")
        ])
    }
    return name
  }
}

/// One push, reference by reference.
private struct PushCheck {
  let workspace: Workspace
  let pusher: String
  private(set) var faults: [Localized] = []
  /// Main as this push makes it, where it was looked at and found right.
  private var newMain: ObjectID?

  private var repository: Repository { workspace.repository }

  init(workspace: Workspace, pusher: String) { (self.workspace, self.pusher) = (workspace, pusher) }

  mutating func check(_ update: PushedReference) throws {
    do {
      try mayMove(update)
    } catch let error as any Explained {
      faults.append(error.explanation.sentence)
      faults += error.explanation.reasons
    }
  }

  private mutating func mayMove(_ update: PushedReference) throws {
    let prefix = Layout.partnersReference + "/"
    let isMain = update.name == workspace.mainReference
    guard isMain || update.name.hasPrefix(prefix) else {
      let isBegun = try repository.tip(of: workspace.mainReference).map(workspace.isWorkspace) ?? false
      throw Refusal(
        Localized(
          en:
            "\(update.name) is neither \(workspace.mainBranch) nor a partner's branch: nothing else is shared here.",
          nl:
            "\(update.name) is niet \(workspace.mainBranch) en geen branch van een partner: iets anders wordt hier niet gedeeld."
        ),
        causes: isBegun
          ? []
          : [
            Localized(
              en:
                "The host has no workspace yet, and takes \(workspace.mainBranch) for its branch; another one is named there with: git config beraad.main NAME",
              nl:
                "De host heeft nog geen werkruimte, en houdt \(workspace.mainBranch) voor de branch ervan; een andere noemt u daar met: git config beraad.main NAAM"
            )
          ])
    }
    guard let new = update.new else {
      throw Refusal(
        Localized(en: "\(update.name) may not be deleted.", nl: "\(update.name) mag niet worden verwijderd."))
    }
    guard try repository.weight(of: new).kind == .commit else {
      throw Refusal(
        Localized(en: "\(update.name) has to be a commit.", nl: "\(update.name) moet een commit zijn."))
    }
    if let old = update.old, try !repository.isPart(old, of: new) {
      throw Refusal(
        Localized(
          en: "\(update.name) may only grow: what it had is not part of what it would have.",
          nl: "\(update.name) mag alleen groeien: wat erop stond, zit niet in wat erop zou komen."))
    }
    if isMain {
      try mayMoveMain(from: update.old, to: new)
    } else {
      try mayMoveBranch(String(update.name.dropFirst(prefix.count)), from: update.old, to: new)
    }
  }

  // MARK: Main

  private mutating func mayMoveMain(from old: ObjectID?, to new: ObjectID) throws {
    let next = try Snapshot(workspace: workspace, commit: new)
    let judge = try old.map { try Snapshot(workspace: workspace, commit: $0) } ?? next
    let partners = actors(judge.roster)
    guard partners.contains(where: { judge.roster[$0]?.roles.isEmpty == false }) else {
      throw Refusal(
        Localized(
          en: "\(workspace.mainBranch) is the committee's, and '\(pusher)' has no role in the alliance.",
          nl: "\(workspace.mainBranch) is van de commissie, en '\(pusher)' heeft geen rol in de alliantie."))
    }
    if next.roster != judge.roster,
      !partners.contains(where: { judge.roster[$0]?.roles.contains(.committee) == true })
    {
      throw Refusal(
        Localized(
          en: "\(Layout.roster) is the committee's to change, and '\(pusher)' is none of it.",
          nl: "Alleen de commissie verandert \(Layout.roster), en '\(pusher)' hoort daar niet bij."))
    }
    if let old { try mustKeepRecords(of: Snapshot(workspace: workspace, commit: old), in: next) }
    if judge.roster.signatures == .required {
      let signatures = try MainSignatures(of: next)
      let before = try old.map { try MainSignatures(of: Snapshot(workspace: workspace, commit: $0)) }
      let faults = signatures.faults.filter { before?.faults.contains($0) != true }
      let unvouched = try signatures.summary().nobody
        .filter { path in try old.map { try repository.entry(at: path, in: $0) == nil } ?? true }
      guard faults.isEmpty, unvouched.isEmpty else {
        throw Refusal(
          Localized(en: "The alliance asks for signatures.", nl: "De alliantie vraagt om handtekeningen."),
          causes: (faults
            + unvouched.map {
              Localized(en: "Nobody vouches for \($0).", nl: "Niemand staat in voor \($0).")
            }).shortened)
      }
    }
    newMain = new
  }

  /// Refuses a main that lacks records which it had, or questions that were opened. What was taken away and put back is no loss, nor
  /// is a question that nobody had opened yet, or that was put by who did not know of the opening.
  private func mustKeepRecords(of before: Snapshot, in next: Snapshot) throws {
    let known = try before.history()
    let new = try next.history().removals.filter { !known.contains($0.commit) }
    var causes = try new.filter(next.lacks).map {
      Localized(
        en: "Commit \($0.commit.abbreviated()) \($0.isChange ? "changed" : "removed") \($0.path).",
        nl: "Commit \($0.commit.abbreviated()) heeft \($0.path) \($0.isChange ? "veranderd" : "weggehaald").")
    }
    // Also of papers whose draft this push takes away, or an earlier one took.
    let papers = Set(new.filter { Layout.isDefinition($0.path) }.compactMap { Layout.paper(of: $0.path) })
    for paper in papers.sorted() {
      let had = try questions(of: paper, changedIn: before, or: next)
      causes += try questions(of: paper, changedIn: next, or: before).filter { !had.contains($0) }
    }
    guard causes.isEmpty else {
      throw Refusal(
        Localized(en: "A record stays for good.", nl: "Een record blijft voor altijd."),
        causes: causes.prefix(20) + [
          Localized(
            en: "What puts it back, says: beraad doctor", nl: "Hoe het terugkomt, zegt: beraad doctor")
        ])
    }
  }

  /// The questions of opened polls that a commit of main has otherwise, or not.
  ///
  /// - Parameter other: may have the draft where the commit has none. What was asked does not hang on its words.
  private func questions(
    of slug: Slug, changedIn snapshot: Snapshot, or other: Snapshot
  ) throws -> [Localized] {
    let path = Layout.draft(of: slug)
    guard
      let blob = try repository.entry(at: path, in: snapshot.commit)?.id
        ?? repository.entry(at: path, in: other.commit)?.id
        ?? snapshot.history().removals.first(where: { Layout.paper(of: $0.path) == slug })?.blob
    else { return [] }
    let dossier = try snapshot.dossier(of: Paper(slug: slug, blob: blob, text: []), scope: .collected).dossier
    return try PollCheck(dossier: dossier, snapshot: snapshot).changedDefinitions().map(\.sentence)
  }

  // MARK: A partner's branch

  private func mayMoveBranch(_ name: String, from old: ObjectID?, to new: ObjectID) throws {
    let main = try newMain.map { try Snapshot(workspace: workspace, commit: $0) } ?? workspace.snapshot()
    guard let partner = Slug(name), try main.roster[partner] != nil || hasOpenVote(partner, at: main) else {
      if let partner = Slug(name), let gone = try main.partner(partner) {
        throw Refusal(
          .takenOffRoster(partner),
          causes: [gone.puttingBack.map(\.capitalizedFirst)])
      }
      throw Refusal(
        Localized(
          en: "There is no partner '\(name)': the committee adds one with beraad partner add.",
          nl: "Er is geen partner '\(name)': de commissie voegt er een toe met beraad partner add."))
    }
    guard try actors(main.roster).contains(partner) || isLeaver(partner, at: main) else {
      throw Refusal(
        Localized(
          en: "The branch partners/\(partner) is for \(partner) alone, and '\(pusher)' pushes.",
          nl: "De branch partners/\(partner) is alleen voor \(partner), en hier pusht '\(pusher)'."))
    }
    func wrong(at tip: ObjectID) throws -> [Localized] {
      let check = try BranchCheck(branch(partner, tip), snapshot: main)
      return check.wrong + check.once
    }
    let found = try wrong(at: new)
    guard !found.isEmpty else { return }
    // What the host has is there for good, also where it is not right any more, as when a key was revoked.
    let known = try old.map { try Set(wrong(at: $0)) } ?? []
    let faults = found.filter { !known.contains($0) }
    guard faults.isEmpty else {
      throw Refusal(
        Localized(
          en: "Not everything on partners/\(partner) is right.",
          nl: "Niet alles op partners/\(partner) klopt."), causes: faults.shortened)
    }
  }

  /// Whether a poll is open in which a partner has a vote, wherever the partner is by now: the opening froze who votes.
  private func hasOpenVote(_ partner: Slug, at main: Snapshot) throws -> Bool {
    guard try main.partner(partner) != nil else { return false }
    return try main.soundPapers().contains { paper in
      try main.openDossier(of: main.paper(named: paper.description)).dossier.pollFiles
        .contains { $0.takesVote(of: partner) }
    }
  }

  /// Whether who pushes is this partner, which is off the roster.
  private func isLeaver(_ partner: Slug, at main: Snapshot) throws -> Bool {
    main.roster[partner] == nil && pusherName == partner.description
  }

  private func branch(_ partner: Slug, _ tip: ObjectID) -> PartnerBranch {
    PartnerBranch(partner: partner, local: nil, tips: [tip])
  }

  /// Who pushes, as the host's configuration calls it.
  private var pusherName: String {
    (try? repository.config("beraad.\(pusher).partner")).flatMap(\.self) ?? pusher
  }

  /// The partners in whose name the pusher may act: its own, that for which the host's configuration has it, or those of a door.
  private func actors(_ roster: Roster) -> [Slug] {
    guard let slug = Slug(pusherName) else { return [] }
    if roster[slug] != nil { return [slug] }
    return roster.doors.first { $0.id == slug }?.partners ?? []
  }
}
