import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

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

extension Desk {
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
}

extension Context {
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
}
