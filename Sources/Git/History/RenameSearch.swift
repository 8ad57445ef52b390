import ObjectIDs

/// Finds the file that another one was before the commit that added it.
struct RenameSearch {
  /// How many percent two files must share to count as one, as in git.
  static let threshold = 50
  /// How many files are compared at most, as in git: a commit that moves a thousand files is not read whole.
  static let limit = 1_000

  let repository: Repository
  let following: Following

  /// The path in `parent` that became `path` in `commit`, where `parent` has no such path.
  ///
  /// A trailer `Adopted-from: PATH` is believed. Then come, among the files that the commit deleted, one of
  /// equal content and the most similar one, by lines or else by words; then, where copies are followed, the same among those that
  /// stayed. Between equals the one of the same name wins, then the first in the order of trees.
  func source(of path: String, blob: ObjectID, in commit: CommitInfo, parent: ObjectID) throws(GitError)
    -> String?
  {
    guard following != .path else { return nil }
    for adopted in commit.trailerValues("Adopted-from") {
      if try repository.entry(at: adopted, in: parent)?.kind == .blob { return adopted }
    }
    let changes = try repository.changes(under: "", from: parent, to: commit.id)
    let deleted = changes.filter { $0.kind == .deleted }.compactMap(\.old)
    if let source = try best(for: path, blob: blob, among: deleted) { return source }
    if let source = try best(for: path, blob: blob, among: deleted, byWords: true) { return source }
    guard following == .copies else { return nil }
    // Files that the same commit changed are the likeliest sources, and cheap to try first.
    let changed = changes.filter { $0.kind == .modified }.compactMap(\.old)
    if let source = try best(for: path, blob: blob, among: changed) { return source }
    return try best(for: path, blob: blob, among: try repository.files(under: "", in: parent))
  }

  private func best(
    for path: String, blob: ObjectID, among entries: [TreeEntry], byWords: Bool = false
  ) throws(GitError) -> String? {
    let files = entries.filter { $0.kind == .blob }
    let name = path.pathParts.last.map(String.init)
    let equal = files.filter { $0.id == blob }
    if let first = equal.first { return (equal.first { $0.name == name } ?? first).path }
    let size = try repository.blobSize(blob)
    func read(_ bytes: UnsafeRawBufferPointer) -> Similarity {
      byWords ? Similarity(words: bytes) : Similarity(bytes)
    }
    let target = try repository.withBlob(blob, read)
    var found: (path: String, score: Int)?
    for file in try candidates(files, size: size) {
      // One percent more for the same name: it decides between equals and nothing else.
      let score =
        try 2 * repository.withBlob(file.id, read).percent(with: target)
        + (file.name == name ? 1 : 0)
      if score >= 2 * Self.threshold, score > found?.score ?? 0 { found = (file.path, score) }
    }
    return found?.path
  }

  /// The files whose size alone does not rule them out.
  private func candidates(_ files: [TreeEntry], size: Int) throws(GitError) -> [TreeEntry] {
    var kept: [TreeEntry] = []
    for file in files where kept.count < Self.limit {
      let other = try repository.blobSize(file.id)
      if min(size, other) * 100 >= max(size, other) * Self.threshold, max(size, other) > 0 {
        kept.append(file)
      }
    }
    return kept
  }
}
