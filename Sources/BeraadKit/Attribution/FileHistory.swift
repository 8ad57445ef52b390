import Git
import ObjectIDs
import Prose

/// The history of one file, ready to be attributed.
struct FileHistory {
  let revisions: [FileRevision]
  /// What the commit of each revision says of itself.
  let origins: [WordOrigin]
  let graph: RevisionGraph

  /// The history of the file at `path` in `commit`, over renames and over the copy that it may have begun as.
  init(of path: String, at commit: ObjectID, in repository: Repository, progress: @escaping (Int) -> Void)
    throws
  {
    revisions = try repository.history(of: path, from: commit, following: .copies, progress: progress)
    origins = revisions.map { WordOrigin($0.commit) }
    graph = RevisionGraph(
      ids: revisions.map { "\($0.commit.id.hex) \($0.path)" }, parents: revisions.map(\.parents), origins)
  }

  /// Attributes every revision, oldest first.
  ///
  /// - Parameter kept: the revisions whose runs will be asked for, besides the last.
  func attributed(
    in repository: Repository, keeping kept: Set<Int> = [], progress: (Int) -> Void
  ) throws -> Attributor {
    var attributor = Attributor(graph, keeping: kept)
    for (index, revision) in revisions.enumerated() {
      attributor.add(try revision.blob.map { try repository.blob($0) })
      progress(index + 1)
    }
    return attributor
  }
}

extension RevisionGraph {
  /// A graph of revisions, each with what its commit says of itself.
  init(ids: [String], parents: [[Int]], _ origins: [WordOrigin]) {
    self.init(
      ids: ids, parents: parents, recorded: Set(origins.indices.filter { origins[$0].isRecorded }))
  }
}
