import Git
import Prose

/// A file at a commit, with the origin of each of its words.
struct AttributedFile {
  /// Bytes whose words have one origin, from the start of the first word to the end of the last.
  struct Span {
    let range: Range<Int>
    /// An index into `origins`.
    let origin: Int
  }

  let path: String
  let revision: ObjectID
  let text: [UInt8]
  /// The commits of the file's history, oldest first, whether words of theirs are left or not.
  let origins: [WordOrigin]
  /// In order, without overlap: every byte that is not white is in exactly one, and no two neighbours have one origin.
  let spans: [Span]
  /// How many words each origin brought in, whether they are left or not.
  let wordsEver: [Int]
}

extension AttributedFile {
  /// Attributes the file at `path` in `commit`.
  ///
  /// - Returns: nil where there is no such file.
  /// - Throws: `GitError`, `.shallow` where the history goes on and the clone does not.
  init?(
    of path: String, at commit: ObjectID, in repository: Repository,
    progress: ((Double, String) -> Void)? = nil
  ) throws {
    guard let entry = try repository.entry(at: path, in: commit), entry.kind == .blob else { return nil }
    let history = try FileHistory(of: path, at: commit, in: repository) { visited in
      progress?(0, "reading \(visited) commits")
    }
    let count = history.revisions.count
    let attributor = try history.attributed(in: repository) { done in
      if done.isMultiple(of: 16) { progress?(Double(done) / Double(count), "attributing \(count) revisions") }
    }
    var spans: [Span] = []
    for run in attributor.runs(of: count - 1) {
      if let last = spans.last, last.origin == run.first.origin {
        spans[spans.count - 1] = Span(
          range: last.range.lowerBound..<run.range.upperBound, origin: last.origin)
      } else {
        spans.append(Span(range: run.range, origin: run.first.origin))
      }
    }
    self.init(
      path: path, revision: commit, text: try repository.blob(entry.id), origins: history.origins,
      spans: spans,
      wordsEver: attributor.wordsEver)
  }
}
