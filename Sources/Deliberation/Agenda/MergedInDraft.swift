package import ObjectIDs
import Prose

/// What the draft has of changes that were merged, and what people did there since: what has to be told before a decision can say
/// otherwise about one.
package struct MergedInDraft: Sendable {
  private let draft: [UInt8]
  private var rebased: [Target: RebasedHunk] = [:]
  /// Those of which the draft has at least some words, where somebody asked that of the commits that merged them.
  private let leaving: Set<Target>

  /// - Parameters:
  ///   - targets: any; those that were not merged are passed over.
  ///   - leaving: those of which the draft is known to have words.
  ///   - text: a text by its object id, or nil where it is not at hand. Each is compared with the draft once.
  package init(
    _ targets: some Sequence<Target>, of dossier: Dossier, leaving: Set<Target> = [],
    text: (ObjectID) throws -> [UInt8]?
  ) rethrows {
    (draft, self.leaving) = (dossier.paper.text, leaving)
    var merged: [ObjectID: [(target: Target, hunk: Hunk)]] = [:]
    for target in Set(targets) where dossier.merged[target] != nil {
      guard let hunk = dossier.hunk(target),
        case .amendment(let amendment)? = dossier[target.record]?.record.body
      else { continue }
      merged[amendment.base, default: []].append((target, hunk))
    }
    for (base, changes) in merged {
      let hunks = changes.map { [$0.hunk] }
      let fates = try text(base).map { Rebase.rebase(each: hunks, from: $0, to: draft) }
      for (change, fate) in zip(changes, fates ?? hunks.map(Rebase.withoutBase)) {
        rebased[change.target] = fate.first
      }
    }
  }

  /// Of a dossier in which nothing that was merged is asked about.
  package init() { (draft, leaving) = ([], []) }

  /// Whether a change was merged and the draft has all or most of it; where the text that it was made on is not at hand, by the letters alone.
  package func stands(_ target: Target) -> Bool {
    guard let found = rebased[target] else { return false }
    if leaving.contains(target) { return true }
    guard case .lost(.baseMissing) = found.fate else { return found.isMostly(in: draft) }
    let hunk = found.original
    return hunk.new.isEmpty ? !stands(hunk.old) : stands(hunk.new)
  }

  /// Whether a change was merged, and an author has undone it in the draft: a yes does not bring it back.
  package func isUndone(_ target: Target) -> Bool { rebased[target] != nil && !stands(target) }

  private func stands(_ words: String) -> Bool { String(decoding: draft, as: UTF8.self).contains(words) }
}
