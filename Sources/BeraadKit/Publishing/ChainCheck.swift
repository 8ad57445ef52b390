import Deliberation
import Git
import Prose
import Storage

/// Whether each commit that says it adopted an amendment did just that: the words that were proposed, on a decision
/// that adopted them.
struct ChainCheck {
  let dossier: Dossier
  let desk: Desk

  func problems() throws -> [String] {
    let commits = Dictionary(grouping: dossier.merged.filter { dossier[$0.key.record] != nil }, by: \.value)
    return try commits.sorted { $0.key < $1.key }.flatMap { commit, targets in
      try problems(of: commit, targets: targets.map(\.key).sorted())
    }
  }

  private func problems(of hex: String, targets: [Target]) throws -> [String] {
    guard let id = ObjectID(hex: hex) else { return [] }
    let repository = desk.workspace.repository
    let path = Snapshot.draftPath(of: dossier.paper.slug)
    let commit = try repository.commit(id)
    guard let parent = commit.parents.first, let before = try repository.blob(at: path, in: parent),
      let after = try repository.blob(at: path, in: id)
    else { return [] }
    var hunks: [Hunk] = []
    for target in targets {
      guard case .decision(let decision)? = dossier.decision(about: target)?.record.body,
        decision.outcome == .adopted
      else { return ["Commit \(hex.prefix(7)) merged \(target), which was not adopted."] }
      guard let hunk = dossier.hunk(target) else {
        return ["Commit \(hex.prefix(7)) merged \(target), which does not exist."]
      }
      if !hunks.contains(where: { $0.range == hunk.range && $0.new == hunk.new }) { hunks.append(hunk) }
    }
    guard before == after || Self.leads(from: before[...], to: after[...], by: hunks[...]) else {
      return [
        "Commit \(hex.prefix(7)) changed other words than \(targets.map(\.description).joined(separator: ", ")) proposed."
      ]
    }
    return []
  }

  /// Whether one text becomes the other by these replacements, one after another, wherever the words have gone since
  /// they were proposed. Asks no merge engine, so that the answer outlives every version of it.
  private static func leads(
    from old: ArraySlice<UInt8>, to new: ArraySlice<UInt8>, by hunks: ArraySlice<Hunk>
  ) -> Bool {
    guard let hunk = hunks.first else { return old == new }
    var start = zip(old, new).prefix { $0 == $1 }.count
    let (gone, come) = (Array(hunk.old.utf8), Array(hunk.new.utf8))
    while start >= 0 {
      let (oldRest, newRest) = (old.dropFirst(start), new.dropFirst(start))
      if oldRest.starts(with: gone), newRest.starts(with: come),
        leads(from: oldRest.dropFirst(gone.count), to: newRest.dropFirst(come.count), by: hunks.dropFirst())
      {
        return true
      }
      start -= 1
    }
    return false
  }
}
