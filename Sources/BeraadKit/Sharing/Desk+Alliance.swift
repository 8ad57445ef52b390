import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// Whether a host is the alliance's, and works on the same branch as this clone.
extension Desk {
  /// Refuses a host that is another alliance's, as far as was last heard of it.
  func mustBeOfAlliance(_ remote: Remote) throws {
    guard try workspace.isOfOthers(remote.name), let there = try workspace.heardMain(at: remote.name) else {
      return
    }
    throw try otherBeginning(there.tip, at: remote)
  }

  /// The refusal to share with a host whose main has no beginning in common with the one here.
  ///
  /// - Parameter there: what the host has on main.
  func otherBeginning(_ there: ObjectID, at remote: Remote) throws -> Refusal {
    let main = workspace.mainBranch
    let remedy: Localized? =
      if try !workspace.isWorkspace(there) {
        Localized(
          en:
            "where it is only what the host made by itself, with a README say, put yours in its place with: git push --force \(remote.name) \(main)",
          nl:
            "is het alleen wat de host zelf maakte, bijvoorbeeld met een README, zet de eigen branch er dan voor in de plaats met: git push --force \(remote.name) \(main)"
        )
      } else if try workspace.isStrange(there) {
        nil
      } else {
        Localized(
          en:
            "where the committee says that they rewrote it from its first commit on: beraad sync --rewritten",
          nl: "zegt de commissie dat die vanaf de eerste commit is herschreven: beraad sync --rewritten")
      }
    return Refusal(
      Localized(
        en: "The branch \(main) at \(remote.address.shown) and the one here have no beginning in common.",
        nl: "De branch \(main) op \(remote.address.shown) en die van hier hebben geen begin gemeen."),
      hints: [
        Localized(
          en: "look whether it is the alliance's host: git remote -v",
          nl: "kijk of het de host van de alliantie is: git remote -v")
      ]
        + [remedy].compactMap(\.self))
  }

  /// Refuses a host that is another alliance's before anything is sent there, or written over what was heard of the alliance's own.
  /// An address is looked at once.
  ///
  /// - Parameter main: the commit that main is at the host, as it says; nil where it has no such branch.
  func mustBeOfAlliance(_ remote: Remote, whoseMainIs main: String?) throws {
    let isKnown = try workspace.met(remote.name) == remote.address.text
    let known = try workspace.main(at: remote.name).there
    switch main {
    case nil where known != nil || !isKnown:
      try repository.withGuest { try mustHaveNoOtherMain(remote, hadMain: known != nil) }
    case let main? where main != known?.hex && !isKnown: _ = try fetch(remote)
    default: break
    }
    try mustBeOfAlliance(remote)
    if !isKnown, main != nil { try workspace.noteMet(remote.name, at: remote.address.text) }
  }

  /// Refuses a main that is no continuation of what was heard, where it is not the alliance's.
  func mustShareBeginning(_ remote: Remote) throws {
    let tips = try userGit.tips(of: [workspace.mainBranch], at: remote)
    // What was fetched and not followed is here all the same.
    guard let there = tips[workspace.mainBranch].flatMap(ObjectID.init(hex:)), repository.contains(there),
      try workspace.isStrange(there)
    else { return }
    throw try otherBeginning(there, at: remote)
  }

  /// Refuses a host that has a workspace, and has it on another branch: another alliance's, or this one's under another name.
  ///
  /// - Parameter hadMain: whether this clone ever heard of main there. Where it did not, the host is new, and a branch of somebody's work
  ///   may have come there first.
  func mustHaveNoOtherMain(_ remote: Remote, hadMain: Bool) throws {
    let all = try userGit.branches(of: remote)
    let usual = Array(all.prefix(1)) + all.filter { $0 == "main" || $0 == "master" }
    for name in usual.uniqued() where name != workspace.mainBranch && !name.hasPrefix("partners/") {
      try userGit.fetch(name, whateverItWas: remote)
      let reference = Layout.reference(of: name, at: remote.name)
      guard let tip = try repository.tip(of: reference), try workspace.isWorkspace(tip) else { continue }
      guard try workspace.standsOnMain(tip) else { throw try otherBeginning(tip, at: remote) }
      guard hadMain || name == "main" || name == "master" else { continue }
      let isHere = try repository.tip(of: "refs/heads/\(name)") != nil
      let rename =
        "git branch -m \(workspace.mainBranch) \(name) && git branch -u \(remote.name)/\(name) \(name) && "
      throw Refusal(
        Localized(
          en:
            "The alliance works on the branch '\(name)' at \(remote.address.shown), and has no '\(workspace.mainBranch)' there.",
          nl:
            "De alliantie werkt op de branch '\(name)' van \(remote.address.shown), en heeft daar geen '\(workspace.mainBranch)'."
        ),
        hints: [
          Localized(
            en: "work on it with: \(isHere ? "" : rename)git config beraad.main \(name)",
            nl: "werk daarop met: \(isHere ? "" : rename)git config beraad.main \(name)")
        ])
    }
  }
}
