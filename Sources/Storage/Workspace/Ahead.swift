import Deliberation
import Git
import ObjectIDs

/// What main of this clone lacks, and a newer one has: what rests on that is no fault of who wrote it. It waits until this clone has
/// it too.
///
/// It is looked for on main of the host, and on the commit that a record was written against: a branch brings that along, also where
/// nobody fetched main. Somebody may have made that commit up, so it is no reason to take anything; and where the host was asked for its
/// main together with the record, and has no such commit there, the record is said to rest on no main.
final class Ahead {
  private let snapshot: Snapshot
  private lazy var mains = [try? snapshot.newerMain()].compactMap { $0 }
  private lazy var branches = (try? snapshot.workspace.partnerBranches()) ?? []
  /// What the host had; nil where that is not known, or main here lacks some of it.
  private lazy var heard = hostOfHere()
  private lazy var hasNoHost = (try? snapshot.repository.remotes().isEmpty) ?? false

  init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// The refusal of a record that rests on what main here does not have; nil where no main that is at hand has it either.
  ///
  /// - Parameters:
  ///   - path: where the record lies.
  ///   - has: whether a main has what is missing here.
  func refusal(
    at path: String, for header: Record.Header, where has: (ObjectID) -> Bool
  ) -> Refusal? {
    if mains.contains(where: has) { return waiting(path) }
    let isMissing = (try? snapshot.history().contains(header.seen)) == false
    guard isMissing else { return nil }
    guard snapshot.repository.contains(header.seen) else {
      // Nothing here tells what that commit has: a branch that was begun before it does not bring it along.
      return hasNoHost || isHeard(path) ? nil : waiting(path)
    }
    guard has(header.seen) else { return nil }
    return isOnNoMain(header, at: path) ? resting(path, on: header.seen) : waiting(path)
  }

  /// Whether a main has a file.
  func has(_ path: String) -> (ObjectID) -> Bool {
    { [snapshot] in (try? snapshot.repository.entry(at: path, in: $0)) != nil }
  }

  /// Whether a main has a partner on its roster.
  func knows(_ partner: Slug) -> (ObjectID) -> Bool {
    { [snapshot] commit in
      let there = try? Snapshot(workspace: snapshot.workspace, commit: commit)
      return there?.roster[partner] != nil
    }
  }

  /// Whether the commit that a record was written against is on no main: the host had the record beside a main that this clone has all
  /// of, or there is no host. A commit that another partner's branch stands on may have come another way.
  private func isOnNoMain(_ header: Record.Header, at path: String) -> Bool {
    let repository = snapshot.repository
    guard mains.isEmpty,
      !branches.contains(where: { branch in
        branch.partner != header.partner
          && branch.tips.contains { (try? repository.isPart(header.seen, of: $0)) == true }
      })
    else { return false }
    return hasNoHost || isHeard(path)
  }

  /// Whether the host had the record beside a main that this clone has all of.
  private func isHeard(_ path: String) -> Bool { heard?.partners.contains { has(path)($0) } == true }

  private func hostOfHere() -> HeardHost? {
    let workspace = snapshot.workspace
    guard let host = try? Hosts(of: snapshot.repository, main: workspace.mainBranch).chosen,
      let heard = HeardHost.read(host, in: snapshot.repository.commonDirectory),
      (try? snapshot.repository.isPart(heard.main, of: snapshot.commit)) == true
    else { return nil }
    return heard
  }

  private func waiting(_ path: String) -> Refusal {
    Refusal(
      Localized(
        en: "\(path) rests on what main here does not have yet, and waits for that.",
        nl: "\(path) rust op iets wat main hier nog niet heeft, en wacht daarop."),
      by: .restsOnNewerMain)
  }

  private func resting(_ path: String, on commit: ObjectID) -> Refusal {
    let commit = commit.abbreviated()
    return Refusal(
      hasNoHost
        ? Localized(
          en: "\(path) rests on commit \(commit), which main does not have.",
          nl: "\(path) rust op commit \(commit), en die staat niet op main.")
        : Localized(
          en:
            "\(path) rests on commit \(commit), which neither main here has nor main of the host, as it was last heard.",
          nl:
            "\(path) rust op commit \(commit), en die staat niet op main, hier niet en, voor zover bekend, op de host niet."
        ),
      by: .restsOnNoMain)
  }
}
