import Git
import ObjectIDs
import Prose

extension FileHistory {
  /// The index of the revision that a commit made; nil where it made none.
  func revision(of commit: ObjectID) -> Int? { revisions.lastIndex { $0.commit.id == commit } }

  /// Whether the file was never away between two revisions: else what has its name may be another file.
  func isThere(from source: Int, upTo target: Int) -> Bool {
    source <= target && revisions[source...target].allSatisfy { $0.blob != nil }
  }

  /// The index of the last revision with this content; nil where none has it.
  func revision(withBlob blob: ObjectID) -> Int? { revisions.lastIndex { $0.blob == blob } }

  /// Follows words through the history, all cases in one walk.
  func traced(_ cases: [AnchorCase], in repository: Repository) throws -> [TracedAnchor] {
    try tracer(of: cases, in: repository).traced()
  }

  /// Attributes the revisions up to the last that a case asks about, following the words of all cases.
  func tracer(of cases: [AnchorCase], in repository: Repository) throws -> AnchorTracer {
    var tracer = AnchorTracer(graph, cases: cases)
    let last = cases.map(\.target).max() ?? -1
    for revision in revisions.prefix(last + 1) {
      tracer.add(try revision.blob.map { try repository.blob($0) })
    }
    return tracer
  }

  /// Follows words from one text to another that is not known to have come from it: as if one edit had made it.
  /// `removedBy` says nothing then.
  static func traced(_ ranges: [Range<Int>], from old: [UInt8], to new: [UInt8]) -> [TracedAnchor] {
    let graph = RevisionGraph(ids: ["old", "new"], parents: [[], [0]])
    var tracer = AnchorTracer(graph, cases: ranges.map { AnchorCase(source: 0, range: $0, target: 1) })
    tracer.add(old)
    tracer.add(new)
    return tracer.traced()
  }
}
