package import Deliberation
import Git

/// Records on partners' branches about a paper that main does not have: begun in a clone that did not send it yet, or taken away.
package struct StrayRecords {
  package let partner: Slug
  package let paper: Slug
  package let count: Int

  package var sentence: Localized {
    Localized(
      en:
        "The branch \(Layout.branch(of: partner)) has \(count == 1 ? "1 record" : "\(count) records") about '\(paper)', a paper that main does not have.",
      nl:
        "Op de branch \(Layout.branch(of: partner)) \(count == 1 ? "staat 1 record" : "staan \(count) records") over '\(paper)', een stuk dat niet op main staat."
    )
  }
}

extension Snapshot {
  /// Each costs a look at all of them, and nobody writes about as many papers that are not there: of a branch only the first so many are
  /// looked at.
  private static let mostStrayPapers = 100

  /// The records on partners' branches at hand about papers that main does not have.
  package func strayRecords() throws -> [StrayRecords] {
    let known = Set(try papers())
    var found: [StrayRecords] = []
    for branch in try workspace.partnerBranches() {
      var counts: [Slug: Int] = [:]
      for tip in branch.tips {
        let names = try repository.checkedEntries(of: Layout.papers, in: tip).map(\.name)
        let unknown = names.lazy.compactMap { Slug($0) }.filter { !known.contains($0) }
        for paper in unknown.prefix(Self.mostStrayPapers) {
          let records = try partnerFolders(of: branch.partner, paper: paper, in: tip).flatMap {
            try repository.survey(under: $0, from: commit, to: tip, additionsOnly: true).changes
          }.count { $0.kind == .added && Layout.isRecord($0.path) }
          counts[paper] = max(counts[paper] ?? 0, records)
        }
      }
      found += counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        .map { StrayRecords(partner: branch.partner, paper: $0.key, count: $0.value) }
    }
    return found
  }
}

extension Snapshot {
  /// Whether what a commit took away or changed is a record that main does not have any more, and not something that was no record
  /// of its place, or of nobody: putting the right one back takes nothing away.
  package func lacks(_ removal: MainHistory.Removal) throws -> Bool {
    guard Layout.isRecord(removal.path),
      try repository.entry(at: removal.path, in: commit)?.id != removal.blob,
      let bytes = try repository.blobUnlessLost(removal.blob)
    else { return false }
    guard let record = try? RecordCoding.decodeChecked(bytes, path: removal.path) else { return false }
    return try partner(record.header.partner) != nil
  }
}
