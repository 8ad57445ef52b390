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
    let wrong = try wrongMerges(since: workspace.main(at: remote).there ?? known)
    guard let paper = wrong.keys.min(), let problems = wrong[paper] else { return }
    throw Refusal(
      Localized(
        en: "Main is not sent: at everybody verify would call it wrong, for good.",
        nl: "Main wordt niet verstuurd: verify zou het bij iedereen fout noemen, voorgoed."),
      causes: problems.prefix(5).map(\.sentence), hints: try ways(out: problems, in: paper))
  }

  /// Refuses to make an edition on such commits: of those that the host does not have, or, without one, of those since the last edition.
  func mustMergeAsRecorded(in dossier: Dossier) throws {
    let paper = dossier.paper.slug
    let last = dossier.editionNumbers.max().flatMap { number in
      dossier.editions(numbered: number).standing.lazy.compactMap { filed -> ObjectID? in
        if case .edition(let edition) = filed.record.body { edition.commit } else { nil }
      }.first
    }
    let problems =
      try wrongMerges(since: sharedMain() ?? last.flatMap { repository.contains($0) ? $0 : nil })[paper] ?? []
    guard problems.isEmpty else {
      throw Refusal(
        Localized(
          en: "\(paper) cannot be published: verify would call its text wrong, for good.",
          nl: "\(paper) kan niet worden gepubliceerd: verify zou de tekst voorgoed fout noemen."),
        causes: problems.prefix(5).map(\.sentence), hints: try ways(out: problems, in: paper))
    }
  }

  /// What is wrong with such commits, while they can still be taken out, as `status` says it.
  func wrongMergeSentences() throws -> [Localized] {
    try wrongMergeFindings().flatMap { finding in
      [finding.what] + ([finding.advice] + finding.further).map { $0.map(\.capitalizedFirst) }
    }
  }

  /// The same for `doctor`.
  func wrongMergeFindings() throws -> [Diagnosis.Finding] {
    try wrongMergesNotSent().sorted { $0.key < $1.key }.map { paper, problems in
      let ways = try ways(out: problems, in: paper)
      return .init(
        what: problems.prefix(5).map(\.sentence).joined(separator: " "), advice: ways[0],
        further: Array(ways.dropFirst()), mended: false)
    }
  }

  /// What to type about such commits of a paper: what a partner's branch has of what they rest on is taken in, and else the first of them
  /// is taken out.
  private func ways(out problems: [WrongMerge], in paper: Slug) throws -> [Localized] {
    let seeing = Localized(
      en: "see it with: beraad verify \(paper)", nl: "zie het met: beraad verify \(paper)")
    let known = try dossier(of: paper.description).dossier
    let named = try problems.flatMap { try repository.commit($0.commit).trailerValues("Amendment") }
    if named.contains(where: { name in Target(name).flatMap { known[$0.record] }?.isCollected == false }) {
      return [
        Localized(
          en: "take in what the partners recorded with: beraad collect",
          nl: "haal binnen wat de partners vastlegden met: beraad collect"), seeing,
      ]
    }
    guard let first = problems.first, try repository.parents(of: first.commit).count == 1 else {
      return [seeing]
    }
    if first.isUndecided {
      let out = first.takingOut(of: workspace.mainBranch)
      return [
        seeing,
        Localized(
          en: "take the commit out, and keep what came after it, with: \(out)",
          nl: "haal de commit eruit, en houd wat erna kwam, met: \(out)"),
        Localized(
          en: "then decide on what it merged, and merge again: beraad inbox \(paper)",
          nl: "besluit dan over wat hij samenvoegde, en voeg opnieuw samen: beraad inbox \(paper)"),
      ]
    }
    let anew = first.anew(in: paper, on: workspace.mainBranch)
    return [
      seeing,
      Localized(
        en: "take the commit out, keep what came after it, and merge again with: \(anew)",
        nl: "haal de commit eruit, houd wat erna kwam, en voeg opnieuw samen met: \(anew)"),
    ]
  }

  private func wrongMergesNotSent() throws -> [Slug: [WrongMerge]] {
    guard let there = try sharedMain() else { return [:] }
    return try wrongMerges(since: there)
  }

  /// What is wrong, by the paper, with the commits that merged something. Only what another history lacks is looked at, and the records that
  /// it names.
  private func wrongMerges(since there: ObjectID?) throws -> [Slug: [WrongMerge]] {
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
    var wrong: [Slug: [WrongMerge]] = [:]
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
