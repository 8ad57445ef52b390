import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

extension Desk {
  /// Hears what was sent to a host, before something is recorded that stays as it is. A refusal comes before anything is fetched:
  /// where the host cannot be asked, or main there is newer.
  ///
  /// - Parameters:
  ///   - hints: what is typed to go on with what is in this clone.
  ///   - newer: why a main there that is newer matters.
  ///   - silent: the sentence where the host cannot be asked.
  func mustKnowMain(of remote: Remote, hints: [Localized], newer: Localized, silent: Localized) throws {
    do {
      try mustHoldMain(of: remote, hints: hints, because: newer)
      _ = try fetch(remote)
    } catch let error as TransportError {
      throw Refusal(
        silent, causes: [error.explanation.sentence], hints: error.explanation.advice + hints,
        by: .hostNotAsked)
    }
  }

  /// Refuses where main at a host is newer than main here.
  ///
  /// - Parameters:
  ///   - hints: what is typed to go on all the same.
  ///   - reason: why that matters.
  /// - Returns: the commits on which main and the partners' branches stand there, by their short names.
  /// - Throws: a `Refusal`; `TransportError` where the host cannot be asked.
  @discardableResult
  func mustHoldMain(
    of remote: Remote, hints: [Localized], because reason: Localized
  ) throws -> [String: String] {
    // What was fetched before tells as well, also where the host is away.
    if try snapshot.newerMain() == nil {
      let tips = try repository.withGuest {
        try userGit.tips(of: [workspace.mainBranch, Layout.partnersBranches], at: remote)
      }
      let main = tips[workspace.mainBranch]
      try mustNotHaveLost(main, at: remote, isRestoring: false)
      guard try !holds(main) else { return tips }
    }
    throw Refusal(
      Localized(
        en: "Main at \(remote.address.shown) is newer than main here: \(reason.english).",
        nl: "Main bij \(remote.address.shown) is nieuwer dan main hier: \(reason.dutch)."),
      hints: [Localized(en: "get it first: beraad sync", nl: "haal het eerst op: beraad sync")] + hints,
      by: .hostNotAsked)
  }

  /// Whether a host has something on a partner's branch that this clone has not heard of.
  ///
  /// - Parameter tips: the commits on which the branches stand there, by their short names.
  func isUnheard(_ tips: [String: String], of remote: Remote) throws -> Bool {
    try tips.contains { name, tip in
      guard name != workspace.mainBranch else { return false }
      let known = [
        try repository.tip(of: Layout.reference(of: name, at: remote.name)),
        try repository.tip(of: "refs/heads/\(name)"),
      ]
      return !known.contains { $0?.hex == tip }
    }
  }

  /// Whether main has a commit in its history.
  private func holds(_ commit: String?) throws -> Bool {
    guard let commit else { return true }
    guard let id = ObjectID(hex: commit), repository.contains(id) else { return false }
    return try repository.isAncestor(id, of: snapshot.commit)
  }
}
