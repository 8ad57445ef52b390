package import Deliberation
package import Git
package import ObjectIDs

/// A change of main while it is being made: what a verb reads, and the commits that it puts on top.
///
/// Made by `Workspace.change` alone, for one tip. Where main turns out to have moved, it is thrown away and the verb is
/// asked again with another, so that nothing is ever made from an older tip than the one that it comes to stand on.
package final class MainChange {
  /// Main as it is: nobody else of ours can move it while the verb is at work.
  package let snapshot: Snapshot
  /// The commit that comes next stands on this one.
  package private(set) var tip: ObjectID
  /// The paths in which the tip differs from the snapshot.
  private(set) var paths: Set<String> = []
  private(set) var adopted: Set<String> = []
  private(set) var placements: [FolderPlacement] = []
  /// What the commits are made of, until it is written.
  private var batch: ObjectBatch
  private let committer: Committer
  private let isDryRun: Bool

  init(snapshot: Snapshot, at instant: Instant, isDryRun: Bool) {
    self.snapshot = snapshot
    self.isDryRun = isDryRun
    tip = snapshot.commit
    committer = Committer(
      for: snapshot.workspace, at: instant, policy: snapshot.roster.signatures)
    batch = ObjectBatch(in: snapshot.workspace.repository)
  }

  /// One commit to come.
  package struct Step {
    package var files: [File] = []
    package var removed: [String] = []
    package var message: CommitMessage
    /// Who wanted it; nil for whoever makes the change.
    package var author: Identity?
    /// The tips of partners' branches that become parents.
    package var collected: [(partner: Slug, tip: ObjectID)] = []
    /// Whether it is made where nothing changes: it is there for what it says.
    package var isMadeAnyway = false

    package init(_ message: CommitMessage, files: [File] = []) {
      (self.message, self.files) = (message, files)
    }
  }

  /// A file that a commit sets.
  package struct File {
    package let path: String
    package let content: Content

    package enum Content {
      case bytes([UInt8])
      case blob(ObjectID)
      /// What the work tree holds already, as `Repository.blob(fromWorkTree:)` stored it.
      case workTree(ObjectID)
    }

    package init(_ path: String, _ content: Content) { (self.path, self.content) = (path, content) }

    /// A record, where it belongs.
    package init(_ record: Record) {
      self.init(Layout.path(of: record), .bytes(RecordCoding.encode(record)))
    }
  }

  /// Puts a commit on top of the tip; nil where nothing would change, and in a dry run.
  ///
  /// - Throws: `GitError`.
  @discardableResult
  package func commit(_ step: Step, as identity: Identity) throws -> ObjectID? {
    guard !isDryRun else { return nil }
    let files = try step.files.map { file in
      switch file.content {
      case .bytes(let bytes): (path: file.path, blob: try batch.add(blob: bytes))
      case .blob(let id), .workTree(let id): (path: file.path, blob: id)
      }
    }
    let old = try batch.tree(of: tip)
    let tree = try batch.tree(updating: old, set: files, remove: step.removed)
    guard tree != old || !step.collected.isEmpty || step.isMadeAnyway else { return nil }
    var message = step.message
    message.trailers += step.collected.map { .init(CommitFacts.collected, "\($0.partner) \($0.tip)") }
    tip = try committer.commit(
      tree: tree, parents: [tip] + step.collected.map(\.tip), author: step.author ?? identity,
      committer: identity, message: message, in: &batch)
    paths.formUnion(files.map(\.path) + step.removed)
    for file in step.files {
      if case .workTree = file.content { adopted.insert(file.path) } else { adopted.remove(file.path) }
    }
    return tip
  }

  /// Puts a commit on top that unites main with another line of it.
  ///
  /// - Parameters:
  ///   - other: the tip of the other line.
  ///   - tree: what git made of the two, in the repository already.
  ///   - files: what stands in it otherwise.
  package func unite(
    with other: ObjectID, tree: ObjectID, files: [(path: String, bytes: [UInt8])] = [],
    _ message: CommitMessage, as identity: Identity
  ) throws {
    guard !isDryRun else { return }
    let set = try files.map { (path: $0.path, blob: try batch.add(blob: $0.bytes)) }
    let tree = set.isEmpty ? tree : try batch.tree(updating: tree, set: set, remove: [])
    let old = tip
    tip = try committer.commit(
      tree: tree, parents: [old, other], author: identity, committer: identity, message: message, in: &batch)
    try write()
    let changes = try snapshot.workspace.repository.changes(under: "", from: old, to: tip)
    paths.formUnion(changes.map(\.path))
    adopted.subtract(changes.map(\.path))
  }

  /// Adds the texts of a series, of which each is to be a file of one commit; returns their ids.
  package func add(_ series: TextSeries) throws -> [ObjectID] { try batch.add(series) }

  /// Has the disk hold all that the commits are made of.
  func write() throws {
    try batch.write()
    batch = ObjectBatch(in: snapshot.workspace.repository)
  }

  /// Has a folder stand at its place if and only if main moves.
  package func place(_ folder: FolderPlacement) { placements.append(folder) }

  /// The workspace with the commits made so far.
  package func next() throws -> Snapshot {
    guard tip != snapshot.commit else { return snapshot }
    try write()
    return try Snapshot(workspace: snapshot.workspace, commit: tip)
  }
}
