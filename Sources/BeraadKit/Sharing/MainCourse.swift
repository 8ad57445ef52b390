import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// What becomes of main in a clone whose host has another one.
enum MainCourse {
  /// There is nothing newer.
  case stay
  case forward(to: ObjectID)
  /// It goes to what the host has, and a branch keeps what it was.
  case keep(ObjectID, to: ObjectID)
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
    if let unsendable = try Unsendable(of: identity, at: remote, in: self) {
      return .keep(unsendable.here, to: there)
    }
    switch main.standing {
    case .same: return .stay
    case .behind: return .forward(to: there)
    case .ahead where !isRewritten: return .stay
    case .ahead, .apart: break
    }
    if let identity, identity.partner.roles.isEmpty {
      try mustNotBeOfCommittee()
      return .keep(here, to: there)
    }
    guard let old = try takenOff(from: here, by: there, at: remote, known: known) else {
      return main.standing == .ahead ? .stay : .unite(with: there)
    }
    guard isRewritten else { return .setBack }
    guard try repository.isAncestor(here, of: old) else {
      let name = "\(remote.name)/\(workspace.mainBranch)"
      throw Refusal(
        "Main was rewritten at \(remote.address.shown), and this clone has commits of its own on the old one.",
        hints: [
          "put them on the new one with: git rebase --rebase-merges --onto \(name) \(old.abbreviated())"
        ])
    }
    return .keep(here, to: there)
  }

  /// The newest commit that a host had on main, that a commit here stands on, and that the host's main has no longer; nil where
  /// it has all.
  private func takenOff(
    from here: ObjectID, by there: ObjectID, at remote: Remote, known: ObjectID?
  ) throws -> ObjectID? {
    let heard = try repository.reflog(
      of: Layout.reference(of: workspace.mainBranch, at: remote.name), atMost: Self.mostHeard)
    return try (heard + [known].compactMap(\.self)).first { old in
      try repository.contains(old) && repository.isAncestor(old, of: here)
        && !repository.isAncestor(old, of: there)
    }
  }

  /// So many of the commits that a host had on main are asked about.
  private static let mostHeard = 100

  /// Refuses to put main aside for a partner in a clone of the committee: what it did there may not have been sent yet.
  private func mustNotBeOfCommittee() throws {
    guard let named = try repository.config("beraad.as"), let own = try? roster.identity(named),
      !own.partner.roles.isEmpty
    else { return }
    throw Refusal(
      "Main of this clone is \(own.partner.name)'s, and has what the host has not.",
      hints: ["unite it as \(own.partner.name): beraad sync", "and send it: beraad submit"])
  }
}
