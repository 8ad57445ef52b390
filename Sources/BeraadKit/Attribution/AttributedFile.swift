import Git
import Prose

/// A file at a commit, with the origin of each of its words.
struct AttributedFile {
  /// Bytes whose words have one origin, from the start of the first word to the end of the last.
  struct Span: Equatable {
    let range: Range<Int>
    /// An index into `commits`.
    let origin: Int
  }

  let path: String
  let revision: ObjectID
  let text: [UInt8]
  /// The commits of the file's history, whether words of theirs are left or not.
  let commits: [ObjectID]
  /// In order, without overlap: every byte that is not white is in exactly one, and no two neighbours have one origin.
  let spans: [Span]
  /// How many words each commit brought in, whether they are left or not.
  let wordsEver: [Int]
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
    if let base = try cache.base(of: path, at: commit),
      let resumed = try Self.resumed(from: base, text: text, at: commit, in: repository)
    {
      if !base.later.isEmpty { cache.keep(resumed, replacing: base.entry) }
      self.init(resumed, text: text, revision: commit)
      return
    }
    let made = try Self.made(path, at: commit, in: repository, progress)
    cache.keep(made, replacing: nil)
    self.init(made, text: text, revision: commit)
  }

  private init(_ entry: AttributionCacheEntry, text: [UInt8], revision: ObjectID) {
    var spans: [Span] = []
    for run in entry.snapshot.runs {
      if let last = spans.last, last.origin == run.first.origin {
        spans[spans.count - 1] = Span(
          range: last.range.lowerBound..<run.range.upperBound, origin: last.origin)
      } else {
        spans.append(Span(range: run.range, origin: run.first.origin))
      }
    }
    self.init(
      path: entry.path, revision: revision, text: text,
      commits: entry.ids.map { ObjectID(hex: $0.prefix(40)) ?? .zero }, spans: spans,
      wordsEver: entry.snapshot.wordsEver)
  }

  /// The attribution from the file's beginning.
  private static func made(
    _ path: String, at commit: ObjectID, in repository: Repository,
    _ progress: (@Sendable (Double, String) -> Void)?
  ) throws -> AttributionCacheEntry {
    let history = try FileHistory(of: path, at: commit, in: repository) { visited in
      progress?(0, "reading \(visited) commits")
    }
    let count = history.revisions.count
    let attributor = try history.attributed(in: repository) { done in
      if done.isMultiple(of: 16) { progress?(Double(done) / Double(count), "attributing \(count) revisions") }
    }
    return AttributionCacheEntry(
      path: path, commit: commit.hex, graph: history.graph, snapshot: attributor.snapshot())
  }

  /// The attribution from an earlier one on; nil where that does not fit.
  private static func resumed(
    from base: AttributionCache.Base, text: [UInt8], at commit: ObjectID, in repository: Repository
  ) throws -> AttributionCacheEntry? {
    guard !base.later.isEmpty else { return base.entry }
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
    return AttributionCacheEntry(
      path: base.entry.path, commit: commit.hex, graph: graph, snapshot: attributor.snapshot())
  }
}
