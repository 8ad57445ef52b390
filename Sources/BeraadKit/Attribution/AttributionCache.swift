import FoundationEssentials
import Git
import ObjectIDs
import Storage

/// What was attributed before, in the repository's own folder: never needed, and deleted without loss.
///
/// An entry belongs to a path at a commit. Where it cannot be read or written, the attribution is made anew.
struct AttributionCache {
  /// How many commits are looked at for one that has an entry.
  private static let reach = 64

  private let folder: String
  private let repository: Repository

  init(of repository: Repository) {
    self.repository = repository
    folder = Layout.attribution(in: repository.commonDirectory)
  }

  /// An entry, and what came after it.
  struct Base {
    /// At so many changes of the file an entry gives way: to write a new one costs about as much as to follow one change more.
    static let toleratedChanges = 2

    let entry: AttributionCacheEntry
    /// How many commits came after it.
    let distance: Int
    /// Those of them that changed the file, oldest first, with the file in each.
    let changes: [(commit: CommitInfo, blob: ObjectID)]

    /// Whether the entry is to give way to one of now.
    var isOutlived: Bool {
      changes.count >= Self.toleratedChanges || distance >= AttributionCache.reach / 2
    }
  }

  /// The nearest entry from which a straight line of commits leads to `commit`, in all of which the file is at `path`.
  func base(of path: String, at commit: ObjectID) throws -> Base? {
    guard FileManager.default.fileExists(atPath: folder) else { return nil }
    var changes: [(commit: CommitInfo, blob: ObjectID)] = []
    var next: (id: ObjectID, child: (commit: CommitInfo, blob: ObjectID)?) = (commit, nil)
    for distance in 0..<Self.reach {
      guard let file = try repository.entry(at: path, in: next.id), file.kind == .blob else { return nil }
      if let child = next.child, child.blob != file.id { changes.append(child) }
      if let entry = entry(of: path, at: next.id) {
        return Base(entry: entry, distance: distance, changes: changes.reversed())
      }
      let info = try repository.commit(next.id)
      guard info.parents.count == 1 else { return nil }
      next = (info.parents[0], (info, file.id))
    }
    return nil
  }

  /// Keeps an entry. A failure to do so loses nothing but time.
  ///
  /// - Parameter replaced: an entry that is not needed any more, because this one follows from it.
  func keep(_ entry: AttributionCacheEntry?, replacing replaced: AttributionCacheEntry?) {
    guard let entry else { return }
    guard DerivedFile.put(entry.bytes, at: file(of: entry.path, at: entry.commit)) else { return }
    if let replaced {
      try? FileManager.default.removeItem(atPath: file(of: replaced.path, at: replaced.commit))
    }
  }

  private func entry(of path: String, at commit: ObjectID) -> AttributionCacheEntry? {
    guard let bytes = DerivedFile.contents(of: file(of: path, at: commit)),
      let entry = bytes.withUnsafeBytes({ AttributionCacheEntry($0) }), entry.path == path,
      entry.commit == commit
    else { return nil }
    return entry
  }

  /// The path is in the name as a hash; the entry itself says which it is.
  private func file(of path: String, at commit: ObjectID) -> String {
    let hash = path.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return "\(folder)/\(commit)-\(String(hash, radix: 16))"
  }
}
