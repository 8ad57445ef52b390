import Deliberation
import Git
import ObjectIDs
import Storage

extension Desk {
  /// Refuses to send commits of main that say that they merged an amendment and did something else: at everybody `verify` would name them
  /// for good.
  ///
  /// - Parameter known: main as a host had it before it was asked: what it lost since, others have, and nothing mends it.
  func mustMergeAsRecorded(at remote: String, known: ObjectID?) throws {
    let problems = try wrongMerges(since: workspace.main(at: remote).there ?? known)
    if let paper = problems.keys.min() { throw Refusal.willBeWrong(problems[paper] ?? [], in: paper) }
  }

  /// Refuses to make an edition on such commits. Where nothing was ever sent, `verify` has them.
  func mustMergeAsRecorded(in paper: Slug) throws {
    let problems = try wrongMergesNotSent()[paper] ?? []
    guard problems.isEmpty else {
      throw Refusal(
        Localized(
          en: "\(paper) cannot be published: verify would call its text wrong, for good.",
          nl: "\(paper) kan niet worden gepubliceerd: verify zou de tekst voorgoed fout noemen."),
        causes: Array(problems.prefix(5)))
    }
  }

  /// What is wrong with such commits, while they can still be taken out; for `status` and `doctor`.
  func wrongMergeSentences() throws -> [Localized] {
    try wrongMergesNotSent().sorted { $0.key < $1.key }.flatMap(\.value)
  }

  func wrongMergeFindings() throws -> [Diagnosis.Finding] {
    try wrongMergesNotSent().sorted { $0.key < $1.key }.flatMap { paper, problems in
      problems.map {
        .init(
          what: $0,
          advice: Localized(
            en: "see it with: beraad verify \(paper)", nl: "zie het met: beraad verify \(paper)"),
          mended: false)
      }
    }
  }

  private func wrongMergesNotSent() throws -> [Slug: [Localized]] {
    guard let there = try sharedMain() else { return [:] }
    return try wrongMerges(since: there)
  }

  /// What is wrong, by the paper, with the commits that merged something. Only what another history lacks is looked at, and the records that
  /// it names.
  private func wrongMerges(since there: ObjectID?) throws -> [Slug: [Localized]] {
    guard let here = try repository.tip(of: workspace.mainReference), here != there else { return [:] }
    var commits: [Slug: Set<ObjectID>] = [:]
    var named: [Slug: Set<RecordID>] = [:]
    try repository.walk(from: here, until: there) { (commit) throws(GitError) in
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
    var wrong: [Slug: [Localized]] = [:]
    for (paper, wanted) in commits where papers.contains(paper) {
      let dossier = try snapshot.dossier(
        of: snapshot.paper(named: paper.description), with: named[paper] ?? [])
      let problems = try ChainCheck(
        dossier: dossier, desk: self, history: snapshot.history(), only: wanted
      ).problems()
      if !problems.isEmpty { wrong[paper] = problems }
    }
    return wrong
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
