package import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// What becomes of main in a clone whose host has another one.
enum MainCourse {
  /// There is nothing newer.
  case stay
  /// The host has all of it, and more.
  case forward(to: ObjectID)
  /// It goes to what the host has, and a branch keeps what it was.
  case keep(ObjectID, to: ObjectID)
  /// Both have something new.
  case unite(with: ObjectID)
  /// The host has another history of it than it had, and nobody said that it was meant.
  case setBack
}

extension Desk {
  /// What becomes of main here, as the host was last heard.
  ///
  /// A partner writes no main: it never unites two of them, and has what the host has. Who may write main unites, but not
  /// with what the host took off on purpose: that would bring it back.
  ///
  /// - Parameters:
  ///   - known: main as the host had it before it was asked.
  ///   - isRewritten: whether a person said that the host's other history is meant.
  /// - Throws: a `Refusal` where this clone has something of its own on a main that was rewritten.
  func course(
    at remote: Remote, for identity: Identity?, known: ObjectID?, isRewritten: Bool
  ) throws -> MainCourse {
    let main = try workspace.main(at: remote.name)
    guard let there = main.there, let here = main.here else { return .stay }
    let isOther = try workspace.isOfOthers(remote.name)
    if isOther, try !isRewritten || workspace.isStrange(there) || !workspace.isWorkspace(there) {
      throw try otherBeginning(there, at: remote)
    }
    if let unsendable = try Unsendable(of: identity, at: remote, in: self) {
      return .keep(unsendable.here, to: there)
    }
    switch main.standing {
    case .same: return .stay
    case .behind: return .forward(to: there)
    case .ahead, .apart: break
    }
    if let identity, identity.partner.roles.isEmpty {
      guard main.standing == .apart || isRewritten else { return .stay }
      try mustNotBeOfCommittee(there)
      return .keep(here, to: there)
    }
    // Nothing was heard of what it was before, and somebody said that it is meant.
    if isOther { return .keep(here, to: there) }
    let old = try takenOff(from: here, by: there, at: remote, known: known)
    guard let old, try main.standing == .apart || repository.isAncestor(there, of: old) else {
      // Who has what is new at the host, and what it lost as well, has united them on purpose.
      return main.standing == .ahead ? .stay : .unite(with: there)
    }
    guard isRewritten else { return .setBack }
    guard try repository.isAncestor(here, of: old) else {
      let name = "\(remote.name)/\(workspace.mainBranch)"
      throw Refusal(
        Localized(
          en:
            "Main was rewritten at \(remote.address.shown), and this clone has commits of its own on the old one.",
          nl: "Main is op \(remote.address.shown) herschreven, en deze kloon heeft eigen commits op de oude."),
        hints: [
          Localized(
            en:
              "put them on the new one with: git rebase --rebase-merges --onto \(name) \(old.abbreviated())",
            nl: "zet die op de nieuwe met: git rebase --rebase-merges --onto \(name) \(old.abbreviated())")
        ])
    }
    return .keep(here, to: there)
  }

  /// The newest commit that a host had on main, that a commit here stands on, and that the host's main has no longer; nil where
  /// it has all.
  private func takenOff(
    from here: ObjectID, by there: ObjectID, at remote: Remote, known: ObjectID?
  ) throws -> ObjectID? {
    try heard(of: remote, and: known).first { old in
      try repository.isAncestor(old, of: here) && !repository.isAncestor(old, of: there)
    }
  }

  /// Whether a commit was on the host's main, or stands on one that was, and main here has it no longer: somebody took it off.
  func isTakenOff(_ commit: ObjectID, at remote: Remote) throws -> Bool {
    try heard(of: remote, and: nil).contains { old in
      try !repository.isAncestor(old, of: snapshot.commit)
        && (repository.isAncestor(commit, of: old) || repository.isAncestor(old, of: commit))
    }
  }

  /// The commits that a host had on main, newest first, as far as this clone heard of them and has them.
  private func heard(of remote: Remote, and known: ObjectID?) throws -> [ObjectID] {
    let reference = Layout.reference(of: workspace.mainBranch, at: remote.name)
    let noted = try repository.reflog(of: reference, atMost: Workspace.mostHeard)
    return (noted + [known].compactMap(\.self)).uniqued().filter(repository.contains)
  }

  /// Refuses to put main aside for a partner in a clone of somebody who may write it, here or as the host has the roster: what was
  /// done there may not have been sent yet.
  private func mustNotBeOfCommittee(_ there: ObjectID) throws {
    guard let named = try repository.config("beraad.as") else { return }
    let rosters = [roster, try Snapshot(workspace: workspace, commit: there).roster]
    guard rosters.contains(where: { (try? $0.identity(named))?.partner.roles.isEmpty == false }) else {
      return
    }
    let own = try? roster.identity(named)
    let may =
      own?.partner.roles.isEmpty == false
      ? own?.partner.id
      : roster.partners.first {
        $0.roles.contains(.committee)
      }?.id
    throw Refusal(
      Localized(
        en: "Main of this clone has what the host has not, and the committee may send it.",
        nl: "Main van deze kloon heeft iets wat de host niet heeft, en de commissie mag dat opsturen."),
      hints: may.map {
        [
          Localized(
            en: "unite it with what the host has: beraad sync --as \($0)",
            nl: "voeg het samen met wat de host heeft: beraad sync --as \($0)"),
          Localized(
            en: "and send it: beraad submit --as \($0)", nl: "en stuur het op: beraad submit --as \($0)"),
        ]
      }
        ?? [])
  }
}

extension Refusal {
  /// The refusal to unite main with one that was rewritten, or to send again what the host has no longer.
  static func rewritten(_ main: String, at remote: Remote) -> Refusal {
    Refusal(
      Localized(
        en: "The host has another history of \(main) than it had: it was rewritten, or lost something.",
        nl:
          "De host heeft een andere geschiedenis van \(main) dan eerst: die is herschreven, of er is iets verloren gegaan."
      ),
      hints: whereRewritten(main, at: remote.name))
  }

  /// What to type where the host's main was rewritten, or lost something: only people know which.
  package static func whereRewritten(_ main: String, at remote: String) -> [Localized] {
    [
      Localized(
        en: "ask the committee whether they meant it; where they did: beraad sync --rewritten",
        nl: "vraag de commissie of dat de bedoeling was; zo ja: beraad sync --rewritten"),
      Localized(
        en:
          "where it was lost there, the committee puts it back with: git fetch \(remote) && git merge --no-edit \(remote)/\(main) && git push \(remote) \(main)",
        nl:
          "is het daar verloren gegaan, dan zet de commissie het terug met: git fetch \(remote) && git merge --no-edit \(remote)/\(main) && git push \(remote) \(main)"
      ),
    ]
  }
}
