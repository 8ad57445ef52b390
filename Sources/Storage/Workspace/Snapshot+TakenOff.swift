import Deliberation
import Git
import ObjectIDs

extension Snapshot {
  /// The records of a partner that a commit of its branch deleted or changed, though they stood where it left main, with what main has of
  /// each. None where its history cannot be followed: a new record comes onto it all the same.
  ///
  /// - Parameters:
  ///   - tip: where several tips are united just now it is not among the objects yet; nothing is missing then, since that commit holds
  ///     all that they hold.
  ///   - paths: those that come onto the branch anyway.
  func ownRecordsTakenOff(
    _ tip: ObjectID, by partner: Slug, besides paths: [String]
  ) -> [(path: String, blob: ObjectID)] {
    guard repository.contains(tip), let gone = try? ownRecordsTakenOff(tip, by: partner) else { return [] }
    return gone.filter { !paths.contains($0.path) }
  }

  private func ownRecordsTakenOff(
    _ tip: ObjectID, by partner: Slug
  ) throws -> [(path: String, blob: ObjectID)] {
    // Nearly always the branch has all that main has of the partner: then its history is not asked.
    guard try lacksOwnRecords(tip, of: partner), let base = try repository.mergeBase(commit, tip), base != tip
    else { return [] }
    return try repository.changes(under: Layout.papers, from: base, to: tip).compactMap { change in
      guard change.kind != .added, Layout.partner(ofRecord: change.path) == partner,
        let entry = try repository.entry(at: change.path, in: commit), entry.kind == .blob
      else { return nil }
      return (change.path, entry.id)
    }
  }

  /// Whether main has a record of a partner that a commit has not, or otherwise.
  private func lacksOwnRecords(_ tip: ObjectID, of partner: Slug) throws -> Bool {
    for paper in try papers() {
      for folder in try partnerFolders(of: partner, paper: paper, in: commit) {
        if try repository.changes(under: folder, from: commit, to: tip).contains(where: { $0.kind != .added })
        {
          return true
        }
      }
    }
    return false
  }
}
