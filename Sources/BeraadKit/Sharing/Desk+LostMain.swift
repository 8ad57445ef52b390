package import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// A host that lost main: its branch was deleted there, or the host was begun anew.
extension Desk {
  /// That the host had no main when it was last asked, and what puts it back; nil where it has one, or there is no host.
  func lossAtHost() throws -> Refusal? {
    guard let remote = try remote(), try workspace.hasLostMain(remote.name), try isWhereMainWasMet(remote)
    else { return nil }
    return .mainLost(workspace.mainBranch, at: remote)
  }

  /// What `doctor` says of it.
  func mainLost() throws -> [Diagnosis.Finding] {
    try lossAtHost().map { loss in
      let advice = loss.explanation.advice
      return [
        .init(
          what: loss.explanation.sentence, advice: advice.first ?? .syncFirst,
          further: Array(advice.dropFirst()),
          mended: false)
      ]
    } ?? []
  }

  /// What `status` says of it, a sentence each.
  func mainLostSentences() throws -> [Localized] {
    try lossAtHost().map { loss in
      [loss.explanation.sentence] + loss.explanation.advice.map { $0.map(\.capitalizedFirst) }
    } ?? []
  }

  /// Whether a host is the one that had main: one at another address is new, and lost nothing.
  func isWhereMainWasMet(_ remote: Remote) throws -> Bool {
    let met = try workspace.met(remote.name)
    return met == nil || met == remote.address.text
  }

  /// Whether this clone knows of main at a host, from what git keeps of it or from an earlier command.
  ///
  /// A fetch that prunes makes git forget it, where the host lost it. A host of this address had it all the same.
  func hadMain(_ remote: Remote) throws -> Bool {
    guard try workspace.main(at: remote.name).there == nil else { return true }
    return try workspace.met(remote.name) == remote.address.text
      && workspace.heardMain(at: remote.name) == nil
  }

  /// Notes that the alliance's main is at the address of a host, as was just heard or sent: a host of that address that has none lost it.
  func noteMet(_ remote: Remote) throws {
    guard try workspace.met(remote.name) != remote.address.text,
      try workspace.main(at: remote.name).there != nil, try !workspace.isOfOthers(remote.name)
    else { return }
    try workspace.noteMet(remote.name, at: remote.address.text)
  }

  /// Refuses to put main on a host that had it and has it no longer, unless somebody said that main here is the newest: another clone may
  /// have a newer one, and would find the host set back.
  ///
  /// - Parameter main: the commit that main is at the host, as it says; nil where it has no such branch.
  func mustNotHaveLost(_ main: String?, at remote: Remote, isRestoring: Bool) throws {
    guard main == nil, try hadMain(remote), try isWhereMainWasMet(remote) else { return }
    try workspace.noteMain(at: remote.name, isLost: true)
    guard isRestoring else { throw Refusal.mainLost(workspace.mainBranch, at: remote) }
    guard let last = try workspace.lastMain(at: remote.name) else { return }
    try mustHold(last, of: remote)
  }

  /// Refuses to put back a main that lacks something that the host is known to have had.
  private func mustHold(_ last: ObjectID, of remote: Remote) throws {
    guard try !repository.isAncestor(last, of: snapshot.commit) else { return }
    let main = Repository.word(workspace.mainBranch)
    let merging = "git switch -q \(main) && git merge --no-edit \(last.abbreviated())"
    throw Refusal(
      Localized(
        en: "\(remote.address.shown) had more on \(workspace.mainBranch) than this clone.",
        nl: "\(remote.address.shown) had meer op \(workspace.mainBranch) dan deze kloon."),
      hints: [
        // What git keeps of the host comes with `sync`, also where the host has it no longer.
        try workspace.main(at: remote.name).there == nil
          ? Localized(
            en: "take that in first: \(merging)", nl: "neem dat eerst over: \(merging)")
          : Localized(en: "take that in first: beraad sync", nl: "neem dat eerst over: beraad sync"),
        Localized(
          en: "and then put it back with: beraad submit --restore",
          nl: "en zet het dan terug met: beraad submit --restore"),
      ])
  }

  /// Refuses to let a partner put main back, which it may not write.
  func mayRestore(_ identity: Identity) throws {
    guard identity.partner.roles.isEmpty else { return }
    throw Refusal(
      Localized(
        en:
          "Only the committee and the authors put \(workspace.mainBranch) back, not \(identity.partner.name).",
        nl:
          "Alleen de commissie en de auteurs zetten \(workspace.mainBranch) terug, niet \(identity.partner.name)."
      ),
      hints: [
        Localized(
          en: "ask them to; send your own records with: beraad submit",
          nl: "vraag het hun; stuur uw eigen bijdragen met: beraad submit")
      ])
  }
}

extension Refusal {
  /// That a host has main no longer.
  static func mainLost(_ main: String, at remote: Remote) -> Refusal {
    Refusal(
      Localized(
        en: "\(remote.address.shown) has no branch \(main) any more: it was lost or deleted there.",
        nl:
          "\(remote.address.shown) heeft geen branch \(main) meer: die is daar verloren gegaan of verwijderd."
      ),
      hints: whereMainLost(main))
  }

  /// What to do about that: only people know whose main is the newest.
  package static func whereMainLost(_ main: String) -> [Localized] {
    [
      Localized(
        en: "look, in the clones of the committee, whose main is the newest: git log -1 \(main)",
        nl: "kijk in de klonen van de commissie wie de nieuwste heeft: git log -1 \(main)"),
      Localized(
        en: "from that clone the committee puts it back with: beraad submit --restore",
        nl: "vanuit die kloon zet de commissie hem terug met: beraad submit --restore"),
    ]
  }
}
