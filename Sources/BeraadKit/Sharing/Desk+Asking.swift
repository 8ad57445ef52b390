import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

extension Desk {
  /// Brings the branch of whoever acts to what is at hand of it anywhere, and asks the host where their branches stand: what
  /// this clone last heard of them may be old. What the host lost or was set back to is then known, and can be sent again.
  ///
  /// - Parameter isRestoring: whether a main that the host lost is to be sent again. Nil where nothing is sent.
  /// - Returns: the commit that main is at the host, where whoever acts may write it; nil where there is none.
  /// - Throws: `TransportError` where the host does not answer; a `Refusal` where it lost main, and that is not to be sent again.
  @discardableResult
  func ask(_ remote: Remote, of identity: Identity, isRestoring: Bool? = nil) throws -> String? {
    if isRestoring == true { try mayRestore(identity) }
    let instant = context.now()
    _ = try workspace.uniteBranch(of: identity, at: instant)
    let own = Layout.branch(of: identity.partner.id)
    let main = workspace.mainBranch
    let names = [own] + (identity.partner.roles.isEmpty ? [] : [main])
    let tips = try repository.withGuest { try userGit.tips(of: [own, main], at: remote) }
    try mustBeOfAlliance(remote, whoseMainIs: tips[main])
    if let isRestoring, names.contains(main) {
      try mustNotHaveLost(tips[main], at: remote, isRestoring: isRestoring)
    }
    if let known = try repository.tip(of: Layout.reference(of: own, at: remote.name)), known.hex != tips[own]
    {
      // This clone may have the only copy left, as what it last heard: a fetch that prunes would take that away.
      try workspace.takeUp(known, of: identity, at: instant)
    }
    for name in names where try isOutdated(name, there: tips[name], at: remote) {
      guard tips[name] != nil else {
        // That the host lost main is for people. It is sent again only once they said so, or where the host is a new one.
        if name == main, isRestoring == nil { continue }
        let reference = Layout.reference(of: name, at: remote.name)
        if let known = try repository.tip(of: reference) { try repository.delete(reference, from: known) }
        continue
      }
      try repository.withGuest { try userGit.fetch(name, whateverItWas: remote) }
    }
    _ = try workspace.uniteBranch(of: identity, at: instant)
    return names.contains(main) ? tips[main] : nil
  }

  /// Whether main at the host is something that this clone has not heard of: newer, or rewritten.
  func hasOtherMain(_ remote: Remote, than there: String?) throws -> Bool {
    guard let there, let known = try workspace.main(at: remote.name).there else { return false }
    return known.hex != there
  }

  /// Whether what this clone last heard of a branch is no longer so, and may be forgotten: the branch here has it all.
  ///
  /// Main is only forgotten where the host has lost it, or has an older one: a main that was rewritten is for people.
  private func isOutdated(_ name: String, there: String?, at remote: Remote) throws -> Bool {
    guard let known = try repository.tip(of: Layout.reference(of: name, at: remote.name)),
      known.hex != there, let here = try repository.tip(of: "refs/heads/\(name)"),
      try repository.isAncestor(known, of: here)
    else { return false }
    guard name == workspace.mainBranch, let there else { return true }
    guard let there = ObjectID(hex: there), repository.contains(there) else { return false }
    return try repository.isAncestor(there, of: here)
  }
}
