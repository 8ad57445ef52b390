import Deliberation
import Git
import ObjectIDs
import Prose

/// A file at a commit, with the origin of each of its words.
struct AttributedFile {
  /// Bytes whose words have one origin, from the start of the first word to the end of the last.
  struct Span: Equatable {
    let range: Range<Int>
    /// The place in `origins` of where they came from.
    let origin: Int
  }

  let path: String
  let revision: ObjectID
  let text: [UInt8]
  /// The commits of the file's history, whether words of theirs are left or not.
  let origins: [WordOrigin]
  /// In order, without overlap: every byte that is not white is in exactly one, and no two neighbours have one origin.
  let spans: [Span]
  /// How many words each of the origins brought in, whether they are left or not.
  let wordsEver: [Int]
}

extension AttributedFile {
  /// Attributes the file at `path` in `commit`, from where an earlier run of the program left off if it can.
  ///
  /// - Returns: nil where there is no such file.
  /// - Throws: `GitError`, `.shallow` where the history goes on and the clone does not.
  init?(
    of path: String, at commit: ObjectID, in repository: Repository,
    progress: (@Sendable (Double, Localized) -> Void)? = nil
  ) throws {
    guard let entry = try repository.entry(at: path, in: commit), entry.kind == .blob else { return nil }
    let cache = AttributionCache(of: repository)
    // What hinders looking for an entry, such as the end of a shallow clone, is met again where there is none, and told there.
    let base = try? cache.base(of: path, at: commit)
    let resumed = try base.flatMap { try AttributedHistory(from: $0, in: repository) }
    let history = try resumed ?? AttributedHistory(of: path, at: commit, in: repository, progress)
    let last = history.origins.count - 1
    self.init(
      path: path, revision: commit, text: try history.attributor.text(of: last) ?? repository.blob(entry.id),
      origins: history.origins, spans: Self.spans(history.attributor.runs(of: last)),
      wordsEver: history.attributor.wordsEver)
    guard resumed == nil || base?.isOutlived == true else { return }
    cache.keep(
      AttributionCacheEntry(path: path, commit: commit, history),
      replacing: resumed == nil ? nil : base?.entry)
  }

  /// Neighbouring runs of one origin as one.
  static func spans(_ runs: [OriginRun]) -> [Span] {
    var spans: [Span] = []
    for run in runs {
      if let last = spans.last, last.origin == run.first.origin {
        spans[spans.count - 1] = Span(
          range: last.range.lowerBound..<run.range.upperBound, origin: last.origin)
      } else {
        spans.append(Span(range: run.range, origin: run.first.origin))
      }
    }
    return spans
  }
}
