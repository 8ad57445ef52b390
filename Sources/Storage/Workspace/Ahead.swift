package import Deliberation
import Git
import ObjectIDs

/// What main of this clone lacks, and a newer one has: what rests on that is no fault of who wrote it. It waits until this clone has
/// it too.
///
/// It is looked for on main of the host, and on the commit that a record was written against: a branch brings that along, also where
/// nobody fetched main. Somebody may have made that commit up, so it is no reason to take anything.
package final class Ahead {
  private let snapshot: Snapshot
  private lazy var mains = [try? snapshot.newerMain()].compactMap { $0 }

  init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// How the sentence about such a record ends.
  package static let waits = Localized(
    en: "rests on what main here does not have yet, and waits for that.",
    nl: "rust op iets wat main hier nog niet heeft, en wacht daarop.")

  /// Whether a newer main has a file.
  func has(_ path: String, for header: Record.Header) -> Bool {
    newer(for: header).contains { (try? snapshot.repository.entry(at: path, in: $0)) != nil }
  }

  /// Whether a newer main has a partner on its roster.
  func knows(_ partner: Slug, for header: Record.Header) -> Bool {
    newer(for: header).contains { commit in
      let there = try? Snapshot(workspace: snapshot.workspace, commit: commit)
      return there?.roster[partner] != nil
    }
  }

  private func newer(for header: Record.Header) -> [ObjectID] {
    let isMissing = (try? snapshot.history().contains(header.seen)) == false
    return isMissing && snapshot.repository.contains(header.seen) ? mains + [header.seen] : mains
  }

  static func refusal(at path: String) -> Refusal {
    Refusal(
      Localized(en: "\(path) \(waits.english)", nl: "\(path) \(waits.dutch)"),
      by: .restsOnNewerMain)
  }
}
