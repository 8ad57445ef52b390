import Deliberation
import Git
package import ObjectIDs
import Storage

/// One step in the story of a paper.
package struct LogEntry: Encodable, Sendable {
  package let commit: ObjectID
  package let at: String
  package let author: String
  package let partner: String?
  package let summary: String
  /// `draft` where the words changed, `record` where something was recorded about them.
  package let kind: String
  /// The records that the commit names, from its trailers.
  package let amendments: [String]
  /// The records that it brought to main, by id.
  package let records: [String]
}

extension Context {
  /// The story of a paper, newest first: the commits of main that changed its draft or its records, on whichever line of
  /// main they were made. What unites two lines is told where it is neither of them.
  package func log(_ paper: String) throws -> [LogEntry] {
    let desk = try Desk(self)
    let slug = try desk.snapshot.paper(named: paper).slug
    let repository = desk.workspace.repository
    let history = try desk.snapshot.history()
    let (folder, draft) = (Layout.folder(of: slug), Layout.draft(of: slug))
    var entries: [LogEntry] = []
    try repository.walk(from: desk.snapshot.commit) { (commit) throws(GitError) in
      guard let parents = history.parents[commit.id] else { return true }
      func isNew(_ path: String) throws(GitError) -> Bool {
        let here = try repository.entry(at: path, in: commit.id)?.id
        for parent in parents where try repository.entry(at: path, in: parent)?.id == here { return false }
        return here != nil || !parents.isEmpty
      }
      guard try isNew(folder) else { return true }
      let brought = try repository.changes(under: folder, from: parents.first, to: commit.id)
      let records = brought.compactMap { $0.old == nil ? RecordID(file: $0.path) : nil }
      entries.append(LogEntry(commit, kind: try isNew(draft) ? "draft" : "record", records: records))
      return true
    }
    return entries
  }
}

extension RecordID {
  /// The record that a file holds, by its name; nil where it holds none.
  fileprivate init?(file path: String) {
    guard path.hasSuffix(".json"), let name = path.split(separator: "/").last else { return nil }
    self.init(String(name.dropLast(".json".count)))
  }
}

extension LogEntry {
  fileprivate init(_ commit: CommitInfo, kind: String, records: [RecordID]) {
    self.init(
      commit: commit.id, at: Instant(seconds: commit.author.seconds).rfc3339, author: commit.author.name,
      partner: commit.trailerValues("Partner").first, summary: commit.summary, kind: kind,
      amendments: commit.trailerValues("Amendment"), records: records.map(\.description))
  }
}
