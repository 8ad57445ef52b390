import CLibgit2
import Dispatch
package import ObjectIDs
import Synchronization

/// New objects that belong together: made in memory, and written at once.
///
/// A few become files of their own, as git does it. Many become one pack in which a text stands as its difference from an
/// earlier one: thousands of commits on a long text would be gigabytes of files. Until `write` the objects have ids, and only
/// this batch knows them.
package struct ObjectBatch {
  /// How an object is kept.
  enum Content {
    case whole([UInt8])
    /// The difference from an object that was added before.
    case delta(base: Int, [UInt8])
  }

  struct Entry {
    let id: ObjectID
    let type: git_object_t
    let content: Content
    /// How many differences it takes to make it.
    let depth: Int
  }

  /// From how many objects on one pack takes less time and room than as many files.
  static let packed = 50
  /// More differences than this make an object slow to read; git's own limit.
  private static let deepest = 50

  let repository: Repository
  private(set) var entries: [Entry] = []
  private var places: [ObjectID: Int] = [:]
  /// The trees made here, and the first tree that each of them came from.
  var trees: [ObjectID: (bytes: [UInt8], origin: ObjectID)] = [:]

  /// An empty batch for a repository.
  package init(in repository: Repository) { self.repository = repository }

  /// How many objects it has.
  package var count: Int { entries.count }

  /// Whether an object was made here or is in the repository.
  package func contains(_ id: ObjectID) -> Bool { places[id] != nil || repository.contains(id) }

  /// Adds a blob.
  package mutating func add(blob: [UInt8]) throws(GitError) -> ObjectID {
    try add(.whole(blob), as: GIT_OBJECT_BLOB, id: Self.id(of: blob, GIT_OBJECT_BLOB))
  }

  /// Adds the text behind each step of a series, and returns their ids in the order of the steps.
  package mutating func add(_ series: TextSeries) throws(GitError) -> [ObjectID] {
    let ids = Self.ids(of: series)
    guard let first = ids.first else { return [] }
    add(.whole(series.text(after: 1)), as: GIT_OBJECT_BLOB, id: first)
    series.forEachDelta { step, delta in
      guard let base = TextSeries.base(ofStep: step).flatMap({ places[ids[$0]] }) else { return }
      let content: Content =
        entries[base].depth < Self.deepest
        ? .delta(base: base, delta) : .whole(series.text(after: step + 1))
      add(content, as: GIT_OBJECT_BLOB, id: ids[step])
    }
    return ids
  }

  /// The ids of all texts: the one part that takes long, which the cores share.
  private static func ids(of series: TextSeries) -> [ObjectID] {
    let part = max(16, (series.count + 7) / 8)
    let starts = Array(stride(from: 0, to: series.count, by: part))
    let parts = Mutex<[Int: [ObjectID]]>([:])
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      var ids: [ObjectID] = []
      series.forEachText(of: starts[number]..<min(starts[number] + part, series.count)) { _, text in
        ids.append(SHA1.blob(text))
      }
      parts.withLock { $0[number] = ids }
    }
    let all = parts.withLock { $0 }
    return starts.indices.flatMap { all[$0] ?? [] }
  }

  /// Keeps an object, once.
  @discardableResult
  mutating func add(_ content: Content, as type: git_object_t, id: ObjectID) -> ObjectID {
    guard places[id] == nil else { return id }
    let depth: Int
    switch content {
    case .whole: depth = 0
    case .delta(let base, _): depth = entries[base].depth + 1
    }
    places[id] = entries.count
    entries.append(Entry(id: id, type: type, content: content, depth: depth))
    return id
  }

  /// Where an object of this batch stands in it.
  func place(of id: ObjectID) -> Int? { places[id] }

  /// An object's bytes, made of what they differ from where need be; nil where a difference does not fit.
  func bytes(at place: Int) -> [UInt8]? {
    switch entries[place].content {
    case .whole(let bytes): bytes
    case .delta(let base, let delta):
      bytes(at: base)?.withUnsafeBytes { base in delta.withUnsafeBytes { Delta($0).apply(to: base) } }
    }
  }

  static func id(of bytes: [UInt8], _ type: git_object_t) throws(GitError) -> ObjectID {
    var id = git_oid()
    let code = bytes.withUnsafeBytes { git_odb_hash(&id, $0.baseAddress, $0.count, type) }
    try check(code, .namingObject)
    return ObjectID(id)
  }
}
