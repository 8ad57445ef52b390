import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// What a partner that was taken off the roster made on main and had not sent: somebody of the committee sends it.
extension Desk {
  /// What such a partner does with its commits of main, and what a committee member types then; none where the host has them all, as it was
  /// last heard. A clone of a partner that never had a role has none of its own.
  func unsentMain(of gone: Slug) throws -> [Localized] {
    guard let former = try snapshot.partner(gone), !former.roles.isEmpty, let remote = try remote(),
      try !isMirror(of: remote.name)
    else { return [] }
    let main = try workspace.main(at: remote.name)
    guard main.standing == .ahead || main.standing == .apart, let here = main.here, let there = main.there
    else {
      return []
    }
    var count = 0
    try repository.walk(from: here, until: there) { _ in
      count += 1
      return true
    }
    let name = Repository.word(workspace.mainBranch)
    let range = Repository.word("\(remote.name)/\(workspace.mainBranch)..\(workspace.mainBranch)")
    return [
      Localized(
        en:
          "\(count == 1 ? "1 commit of main here is" : "\(count) commits of main here are") not sent, and the host takes none of '\(gone)'. Put \(count == 1 ? "it" : "them") into a file, and give that to somebody of the committee: git bundle create ../\(gone).bundle \(range)",
        nl:
          "\(count == 1 ? "1 commit van main hier is" : "\(count) commits van main hier zijn") niet opgestuurd, en de host neemt niets aan van '\(gone)'. Zet \(count == 1 ? "die" : "ze") in een bestand, en geef dat aan iemand van de commissie: git bundle create ../\(gone).bundle \(range)"
      ),
      Localized(
        en:
          "the committee takes that in, and sends it, with: git pull --no-rebase --no-edit FILE \(name) && beraad submit",
        nl:
          "de commissie haalt dat binnen en stuurt het op met: git pull --no-rebase --no-edit BESTAND \(name) && beraad submit"
      ),
    ]
  }

  /// What is typed about a record on a commit that is on no main.
  ///
  /// - Parameter partner: on whose branch it stands.
  func sending(of partner: Slug) throws -> [Localized] {
    guard roster[partner] == nil, try snapshot.partner(partner)?.roles.isEmpty == false else {
      return [.sending]
    }
    if try nameOffRoster() == partner {
      let ways = try unsentMain(of: partner)
      if !ways.isEmpty { return ways }
    }
    return [
      Localized(
        en:
          "whoever made that commit on main sends it; where that is '\(partner)', which is off the roster, its own clone says how, with: beraad status",
        nl:
          "wie die commit op main maakte, stuurt hem op; is dat '\(partner)', die niet meer in reviewers.json staat, dan zegt de eigen kloon hoe, met: beraad status"
      )
    ]
  }
}
