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
}

extension Context {
  /// The story of a paper, newest first: the commits of main that changed its draft or its records.
  package func log(_ paper: String) throws -> [LogEntry] {
    let desk = try Desk(self)
    let slug = try desk.snapshot.paper(named: paper).slug
    let repository = desk.workspace.repository
    let (folder, draft) = (Layout.folder(of: slug), Layout.draft(of: slug))
    var entries: [LogEntry] = []
    try repository.walk(from: desk.snapshot.commit, firstParent: true) { (commit) throws(GitError) in
      let here = try repository.entry(at: folder, in: commit.id)?.id
      var before: ObjectID?
      if let parent = commit.parents.first { before = try repository.entry(at: folder, in: parent)?.id }
      guard here != before else { return true }
      let draftHere = try repository.entry(at: draft, in: commit.id)?.id
      var draftBefore: ObjectID?
      if let parent = commit.parents.first { draftBefore = try repository.entry(at: draft, in: parent)?.id }
      entries.append(LogEntry(commit, kind: draftHere == draftBefore ? "record" : "draft"))
      return true
    }
    return entries
  }
}

extension LogEntry {
  fileprivate init(_ commit: CommitInfo, kind: String) {
    self.init(
      commit: commit.id, at: Instant(seconds: commit.author.seconds).rfc3339, author: commit.author.name,
      partner: commit.trailerValues("Partner").first, summary: commit.summary, kind: kind,
      amendments: commit.trailerValues("Amendment"))
  }
}
