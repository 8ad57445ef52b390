package import Deliberation
package import ObjectIDs
import Git
import Storage
import Transport

/// What `submit` sent.
package struct Submitted: Encodable, Sendable {
  /// The address, or the file, that it went to.
  package let place: Localized
  /// The branches that were sent, by their short names; none where the host had all.
  package let branches: [String]
  package let sent: Unsent
  /// Whether the host had something newer, which was taken in first.
  package let united: Bool
  /// What the partners can be mailed about, now that the host has it; nil where nothing of that kind was sent.
  package var announced: Announced?

  /// Editions, openings and closings that came to the host.
  package struct Announced: Encodable, Sendable {
    /// The commit of main that has them all, for `verify --since`.
    package let main: ObjectID
    /// Each as a person reads it.
    package let what: [Localized]
  }
}

extension Context {
  /// Sends the records of whoever acts to the host, and main with them where they may write it. Where the host moved
  /// meanwhile, what it has is taken in first, again and again.
  ///
  /// - Parameters:
  ///   - address: the host, where this clone knows none yet; it is kept.
  ///   - isRestoring: whether main is put back on a host that lost it.
  package func submit(to address: String?, isRestoring: Bool = false) throws -> Submitted {
    let desk = try Desk(self)
    let identity = try desk.voter()
    if let address { try desk.remember(address) }
    let remote = try desk.mustHaveRemote()
    // A host that was never heard may be another alliance's, and would take a partner's branch.
    if try desk.workspace.main(at: remote.name).there == nil { _ = try desk.fetch(remote) }
    // The host may take the records of an attempt, and not main.
    var taken = 0
    for attempt in 1...Self.mostAttempts {
      let sent = try submit(
        to: remote, as: identity, isRestoring: isRestoring, isAgain: attempt > 1, &taken)
      if let sent { return sent }
    }
    throw Refusal(
      Localized(en: "The host moved at every attempt.", nl: "De host veranderde bij elke poging."),
      hints: [Localized(en: "try again: beraad submit", nl: "probeer het opnieuw: beraad submit")])
  }

  /// Sends what the host does not have, once.
  ///
  /// - Parameters:
  ///   - isAgain: whether the host had something newer at an earlier attempt, and that was taken in.
  ///   - taken: how many records the host took at earlier attempts.
  /// - Returns: nil where the host moved meanwhile; what it has is taken in.
  private func submit(
    to remote: Remote, as identity: Identity, isRestoring: Bool, isAgain: Bool, _ taken: inout Int
  ) throws -> Submitted? {
    let before = try Desk(self)
    let known = try before.workspace.main(at: remote.name).there
    let main = try before.ask(remote, of: identity, isRestoring: isRestoring)
    if !identity.partner.roles.isEmpty {
      try keepLostTexts()
      try mustNotBringBack(remote, known: known)
      try bringEditionsBack(isSending: true)
    }
    let desk = try Desk(self)
    let branches = try desk.branchesToSend(of: identity, to: remote.name)
    var result = Submitted(
      place: Self.place([remote.address] + (try desk.copies(of: remote))), branches: branches,
      sent: try desk.unsent(at: remote.name).adding(taken), united: isAgain)
    guard !branches.isEmpty else {
      let late = try desk.bring(desk.copies(of: remote), of: remote, upTo: identity)
      guard late.isEmpty else {
        return Submitted(
          place: Self.place(late),
          branches: try desk.sharedBranches(of: identity, at: remote.name).map(\.name),
          sent: result.sent, united: isAgain)
      }
      if try desk.hasOtherMain(remote, than: main) { try takeIn(remote, desk, identity) }
      result.announced = try desk.told(nil, at: remote.name)
      return result
    }
    let sendsMain = branches.contains(desk.workspace.mainBranch)
    if sendsMain {
      try desk.repository.mustNotBeRebased(desk.workspace.mainReference)
      try desk.mustMergeAsRecorded(at: remote.name, known: known)
      try desk.mustHaveGrounds(at: remote.name, known: known)
    }
    let announced = try desk.announced(in: branches, at: remote.name)
    do {
      try desk.send(branches, to: remote)
    } catch let error as TransportError {
      try takeIn(remote, desk, identity, after: error, sending: branches)
      taken = max(taken, result.sent.records - (try Desk(self).unsent(at: remote.name).records))
      return nil
    }
    if sendsMain {
      try desk.workspace.noteMain(at: remote.name, isLost: false)
      try desk.noteMet(remote)
    }
    result.announced = try desk.told(announced, at: remote.name)
    return result
  }

  /// Takes in what made the host refuse some branches.
  ///
  /// - Throws: why it refused them, where that is nothing to take in.
  private func takeIn(
    _ remote: Remote, _ desk: Desk, _ identity: Identity, after error: TransportError,
    sending branches: [String]
  ) throws {
    let isCopy = try desk.copies(of: remote).contains { $0.shown == error.place }
    guard error.complaint == .moved else { throw isCopy ? Refusal.notTaken(branches, by: error) : error }
    let heard = try desk.sharedBranches(of: identity, at: remote.name)
    try takeIn(remote, desk, identity)
    // An address to send to may be the one that is fetched from, by another way: then there was something to take in.
    let isNews = try heard.map(\.there) != desk.sharedBranches(of: identity, at: remote.name).map(\.there)
    if isCopy, !isNews, heard.allSatisfy({ $0.standing == .ahead || $0.standing == .same }) {
      throw Refusal.notTaken(branches, by: error)
    }
  }

  /// Refuses to send again what the host has no longer, unless people said that it was lost there.
  private func mustNotBringBack(_ remote: Remote, known: ObjectID?) throws {
    let desk = try Desk(self)
    let identity = try desk.voter()
    guard case .setBack = try desk.course(at: remote, for: identity, known: known, isRewritten: false) else {
      return
    }
    throw Refusal.rewritten(desk.workspace.mainBranch, at: remote)
  }

  private static var mostAttempts: Int { 8 }

  private static func place(_ addresses: [Address]) -> Localized {
    let shown = addresses.map(\.shown)
    return Localized(en: shown.joined(separator: " and "), nl: shown.joined(separator: " en "))
  }

  /// Takes in what made the host refuse.
  private func takeIn(_ remote: Remote, _ desk: Desk, _ identity: Identity) throws {
    let known = try desk.workspace.main(at: remote.name).there
    let setBack = try desk.fetch(remote)
    try desk.mustBeOfAlliance(remote)
    try desk.deleteForgotten(at: remote)
    _ = try desk.workspace.uniteBranch(of: identity, at: now())
    guard !identity.partner.roles.isEmpty else { return }
    let course =
      setBack.contains(desk.workspace.mainBranch)
      ? .setBack : try desk.course(at: remote, for: identity, known: known, isRewritten: false)
    let moved = try follow(course, of: remote)
    guard moved.main != .setBack else {
      throw Refusal.rewritten(desk.workspace.mainBranch, at: remote)
    }
    guard moved.main != .contested else {
      let files = moved.files.isEmpty ? "" : ": \(moved.files.joined(separator: ", "))"
      throw Refusal(
        Localized(
          en:
            "Main was changed here and at \(remote.address.shown) in ways that people have to unite\(files).",
          nl:
            "Main is hier en op \(remote.address.shown) zo veranderd dat mensen het moeten samenvoegen\(files)."
        ),
        hints: [
          Localized(en: "see what to do with: beraad sync", nl: "kijk wat er te doen is met: beraad sync")
        ])
    }
  }
}

extension Refusal {
  /// That one of a host's several addresses did not take what was sent.
  fileprivate static func notTaken(_ branches: [String], by error: TransportError) -> Refusal {
    guard error.complaint != .moved else {
      return Refusal(
        Localized(
          en: "\(error.place) has something that was never at the address that is fetched from.",
          nl: "\(error.place) heeft iets wat nooit op het adres stond waarvan wordt opgehaald."),
        hints: branches.map {
          Localized(
            en: "see what it is with: git fetch '\(error.place)' \($0) && git log FETCH_HEAD",
            nl: "kijk wat het is met: git fetch '\(error.place)' \($0) && git log FETCH_HEAD")
        })
    }
    let explanation = error.explanation
    return Refusal(
      Localized(
        en: "\(error.place) did not take it: \(explanation.message)",
        nl: "\(error.place) nam het niet aan: \(explanation.sentence.dutch)"), hints: explanation.advice)
  }
}

extension Desk {
  /// Keeps the address of the host.
  fileprivate func remember(_ address: String) throws {
    guard try remote() == nil else {
      throw Refusal(
        Localized(
          en: "This clone shares through \(try mustHaveRemote().address.shown) already.",
          nl: "Deze kloon deelt al langs \(try mustHaveRemote().address.shown)."),
        hints: [
          Localized(
            en:
              "submit without --to, or change it with: git remote set-url \(try mustHaveRemote().name) \(address)",
            nl:
              "gebruik submit zonder --to, of verander het met: git remote set-url \(try mustHaveRemote().name) \(address)"
          )
        ])
    }
    try repository.addRemote("origin", at: address)
    // Plain `git pull` and `git push` then know where main belongs, as in a clone that `join` made.
    let main = "branch.\(workspace.mainBranch)"
    if try repository.config("\(main).remote") == nil {
      try repository.setConfig([("\(main).remote", "origin"), ("\(main).merge", workspace.mainReference)])
    }
  }

  /// The branches of which this clone has something that the host has not.
  fileprivate func branchesToSend(of identity: Identity, to remote: String) throws -> [String] {
    try sharedBranches(of: identity, at: remote).filter { $0.standing == .ahead || $0.standing == .apart }
      .map(\.name)
  }

  /// The branches that whoever acts may send, as far as they are here.
  fileprivate func sharedBranches(of identity: Identity, at remote: String) throws -> [SharedBranch] {
    var shared = [try workspace.branch(of: identity.partner.id, at: remote)]
    if !identity.partner.roles.isEmpty { shared.append(try workspace.main(at: remote)) }
    return shared.filter { $0.here != nil }
  }

  /// Sends to the other addresses of a host what they do not have: one of them may have refused what the others took.
  ///
  /// - Returns: the addresses that were sent something.
  fileprivate func bring(
    _ copies: [Address], of remote: Remote, upTo identity: Identity
  ) throws -> [Address] {
    try copies.filter { address in
      let copy = Remote(name: address.text, address: address)
      let shared = try sharedBranches(of: identity, at: remote.name)
      let tips = try repository.withGuest { try userGit.tips(of: shared.map(\.name), at: copy) }
      let late = shared.filter { tips[$0.name] != $0.here?.hex }.map(\.name)
      guard !late.isEmpty else { return false }
      do {
        try repository.withGuest { try userGit.push(late, to: copy) }
      } catch let error as TransportError {
        guard error.complaint == .moved else { throw Refusal.notTaken(late, by: error) }
        // What it has newer may only not be fetched yet.
        _ = try fetch(remote)
        let known = try sharedBranches(of: identity, at: remote.name).filter { late.contains($0.name) }
        guard try known.allSatisfy({ try isHeard(tips[$0.name], of: $0) }) else {
          throw Refusal.notTaken(late, by: error)
        }
        return false
      }
      return true
    }
  }

  /// Whether the address that is fetched from has what a copy has of a branch.
  private func isHeard(_ tip: String?, of branch: SharedBranch) throws -> Bool {
    guard let tip else { return true }
    guard let there = branch.there, let id = ObjectID(hex: tip), repository.contains(id) else { return false }
    return try id == there || repository.isAncestor(id, of: there)
  }
}
