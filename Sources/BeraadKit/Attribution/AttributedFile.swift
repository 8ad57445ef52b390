import Git
import Prose

/// A file at a commit, with the origin of each of its words.
struct AttributedFile {
  /// Bytes whose words have one origin, from the start of the first word to the end of the last.
  struct Span: Equatable {
    let range: Range<Int>
    /// The revision of the file's history that brought them in: `commit(of:)` says which commit that is.
    let origin: Int
  }

  let path: String
  let revision: ObjectID
  let text: [UInt8]
  /// The revisions of the file's history, each as its commit and the path then, whether words of theirs are left or not.
  private let ids: [String]
  /// In order, without overlap: every byte that is not white is in exactly one, and no two neighbours have one origin.
  let spans: [Span]
  /// How many words each revision brought in, whether they are left or not.
  let wordsEver: [Int]

  /// The commit of a revision.
  func commit(of origin: Int) -> ObjectID { ObjectID(hex: ids[origin].prefix(40)) ?? .zero }
}

extension AttributedFile {
  /// Attributes the file at `path` in `commit`, from where an earlier run of the program left off if it can.
  ///
  /// - Returns: nil where there is no such file.
  /// - Throws: `GitError`, `.shallow` where the history goes on and the clone does not.
  init?(
    of path: String, at commit: ObjectID, in repository: Repository,
    progress: (@Sendable (Double, String) -> Void)? = nil
  ) throws {
    guard let entry = try repository.entry(at: path, in: commit), entry.kind == .blob else { return nil }
    let cache = AttributionCache(of: repository)
    let text = try repository.blob(entry.id)
    let base = try cache.base(of: path, at: commit)
    if let base, base.later.isEmpty {
      let snapshot = base.entry.snapshot
      self.init(path, commit, text, base.entry.ids, runs: snapshot.runs, wordsEver: snapshot.wordsEver)
      return
    }
    let resumed = try base.flatMap { try Self.resumed(from: $0, in: repository) }
    let (graph, attributor) = try resumed ?? Self.made(path, at: commit, in: repository, progress)
    self.init(path, commit, text, graph, attributor)
    let replaced = resumed == nil ? nil : base
    if let replaced, replaced.later.count < AttributionCache.tolerated { return }
    cache.keep(
      AttributionCacheEntry(path: path, commit: commit.hex, graph: graph, snapshot: attributor.snapshot()),
      replacing: replaced?.entry)
  }

  private init(
    _ path: String, _ revision: ObjectID, _ text: [UInt8], _ graph: RevisionGraph, _ attributor: Attributor
  ) {
    let (runs, wordsEver) = (attributor.runs(of: graph.ids.count - 1), attributor.wordsEver)
    self.init(path, revision, text, graph.ids, runs: runs, wordsEver: wordsEver)
  }

  private init(
    _ path: String, _ revision: ObjectID, _ text: [UInt8], _ ids: [String], runs: [OriginRun],
    wordsEver: [Int]
  ) {
    var spans: [Span] = []
    for run in runs {
      if let last = spans.last, last.origin == run.first.origin {
        spans[spans.count - 1] = Span(
          range: last.range.lowerBound..<run.range.upperBound, origin: last.origin)
      } else {
        spans.append(Span(range: run.range, origin: run.first.origin))
      }
    }
    self.init(
      path: path, revision: revision, text: text, ids: ids, spans: spans, wordsEver: wordsEver)
  }

  /// The attribution from the file's beginning.
  private static func made(
    _ path: String, at commit: ObjectID, in repository: Repository,
    _ progress: (@Sendable (Double, String) -> Void)?
  ) throws -> (RevisionGraph, Attributor) {
    let history = try FileHistory(of: path, at: commit, in: repository) { visited in
      progress?(0, "reading \(visited) commits")
    }
    let count = history.revisions.count
    let attributor = try history.attributed(in: repository) { done in
      if done.isMultiple(of: 16) { progress?(Double(done) / Double(count), "attributing \(count) revisions") }
    }
    return (history.graph, attributor)
  }

  /// The attribution from an earlier one on; nil where that does not fit.
  private static func resumed(
    from base: AttributionCache.Base, in repository: Repository
  ) throws -> (RevisionGraph, Attributor)? {
    var ids = base.entry.ids
    var parents = base.entry.parents
    var recorded = Set(base.entry.recorded)
    var blobs: [ObjectID] = []
    var blob = base.blob
    for step in base.later where step.blob != blob {
      if WordOrigin(step.commit).isRecorded { recorded.insert(ids.count) }
      parents.append([ids.count - 1])
      ids.append("\(step.commit.id.hex) \(base.entry.path)")
      blobs.append(step.blob)
      blob = step.blob
    }
    let graph = RevisionGraph(ids: ids, parents: parents, recorded: recorded)
    let before = try repository.blob(base.blob)
    guard var attributor = Attributor(graph, resuming: base.entry.snapshot, with: before) else { return nil }
    for blob in blobs { attributor.add(try repository.blob(blob)) }
    return (graph, attributor)
  }
}
