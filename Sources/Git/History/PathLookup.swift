import CLibgit2
import ObjectIDs

/// Finds what stands at one path in many trees that are mostly alike.
///
/// Every folder on the way is read once, however many commits share it.
struct PathLookup {
  private let parts: [Substring]
  /// What each tree has at the next part of the path, by depth.
  private var known: [[ObjectID: RawEntry?]]

  private struct RawEntry {
    let id: ObjectID
    let isTree: Bool
  }

  init(_ path: String) {
    parts = path.pathParts
    known = Array(repeating: [:], count: parts.count)
  }

  /// The file's blob below a root tree; nil where there is none.
  mutating func blob(inTree root: ObjectID, of repository: Repository) throws(GitError) -> ObjectID? {
    var current = RawEntry(id: root, isTree: true)
    for depth in parts.indices {
      guard current.isTree, let next = try entry(at: depth, in: current.id, of: repository) else {
        return nil
      }
      current = next
    }
    return current.isTree ? nil : current.id
  }

  private mutating func entry(
    at depth: Int, in tree: ObjectID, of repository: Repository
  ) throws(GitError) -> RawEntry? {
    // Root trees differ from commit to commit; the folders below them seldom do.
    if depth > 0, let entry = known[depth][tree] { return entry }
    let entry = try repository.withObject(tree, of: GIT_OBJECT_TREE) { bytes in
      RawTree(bytes).entry(named: parts[depth]).map { RawEntry(id: $0.id, isTree: $0.isTree) }
    }
    if depth > 0 { known[depth][tree] = entry }
    return entry
  }
}
