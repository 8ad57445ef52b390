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
    guard let here = try repository.tip(of: workspace.mainReference),
      let after = try? Snapshot(workspace: workspace, commit: there),
      try !after.redactions(besides: Snapshot(workspace: workspace, commit: here).history()).isEmpty
    else { return nil }
    // Whatever the host had once and is part of main here tells; mostly the first.
    let heard = try heard(of: remote, and: nil).filter { try repository.isAncestor($0, of: here) }
    for old in (heard.prefix(1) + [here]).uniqued() {
      if let found = try FollowedRedaction(from: old, to: there, in: workspace) { return found }
    }
    return nil
  }

  /// Moves main, and what this clone kept of it, to what they are without what was taken out.
  func goOver(with followed: FollowedRedaction) throws {
    let identity = try identityOnRoster()
    let references = try repository.branches(matching: "refs/heads/").filter {
      $0.name == workspace.mainReference || $0.name.hasPrefix("refs/heads/" + Layout.keptBranches)
    }
    var (old, tips) = (followed.old, references.map(\.tip))
    for redaction in followed.redactions {
      var remaking = Remaking(in: workspace)
      let (targets, paper) = (redaction.redaction.targets, redaction.record.header.paper)
      // What the host had comes first: these commits become the same everywhere.
      old = try remaking.remake(old, without: targets, of: paper)
      tips = try tips.map { tip in
        try remaking.remake(tip, without: targets, of: paper) { commit in
          try identity.flatMap { try workspace.signing(commit, as: $0, under: roster.signatures) }
        }
      }
      try remaking.write()
    }
    let moves = zip(references, tips).map { (name: $0.name, old: $0.tip, new: $1) }.filter {
      $0.old != $0.new
    }
    // Main is the last: where anything before it fails, all of it is done again.
    for move in moves.filter({ $0.name != workspace.mainReference })
      + moves.filter({ $0.name == workspace.mainReference })
    {
      let isMain = move.name == workspace.mainReference
      let isPart = try isMain && repository.isAncestor(move.new, of: followed.there)
      try workspace.replace(
        move.name, from: move.old, with: isPart ? followed.there : move.new, at: context.now())
    }
  }

  /// Brings partners' branches of this clone over to main as it is, where they stand on what it was before words were taken out: what is
  /// part of main as a whole, and the branch of whoever acts, with what main has not yet in one commit.
  func renewBranches(of identity: Identity?) throws {
    let history = try snapshot.history()
    guard history.hasFormer else { return }
    for branch in try workspace.partnerBranches() {
      guard let tip = branch.local,
        try branch.tips.contains(where: { try workspace.standsOnFormer($0, of: history) })
      else { continue }
      let isOwn = branch.partner == identity?.partner.id
      let isAll =
        try !isOwn
        || workspace.ownRecords(of: branch.partner, in: branch.tips, besides: snapshot).isEmpty
      if history.isFormer(tip), isAll {
        let name = Layout.reference(of: branch.partner)
        try workspace.replace(name, from: tip, with: history.here(tip), at: context.now())
      } else if isOwn, let identity, try workspace.standsOnFormer(tip, of: history) || !isAll {
        try workspace.beginAnew(identity, from: branch.tips, on: snapshot.commit, at: context.now())
      }
    }
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
    // It may have gone over before, and not got as far as this.
    if try known.map({ try !isSetBack || !desk.hasFollowed(from: $0, to: there) }) ?? true {
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
}
