import Deliberation
import Dispatch
import Git
import ObjectIDs
import Synchronization

/// The record files of a paper, each once, whatever branches it stands on.
struct FoundFiles {
  struct File: Equatable {
    let path: String
    let id: ObjectID
    let isCollected: Bool
    /// Whether nothing vouches for the content but itself: it stands on a partner's branch, or main has lost it.
    let isChecked: Bool
  }

  private(set) var files: [File] = []
  /// The paths of what was found elsewhere than on main as it is.
  private var elsewhere: Set<String> = []

  init() {}

  /// The files that an index lists.
  init(_ files: [File]) {
    self.files = files
    elsewhere = Set(files.lazy.filter(\.isChecked).map(\.path))
  }

  /// Adds a record of main.
  mutating func add(_ entry: TreeEntry) {
    guard Self.isRecord(entry) else { return }
    files.append(File(path: entry.path, id: entry.id, isCollected: true, isChecked: false))
  }

  /// Adds the records below a folder of main.
  mutating func add(folder: String, of commit: ObjectID, in repository: Repository) throws {
    for entry in try repository.files(under: folder, in: commit) { add(entry) }
  }

  /// Puts back what main once had below a folder and has no longer, or otherwise: a record is never changed.
  ///
  /// - Parameter removals: those below the folder.
  /// - Throws: `.partialClone` where it was left out of this clone: another one would find it.
  mutating func restore(
    _ removals: [MainHistory.Removal], in repository: Repository
  ) throws(GitError) {
    let concerned = removals.filter { Layout.isRecord($0.path) }
    guard !concerned.isEmpty else { return }
    var places = Dictionary(
      zip(files.map(\.path), files.indices), uniquingKeysWith: { first, _ in first })
    for removal in concerned {
      let present = places[removal.path]
      guard present.map({ files[$0].id != removal.blob }) ?? true,
        let bytes = try repository.blobUnlessLost(removal.blob),
        (try? RecordCoding.decodeChecked(bytes, path: removal.path)) != nil
      else { continue }
      let file = File(path: removal.path, id: removal.blob, isCollected: true, isChecked: true)
      if let present {
        files[present] = file
      } else {
        places[removal.path] = files.count
        elsewhere.insert(removal.path)
        files.append(file)
      }
    }
  }

  /// Adds the records below a folder of a partner's branch that main does not have; what they have in common is not
  /// looked at.
  mutating func addUncollected(
    folder: String, of tip: ObjectID, besides commit: ObjectID, in repository: Repository
  ) throws {
    for change in try repository.changes(under: folder, from: commit, to: tip) {
      guard change.kind == .added, let entry = change.new, Self.isRecord(entry),
        elsewhere.insert(entry.path).inserted
      else { continue }
      files.append(File(path: entry.path, id: entry.id, isCollected: false, isChecked: true))
    }
  }

  private static func isRecord(_ entry: TreeEntry) -> Bool {
    entry.kind == .blob && Layout.isRecord(entry.path)
  }

  /// What each file says, in their order; what stands on a partner's branch only is held against its id and place.
  ///
  /// Reading is for one thread, but most of the work is to understand what was read, which the cores share.
  func records(in repository: Repository) throws -> [Result<Record, StorageError>] {
    let blobs = try repository.blobs(files.map(\.id))
    let parts = Mutex<[Int: [Result<Record, StorageError>]]>([:])
    let starts = Array(stride(from: 0, to: files.count, by: Self.part))
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let range = starts[number]..<min(starts[number] + Self.part, files.count)
      let records = range.map { index in files[index].record(blobs[index]) }
      parts.withLock { $0[number] = records }
    }
    let all = parts.withLock { $0 }
    return starts.indices.flatMap { all[$0] ?? [] }
  }

  /// How many files one thread takes at a time: few beside a workspace that is worth sharing, many beside the cost of it.
  private static let part = 1_024
}

extension FoundFiles.File {
  fileprivate func record(_ bytes: [UInt8]) -> Result<Record, StorageError> {
    Result { () throws(StorageError) in
      isChecked
        ? try RecordCoding.decodeChecked(bytes, path: path) : try RecordCoding.decode(bytes, path: path)
    }
  }
}
