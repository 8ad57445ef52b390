import Deliberation
import Git
import ObjectIDs
import Storage

extension Desk {
  /// Refuses to send commits of main that say that they merged an amendment and did something else: at everybody `verify` would name them
  /// for good. Only what the host does not have is looked at, and the records that it names.
  ///
  /// - Parameter known: main as a host had it before it was asked: what it lost since, others have, and nothing mends it.
  func mustMergeAsRecorded(at remote: String, known: ObjectID?) throws {
    let main = try workspace.main(at: remote)
    guard let here = main.here else { return }
    var commits: [Slug: Set<ObjectID>] = [:]
    var named: [Slug: Set<RecordID>] = [:]
    try repository.walk(from: here, until: main.there ?? known) { (commit) throws(GitError) in
      let merged = commit.trailerValues("Amendment").compactMap { Target($0)?.record }
      guard !merged.isEmpty else { return true }
      let ids = merged + commit.trailerValues("Decision").compactMap { RecordID($0) }
      for change in try repository.changes(under: Layout.papers, from: commit.parents.first, to: commit.id) {
        guard let paper = Layout.paper(ofDraft: change.path) else { continue }
        commits[paper, default: []].insert(commit.id)
        named[paper, default: []].formUnion(ids)
      }
      return true
    }
    let papers = Set(try snapshot.soundPapers())
    for (paper, wanted) in commits.sorted(by: { $0.key < $1.key }) where papers.contains(paper) {
      let dossier = try snapshot.dossier(
        of: snapshot.paper(named: paper.description), with: named[paper] ?? [])
      let problems = try ChainCheck(
        dossier: dossier, desk: self, history: snapshot.history(), only: wanted
      ).problems()
      guard problems.isEmpty else { throw Refusal.willBeWrong(problems, in: paper) }
    }
  }
}

extension Refusal {
  /// That main is not sent, since it would be wrong for good.
  fileprivate static func willBeWrong(_ problems: [Localized], in paper: Slug) -> Refusal {
    Refusal(
      Localized(
        en: "Main is not sent: at everybody verify would call it wrong, for good.",
        nl: "Main wordt niet verstuurd: verify zou het bij iedereen fout noemen, voorgoed."),
      causes: Array(problems.prefix(5)),
      hints: [
        Localized(en: "see it with: beraad verify \(paper)", nl: "zie het met: beraad verify \(paper)")
      ])
  }
}
