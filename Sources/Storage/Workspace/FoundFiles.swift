import Deliberation
import Dispatch
import Git
import Synchronization

/// The record files of a paper, each once, whatever branches it stands on.
struct FoundFiles {
  struct File {
    let path: String
    let id: ObjectID
    let isCollected: Bool
  }

  private(set) var files: [File] = []
  /// The paths that main has; made when the first branch is held against them.
  private lazy var collected = Set(files.lazy.filter(\.isCollected).map(\.path))

  /// Adds the records below a folder of main; to be called before any branch is held against it.
  mutating func add(folder: String, of commit: ObjectID, in repository: Repository) throws {
    for entry in try repository.files(under: folder, in: commit) where Self.isRecord(entry) {
      files.append(File(path: entry.path, id: entry.id, isCollected: true))
    }
  }

  /// Adds the records below a folder of a partner's branch that main does not have.
  mutating func addUncollected(folder: String, of tip: ObjectID, in repository: Repository) throws {
    for entry in try repository.files(under: folder, in: tip)
    where Self.isRecord(entry) && !collected.contains(entry.path) {
      files.append(File(path: entry.path, id: entry.id, isCollected: false))
    }
  }

  /// Every JSON file of a paper but the definitions of its polls.
  private static func isRecord(_ entry: TreeEntry) -> Bool {
    entry.kind == .blob && entry.name.hasSuffix(".json") && entry.name != "poll.json"
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
      isCollected
        ? try RecordCoding.decode(bytes, path: path) : try RecordCoding.decodeChecked(bytes, path: path)
    }
  }
}
