import FoundationEssentials
import Git

/// What was attributed before, in the repository's own folder: never needed, and deleted without loss.
///
/// An entry belongs to a path at a commit. Where it cannot be read or written, the attribution is made anew.
struct AttributionCache {
  /// How many commits are looked at for one that has an entry.
  private static let reach = 64
  /// How many commits may lie on top of an entry before it gives way to one of now: to follow a few commits costs less than
  /// to write down where they led.
  static let tolerated = 8

  private let folder: String
  private let repository: Repository

  init(of repository: Repository) {
    self.repository = repository
    folder = repository.commonDirectory + "/beraad/attribution"
  }

  /// An entry, and the commits that came after it, oldest first, with the file in each.
  struct Base {
    let entry: AttributionCacheEntry
    /// The file at the entry's commit.
    let blob: ObjectID
    let later: [(commit: CommitInfo, blob: ObjectID)]
  }

  /// The nearest entry from which a straight line of commits leads to `commit`, in all of which the file is at `path`.
  func base(of path: String, at commit: ObjectID) throws -> Base? {
    guard FileManager.default.fileExists(atPath: folder) else { return nil }
    var later: [(commit: CommitInfo, blob: ObjectID)] = []
    var next = commit
    for _ in 0..<Self.reach {
      guard let file = try repository.entry(at: path, in: next), file.kind == .blob else { return nil }
      if let entry = entry(of: path, at: next) {
        return Base(entry: entry, blob: file.id, later: later.reversed())
      }
      let info = try repository.commit(next)
      guard info.parents.count == 1 else { return nil }
      later.append((info, file.id))
      next = info.parents[0]
    }
    return nil
  }

  /// Keeps an entry. A failure to do so loses nothing but time.
  ///
  /// - Parameter replaced: an entry that is not needed any more, because this one follows from it.
  func keep(_ entry: AttributionCacheEntry, replacing replaced: AttributionCacheEntry?) {
    let manager = FileManager.default
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let target = file(of: entry.path, at: entry.commit)
    guard (try? Data(entry.bytes).write(to: URL(filePath: target), options: .atomic)) != nil else { return }
    if let replaced { try? manager.removeItem(atPath: file(of: replaced.path, at: replaced.commit)) }
  }

  private func entry(of path: String, at commit: ObjectID) -> AttributionCacheEntry? {
    guard let data = FileManager.default.contents(atPath: file(of: path, at: commit.hex)),
      let entry = AttributionCacheEntry(Array(data)), entry.path == path, entry.commit == commit.hex
    else { return nil }
    return entry
  }

  /// The path is in the name as a hash; the entry itself says which it is.
  private func file(of path: String, at commit: String) -> String {
    let hash = path.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return "\(folder)/\(commit)-\(String(hash, radix: 16))"
  }
}
