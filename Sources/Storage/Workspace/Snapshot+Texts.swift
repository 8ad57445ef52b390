import Deliberation
import Git
import ObjectIDs

/// The texts that records were made on.
extension Snapshot {
  /// The texts that collected amendments were made on and that main does not hold: as the draft of a commit of its history, or
  /// kept beside the records.
  ///
  /// Looks at one commit for a text, mostly; at all that changed the draft only where that one is gone, as after a rebase.
  func lostTexts(among filed: [Filed], of paper: Paper) throws -> Set<ObjectID> {
    let history = try history()
    let draft = Layout.draft(of: paper.slug)
    var sights: [ObjectID: Set<ObjectID>] = [:]
    for filed in filed where filed.isCollected {
      guard case .amendment(let body) = filed.record.body, body.base != paper.blob else { continue }
      sights[body.base, default: []].insert(filed.record.header.seen)
    }
    var lost: Set<ObjectID> = []
    for (text, commits) in sights {
      let isDraft = try commits.contains {
        try history.contains($0) && repository.entry(at: draft, in: $0)?.id == text
      }
      if !isDraft, try repository.entry(at: Layout.text(text, of: paper.slug), in: commit)?.id != text {
        lost.insert(text)
      }
    }
    guard !lost.isEmpty else { return [] }
    for commit in history.drafted(paper.slug) {
      if let text = try repository.entry(at: draft, in: commit)?.id { lost.remove(text) }
    }
    return lost
  }
}
