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
      guard let hunk = dossier.hunk(target), let file = dossier.amendment(target.record),
        let base = ObjectID(hex: file.amendment.base)
      else { return ["Commit \(hex.prefix(7)) merged \(target), which does not exist."] }
      switch Rebase.rebase([hunk], from: try repository.blob(base), to: before)[0].fate {
      case .clean(let placed), .proposal(let placed, _, _):
        if !hunks.contains(placed) { hunks.append(placed) }
      case .alreadyThere: continue
      case .contested, .lost: return ["Commit \(hex.prefix(7)) merged \(target), whose words were gone."]
      }
    }
    guard hunks.applied(to: before) == after else {
      return [
        "Commit \(hex.prefix(7)) changed other words than \(targets.map(\.description).joined(separator: ", ")) proposed."
      ]
    }
    return []
  }
}
