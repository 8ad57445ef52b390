import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// A main at the host that is the one that was there, without what redactions took out, and with what came after them.
struct FollowedRedaction {
  /// Main as the host had it.
  let old: ObjectID
  /// What it became: part of the host's main.
  let made: ObjectID
  /// Main as the host has it.
  let there: ObjectID
  let redactions: [Snapshot.MadeRedaction]
  /// Whether somebody whom the committee had on main before signed each of them.
  let isSigned: Bool

  /// The old main made anew here, and found in the host's; nil where the host's main is something else than what redactions make of it.
  ///
  /// What a commit becomes is a function of it and of the redaction. So it is enough that the last one has the id that it has here:
  /// with anything else changed beside it, it would have another.
  init?(from old: ObjectID, to there: ObjectID, in workspace: Workspace) throws {
    let before = try Snapshot(workspace: workspace, commit: old)
    guard let after = try? Snapshot(workspace: workspace, commit: there) else { return nil }
    redactions = try after.redactions(besides: before.history())
    guard !redactions.isEmpty else { return nil }
    made = try workspace.remade(old, by: redactions)
    guard try made == there || workspace.repository.isAncestor(made, of: there) else { return nil }
    (self.old, self.there) = (old, there)
    isSigned = try redactions.allSatisfy {
      try workspace.isSignedByCommittee($0.commit, as: before.roster)
    }
  }

  /// What was taken out, by whom and why, one sentence each.
  var sentences: [String] {
    redactions.map { made in
      let targets = made.redaction.targets.map(\.description).joined(separator: ", ")
      return
        "\(made.record.header.partner) took words out of the history (\(made.record.id)): \(targets), because: \(made.redaction.reason)"
    }
  }
}

extension Snapshot {
  /// Whether a host may have one commit of a partner's branch in the place of another: the older one stands on what main was before a
  /// redaction, and the newer one, or main, has each record that it had.
  func mayReplace(_ old: ObjectID, with new: ObjectID, of partner: Slug) throws -> Bool {
    guard try workspace.standsOnFormer(old, of: history()),
      try !workspace.standsOnFormer(new, of: history())
    else { return false }
    let left = try workspace.ownRecords(of: partner, in: [new], besides: self)
    return try workspace.ownRecords(of: partner, in: [old], besides: self).allSatisfy { record in
      left.contains { $0 == record }
    }
  }
}

/// What becomes of this clone where words were taken out of the host's main.
struct RedactionCourse {
  /// What was taken out, by whom and why.
  let sentences: [String]
  /// Main as the host has it.
  let there: ObjectID
  /// Whether this clone went over.
  let isDone: Bool
}

extension Desk {
  /// Whether main here is without what the host has just lost of its main, and the host's main goes on from that.
  fileprivate func hasFollowed(from known: ObjectID, to there: ObjectID) throws -> Bool {
    let made = try remadeHere(known)
    return try made != known && (made == there || repository.isAncestor(made, of: there))
  }

  /// What the host's main is, where redactions made it of the one that was there; nil where they did not.
  ///
  /// - Parameter there: main as the host has it.
  func redaction(of remote: Remote, in there: ObjectID) throws -> FollowedRedaction? {
    guard let here = try repository.tip(of: workspace.mainReference) else { return nil }
    // Whatever the host had once and is part of main here tells; mostly the first.
    let heard = try heard(of: remote, and: nil).filter { try repository.isAncestor($0, of: here) }
    for old in (heard.prefix(1) + [here]).uniqued() {
      if let found = try FollowedRedaction(from: old, to: there, in: workspace) { return found }
    }
    return nil
  }

  /// Moves the branches of this clone to what they are without what was taken out.
  func goOver(with followed: FollowedRedaction) throws {
    let instant = context.now()
    let identity = try identityOnRoster()
    let ownName = identity.map { Layout.reference(of: $0.partner.id) }
    let heads = try identity.flatMap { try workspace.partnerBranch(of: $0.partner.id) }?.tips ?? []
    var (old, own) = (followed.old, try ownName.flatMap(repository.tip(of:)))
    let references = try repository.branches(matching: "refs/heads/").filter {
      $0.name != ownName
        && ($0.name == workspace.mainReference || $0.name.hasPrefix("refs/heads/" + Layout.keptBranches)
          || $0.name.hasPrefix(Layout.partnersReference + "/"))
    }
      .sorted { $0.name == workspace.mainReference && $1.name != workspace.mainReference }
    var tips = references.map(\.tip)
    for redaction in followed.redactions {
      var remaking = Remaking(in: workspace)
      let (targets, paper) = (redaction.redaction.targets, redaction.record.header.paper)
      // What the host had comes first: these commits become the same everywhere.
      old = try remaking.remake(old, without: targets, of: paper)
      own = own.map { remaking.commits[$0] ?? $0 }
      tips = try tips.map { tip in
        try remaking.remake(tip, without: targets, of: paper) { commit in
          try identity.flatMap { try workspace.signing(commit, as: $0, under: roster.signatures) }
        }
      }
      try remaking.write()
    }
    if let identity, let own { try goOver(identity, from: heads, to: own, with: followed) }
    // Main is the last: where anything before it fails, all of it is done again.
    for ((name, tip), new) in zip(references, tips).reversed() where tip != new {
      let isMain = name == workspace.mainReference
      let isPart = try isMain && repository.isAncestor(new, of: followed.there)
      try workspace.replace(name, from: tip, with: isPart ? followed.there : new, at: instant)
    }
  }

  /// Moves the branch of whoever acts to what it is without what was taken out.
  ///
  /// - Parameters:
  ///   - heads: what is at hand of it.
  ///   - own: what it became, as far as it was the host's main's.
  private func goOver(
    _ identity: Identity, from heads: [ObjectID], to own: ObjectID, with followed: FollowedRedaction
  ) throws {
    let (name, instant) = (Layout.reference(of: identity.partner.id), context.now())
    guard let tip = try repository.tip(of: name) else { return }
    let left = try Snapshot(workspace: workspace, commit: followed.there)
    let records = try workspace.ownRecords(of: identity.partner.id, in: heads, besides: left)
    if records.isEmpty, try repository.isAncestor(own, of: followed.there) {
      if own != tip { try workspace.replace(name, from: tip, with: own, at: instant) }
      return
    }
    let history = try left.history()
    guard try heads.contains(where: { try workspace.standsOnFormer($0, of: history) }) else { return }
    try workspace.beginAnew(identity, from: heads, on: followed.there, at: instant)
  }

  /// What a host has to have in the place of what it has, since words were taken out here: main, the branch of whoever acts, and for the
  /// committee those of others that are part of main as a whole.
  func replacements(of identity: Identity, at remote: Remote) throws -> [UserGit.Replacement] {
    let history = try snapshot.history()
    guard history.hasFormer else { return [] }
    var found: [UserGit.Replacement] = []
    func add(_ branch: SharedBranch, _ new: ObjectID) {
      if let there = branch.there { found.append(.init(branch.name, from: there.hex, to: new.hex)) }
    }
    if !identity.partner.roles.isEmpty {
      let main = try workspace.main(at: remote.name)
      if let here = main.here, let there = main.there, main.standing == .apart,
        try repository.isAncestor(remadeHere(there), of: here)
      {
        add(main, here)
      }
    }
    for branch in try workspace.partnerBranches() {
      let shared = try workspace.branch(of: branch.partner, at: remote.name)
      guard let there = shared.there, try workspace.standsOnFormer(there, of: history) else { continue }
      if branch.partner == identity.partner.id, let here = shared.here {
        if try snapshot.mayReplace(there, with: here, of: branch.partner) { add(shared, here) }
      } else if !identity.partner.roles.isEmpty, history.isFormer(there) {
        add(shared, history.here(there))
      }
    }
    return found
  }

  /// Main of a host without what was taken out of main here, and not there yet.
  func remadeHere(_ there: ObjectID) throws -> ObjectID {
    guard try workspace.standsOnFormer(there, of: snapshot.history()) else { return there }
    let known = try Snapshot(workspace: workspace, commit: there).history()
    return try workspace.remade(there, by: snapshot.redactions(besides: known))
  }
}

extension Context {
  /// Follows a main from which the committee took words out, where nothing else of it was changed: main here, the branch of whoever
  /// acts and what was kept go over to what they are without those words.
  ///
  /// - Parameters:
  ///   - isSetBack: whether the host's main was no continuation of what was last heard of it.
  ///   - isMeant: whether a person said that the host's other history is meant: then nobody has to have signed.
  /// - Returns: what was followed, or could be if it was meant; nil where there is nothing of the kind.
  func followRedaction(of remote: Remote, isSetBack: Bool, isMeant: Bool) throws -> RedactionCourse? {
    var desk = try Desk(self)
    guard try isSetBack || desk.workspace.main(at: remote.name).standing == .apart else { return nil }
    if isSetBack {
      try desk.repository.withGuest {
        try desk.userGit.fetch(desk.workspace.mainBranch, of: remote, to: Layout.remadeMain)
      }
      // What was fetched lies in a pack that this desk may not know.
      desk = try Desk(self)
    }
    let fetched = try desk.repository.tip(of: Layout.remadeMain)
    defer { if let fetched { try? desk.repository.delete(Layout.remadeMain, from: fetched) } }
    let known = try desk.workspace.main(at: remote.name).there
    guard let there = fetched ?? known else { return nil }
    var sentences: [String] = []
    if let known, isSetBack, try desk.hasFollowed(from: known, to: there) {
      // It went over before, and could not fetch.
    } else {
      guard let followed = try desk.redaction(of: remote, in: there) else { return nil }
      sentences = followed.sentences
      guard isMeant || followed.isSigned else {
        return RedactionCourse(sentences: sentences, there: there, isDone: false)
      }
      try desk.goOver(with: followed)
    }
    if isSetBack {
      try desk.repository.withGuest {
        try desk.userGit.fetch(desk.workspace.mainBranch, whateverItWas: remote)
      }
    }
    return RedactionCourse(sentences: sentences, there: there, isDone: true)
  }

  /// Takes over the partners' branches that their partners, or the committee, brought over to main without what was taken out.
  ///
  /// - Parameters:
  ///   - setBack: the branches of the host that are no continuation of what was last heard of them.
  ///   - main: main without what was taken out; nil for main as it is here.
  /// - Returns: those that are something else.
  func followRenewed(_ setBack: [String], of remote: Remote, on main: ObjectID?) throws -> [String] {
    let desk = try Desk(self)
    let main = main ?? desk.snapshot.commit
    guard try Snapshot(workspace: desk.workspace, commit: main).history().hasFormer else { return setBack }
    return try setBack.filter { branch in
      guard branch.hasPrefix("partners/"), let partner = Slug(String(branch.dropFirst("partners/".count))),
        let old = try desk.repository.tip(of: Layout.reference(of: branch, at: remote.name))
      else { return true }
      try desk.repository.withGuest {
        try desk.userGit.fetch(branch, of: remote, to: Layout.remadeMain)
      }
      let fresh = try Desk(self)
      guard let new = try fresh.repository.tip(of: Layout.remadeMain) else { return true }
      defer { try? fresh.repository.delete(Layout.remadeMain, from: new) }
      let judge = try Snapshot(workspace: fresh.workspace, commit: main)
      guard try judge.mayReplace(old, with: new, of: partner) else { return true }
      try desk.repository.withGuest { try desk.userGit.fetch(branch, whateverItWas: remote) }
      return false
    }
  }

  /// Has this clone forget what it had before a redaction, as far as nobody's work hangs on it.
  ///
  /// - Parameter isSent: whether the host has it by now: before that its branches cannot be without it.
  /// - Returns: what still has it, one sentence each.
  func cleanAfterRedaction(isSent: Bool = true) throws -> [String] {
    let desk = try Desk(self)
    let history = try desk.snapshot.history()
    let references = try desk.repository.branches(matching: "refs/").map(\.name)
    var left: [String] = []
    for name in references where isSent || !name.hasPrefix("refs/remotes/") {
      guard let tip = try? desk.repository.resolve(name),
        try desk.workspace.standsOnFormer(tip, of: history)
      else { continue }
      left.append("\(Self.short(name)) still has what was taken out\(remedy(for: name)).")
    }
    try desk.userGit.forgetFormer(
      of: (["HEAD", desk.workspace.mainReference] + references.filter(Self.isOfAlliance)).uniqued())
    for paper in try desk.snapshot.papers() { desk.workspace.forgetOpen(of: paper) }
    return left
  }

  private static func isOfAlliance(_ reference: String) -> Bool {
    reference.hasPrefix("refs/remotes/") || reference.hasPrefix("refs/heads/partners/")
      || reference.hasPrefix("refs/heads/kept/")
  }

  private static func short(_ reference: String) -> String {
    for prefix in ["refs/heads/", "refs/remotes/", "refs/tags/"] where reference.hasPrefix(prefix) {
      return String(reference.dropFirst(prefix.count))
    }
    return reference
  }

  private func remedy(for reference: String) -> String {
    let short = Self.short(reference)
    if reference.hasPrefix("refs/remotes/") {
      let isOwn = actingAs.map { short.hasSuffix("/partners/\($0)") } ?? false
      return isOwn
        ? ", until you send yours with: beraad submit"
        : ", until that partner follows with beraad sync, and sends its branch with beraad submit"
    }
    if reference.hasPrefix("refs/tags/") { return "; take it away with: git tag --delete \(short)" }
    if reference.hasPrefix("refs/heads/"), !reference.hasPrefix("refs/heads/partners/") {
      return "; where nothing on it is needed: git branch --delete --force \(short)"
    }
    return ""
  }
}
