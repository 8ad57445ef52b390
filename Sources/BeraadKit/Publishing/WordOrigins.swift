import Git
import ObjectIDs

/// Which commit each word of a file came in with.
enum WordOrigins {
  /// Bytes of a file, with the commit that their words are from.
  typealias Span = (range: Range<Int>, commit: ObjectID)

  /// The spans of a file at a commit, in order, each with the commit that its words are from; none where there is no such file.
  static func spans(
    of path: String, at commit: ObjectID, in repository: Repository
  ) throws -> [Span] {
    guard let file = try AttributedFile(of: path, at: commit, in: repository) else { return [] }
    return file.spans.map { ($0.range, file.origins[$0.origin].commit) }
  }
}
