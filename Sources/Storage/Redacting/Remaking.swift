package import Deliberation
package import Git
package import ObjectIDs

/// A history without the words that a redaction takes out.
///
/// Each commit that has them, or stands on one that has, is made anew. What it becomes is a function of that commit and of the
/// redaction alone. So every clone that has the old history makes the new one by itself, and follows another one only where it is
/// the same to the last bit: nothing can be slipped in beside a redaction.
package struct Remaking {
  /// What commits became, by what they were; a commit that stays as it is does not stand in it.
  package private(set) var commits: [ObjectID: ObjectID] = [:]
  /// The paths of the records that were redacted.
  private(set) var paths: Set<String> = []
  private let workspace: Workspace
  /// What stands in the place of a file, by its path and its blob.
  private var tombstones: [Place: ObjectID] = [:]
  private var ids: Set<RecordID> = []
  private var batch: ObjectBatch
  private var trees: [ObjectID: ObjectID] = [:]
  private var seen: Set<ObjectID> = []

  private struct Place: Hashable {
    let path: String
    let blob: ObjectID
  }

  package init(in workspace: Workspace) {
    self.workspace = workspace
    batch = ObjectBatch(in: workspace.repository)
  }

  /// Has the disk hold what was made.
  package func write() throws { try batch.write() }

  /// Makes a history anew.
  ///
  /// - Parameters:
  ///   - targets: what is taken out.
  ///   - tip: the commit whose history it is.
  ///   - resign: for commits that nobody else has yet: makes the signature of what they become. The others have none, and say with which
  ///     key they were signed.
  /// - Returns: what the tip became, or the tip where it has nothing of what is taken out.
  /// - Throws: a `Refusal` where a signature cannot be checked here, `GitError`.
  package mutating func remake(
    _ tip: ObjectID, without targets: [Target], of paper: Slug,
    resign: ((CommitInfo) throws -> ((String) throws -> String)?)? = nil
  ) throws -> ObjectID {
    try note(targets, of: paper, at: tip)
    var open: [CommitInfo] = []
    try workspace.repository.walk(from: tip) { (commit) throws(GitError) in
      if !seen.contains(commit.id) { open.append(commit) }
      return true
    }
    for commit in open.reversed() where seen.insert(commit.id).inserted {
      try remake(commit, resign: resign)
    }
    return commits[tip] ?? tip
  }

  /// Finds the files that hold what is taken out: a record as it is, and as some commit of main had it.
  private mutating func note(_ targets: [Target], of paper: Slug, at tip: ObjectID) throws {
    let repository = workspace.repository
    ids.formUnion(targets.map(\.record))
    let snapshot = try Snapshot(workspace: workspace, commit: tip)
    let folder = Layout.folder(of: paper)
    let files =
      try repository.files(under: folder, in: tip).map { (path: $0.path, blob: $0.id) }
      + snapshot.removals(under: folder).map { (path: $0.path, blob: $0.blob) }
    // By name: a copy of a record in a place that is not its own has the words as well.
    let named = Dictionary(grouping: files) { Self.record(at: $0.path) }
    for id in ids.sorted() {
      guard let files = named[id] else { continue }
      let records = files.compactMap { file in
        try? RecordCoding.decodeChecked(repository.blob(file.blob), path: file.path)
      }
      guard let tombstone = records.lazy.compactMap({ $0.redacted(by: targets) }).first else { continue }
      let blob = try batch.add(blob: RecordCoding.encode(tombstone))
      for file in files {
        paths.insert(file.path)
        tombstones[Place(path: file.path, blob: file.blob)] = blob
      }
    }
  }

  /// The record that a file is named after; nil where it is named after none.
  private static func record(at path: String) -> RecordID? {
    guard Layout.isRecord(path), let name = path.split(separator: "/").last else { return nil }
    return RecordID(String(name.dropLast(".json".count)))
  }

  private mutating func remake(
    _ commit: CommitInfo, resign: ((CommitInfo) throws -> ((String) throws -> String)?)?
  ) throws {
    let tree = try without(commit.tree)
    let parents = commit.parents.map { commits[$0] ?? $0 }
    let named = try named(by: commit)
    guard tree != commit.tree || parents != commit.parents || !named.isEmpty else { return }
    let isOfOneself = resign != nil
    let trailers = isOfOneself ? [] : try formerly(commit)
    let message = RemadeMessage(of: commit, named: named, commits: commits, trailers: trailers)
    commits[commit.id] = try batch.remake(
      commit.id, tree: tree, parents: parents, message: message.bytes, sign: resign?(commit))
  }

  /// What a commit says of what it was: its id, and the key that it was signed with.
  private func formerly(_ commit: CommitInfo) throws -> [CommitMessage.Trailer] {
    [CommitMessage.Trailer(CommitFacts.was, commit.id.hex)]
      + (try workspace.signatures.formerKey(of: commit.id).map { [.init(CommitFacts.signed, $0)] } ?? [])
  }

  /// The redacted records that a commit brings or speaks of: its message may have their words.
  private func named(by commit: CommitInfo) throws -> [RecordID] {
    var named = Set(commit.trailers.compactMap { Target($0.value)?.record }.filter(ids.contains))
    if commit.parents.count < 2 {
      for path in paths {
        guard let id = Self.record(at: path),
          let entry = try workspace.repository.entry(at: path, inTree: commit.tree)
        else { continue }
        let before = try commit.parents.first.flatMap { try workspace.repository.entry(at: path, in: $0) }
        if before?.id != entry.id { named.insert(id) }
      }
    }
    return named.sorted()
  }

  /// A tree with the tombstones in their places.
  private mutating func without(_ tree: ObjectID) throws -> ObjectID {
    if let known = trees[tree] { return known }
    var files: [(path: String, blob: ObjectID)] = []
    for path in paths {
      guard let entry = try workspace.repository.entry(at: path, inTree: tree),
        let tombstone = tombstones[Place(path: path, blob: entry.id)]
      else { continue }
      files.append((path, tombstone))
    }
    let new = files.isEmpty ? tree : try batch.tree(updating: tree, set: files)
    trees[tree] = new
    return new
  }
}

/// The message of a commit that is made anew.
private struct RemadeMessage {
  let commit: CommitInfo
  let named: [RecordID]
  let commits: [ObjectID: ObjectID]
  let trailers: [CommitMessage.Trailer]

  init(
    of commit: CommitInfo, named: [RecordID], commits: [ObjectID: ObjectID], trailers: [CommitMessage.Trailer]
  ) {
    (self.commit, self.named, self.commits, self.trailers) = (commit, named, commits, trailers)
  }

  /// What of the message stays, with the commits that it names as they are now, and what is said of the former one.
  func bytes(_ old: [UInt8]) -> [UInt8] {
    var text = old
    var hasTrailers = !commit.trailers.isEmpty
    if !named.isEmpty {
      // The first line is often the reason itself.
      let kept = commit.trailers.map { "\($0.key): \($0.value)\n" }.joined()
      text = Array("redacted: \(named.map(\.description).joined(separator: ", "))\n\n\(kept)".utf8)
      hasTrailers = !kept.isEmpty
    }
    text = renaming(text)
    guard !trailers.isEmpty else { return text }
    if text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
    if !hasTrailers, named.isEmpty { text.append(UInt8(ascii: "\n")) }
    for trailer in trailers { text += "\(trailer.key): \(trailer.value)\n".utf8 }
    return text
  }

  /// A message that says which commits it collected or keeps, with the names that those have now.
  private func renaming(_ text: [UInt8]) -> [UInt8] {
    let claimed = commit.trailerCommits(CommitFacts.collected).union(commit.trailerCommits(CommitFacts.keeps))
    let renamed = claimed.filter { commits[$0] != nil }
    guard !renamed.isEmpty else { return text }
    var string = String(decoding: text, as: UTF8.self)
    for old in renamed.sorted() {
      if let new = commits[old] { string = string.replacing(old.hex, with: new.hex) }
    }
    return Array(string.utf8)
  }
}
