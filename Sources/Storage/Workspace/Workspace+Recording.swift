package import Deliberation
package import Git

extension Workspace {
  /// Adds records to their partner's own branch, in one commit, without checking it out.
  ///
  /// Writing the same records again writes nothing, so a retry is safe.
  ///
  /// - Throws: `GitError`; then nothing was added.
  package func append(_ records: [Record], of identity: Identity, summary: String, at: Instant) throws {
    let files = try records.map { record in
      (path: RecordCoding.path(of: record), blob: try repository.write(blob: RecordCoding.encode(record)))
    }
    try move(Self.reference(of: identity.partner.id), log: summary) { tip in
      let base = try tip ?? repository.tip(of: mainReference)
      let missing = try files.filter { file in
        try base.map { try repository.entry(at: file.path, in: $0) == nil } ?? true
      }
      guard !missing.isEmpty else { return (nil, [], ()) }
      let tree = try repository.tree(updating: base.map(repository.tree(of:)), set: missing, remove: [])
      let signature = identity.signature(at: at)
      let commit = try repository.createCommit(
        tree: tree, parents: base.map { [$0] } ?? [], author: signature, committer: signature,
        message: Self.message(summary, trailers: [("Partner", identity.partner.id.description)]))
      return (commit, missing.map(\.path), ())
    }
  }

  /// Moves main by one or more commits, and the work tree with it where main is checked out.
  ///
  /// - Parameter next: makes the new tip from the tip it is given, and says which paths changed; asked again
  ///   whenever main moved meanwhile. A nil tip writes nothing.
  /// - Throws: what `next` throws, a `GitError`, or a `Refusal` where a file of the work tree is in the way.
  package func moveMain<Result>(
    log: String, _ next: (ObjectID) throws -> (tip: ObjectID?, paths: [String], result: Result)
  ) throws -> Result {
    try mustBeWritable()
    return try move(mainReference, log: log) { tip in
      guard let tip else { throw Refusal("The branch '\(mainBranch)' has no commit yet.") }
      return try next(tip)
    }
  }

  /// Moves a branch, and every work tree that stands on it.
  private func move<Result>(
    _ reference: String, log: String,
    _ next: (ObjectID?) throws -> (tip: ObjectID?, paths: [String], result: Result)
  ) throws -> Result {
    let followers = try workTrees(on: reference)
    var moved: (old: ObjectID?, new: ObjectID, paths: [String])?
    let result = try repository.update(reference, log: "beraad: \(log)") { tip in
      let (new, paths, result) = try next(tip)
      guard let new else { return (nil, result) }
      for follower in followers {
        let obstacles = try follower.obstacles(paths: paths, from: tip, to: new)
        guard obstacles.isEmpty else { throw Self.inTheWay(obstacles) }
      }
      moved = (tip, new, paths)
      return (new, result)
    }
    if let moved {
      for follower in followers { try follow(moved.old, moved.new, moved.paths, in: follower) }
    }
    return result
  }

  /// The work trees that stand on a branch, this one or linked ones.
  private func workTrees(on reference: String) throws -> [Repository] {
    try repository.workTrees(on: reference).map { folder in
      folder == repository.workDirectory ? repository : try Repository.open(at: folder)
    }
  }

  private func follow(
    _ old: ObjectID?, _ new: ObjectID, _ paths: [String], in workTree: Repository
  ) throws(StorageError) {
    do {
      try workTree.refreshWorkTree(paths: paths, from: old, to: new)
    } catch {
      throw .workTreeBehind(
        path: workTree.workDirectory ?? "", commit: new.abbreviated(), reason: error.description)
    }
  }

  /// Adds records to main, in one commit.
  package func record(
    _ records: [Record], onMainAs identity: Identity, summary: String, trailers: [(String, String)] = [],
    extra: [(path: String, bytes: [UInt8])] = [], at: Instant
  ) throws -> ObjectID? {
    let files = records.map { (path: RecordCoding.path(of: $0), bytes: RecordCoding.encode($0)) } + extra
    return try commitToMain(
      files, author: identity, committer: identity, summary: summary, trailers: trailers, at: at)
  }

  /// Writes files to main in one commit; nil where main has them already, byte for byte.
  package func commitToMain(
    _ files: [(path: String, bytes: [UInt8])], remove: [String] = [], author: Identity, committer: Identity,
    summary: String, trailers: [(String, String)] = [], at: Instant
  ) throws -> ObjectID? {
    let blobs = try files.map { (path: $0.path, blob: try repository.write(blob: $0.bytes)) }
    return try moveMain(log: summary) { tip in
      let tree = try repository.tree(updating: repository.tree(of: tip), set: blobs, remove: remove)
      guard try tree != repository.tree(of: tip) else { return (nil, [], nil) }
      let commit = try repository.createCommit(
        tree: tree, parents: [tip], author: author.signature(at: at), committer: committer.signature(at: at),
        message: Self.message(summary, trailers: [("Partner", author.partner.id.description)] + trailers))
      return (commit, blobs.map(\.path) + remove, commit)
    }
  }

  /// A commit message: the summary, and trailers behind an empty line.
  package static func message(_ summary: String, body: String = "", trailers: [(String, String)]) -> String {
    let text = body.isEmpty ? summary : "\(summary)\n\n\(body)"
    guard !trailers.isEmpty else { return text + "\n" }
    return text + "\n\n" + trailers.map { "\($0.0): \($0.1)\n" }.joined()
  }

  /// Refuses a repository in which nobody could see what was written, or HEAD is on no branch.
  package func mustBeWritable() throws {
    guard !repository.isBare else {
      throw Refusal(
        "This is a bare repository: it has no work tree to write papers in.",
        hints: ["clone it, and run the command in the clone"])
    }
    if case .detached(let commit) = try repository.head() {
      throw Refusal(
        "HEAD is detached at \(commit.abbreviated()): what you see is not the branch '\(mainBranch)'.",
        hints: ["go back to it with: git switch \(mainBranch)"])
    }
  }

  private static func inTheWay(_ paths: [String]) -> Refusal {
    Refusal(
      "\(paths[0]) has changes that are not committed; they would be overwritten.",
      causes: paths.dropFirst().prefix(5).map { "so would be \($0)" },
      hints: ["commit them with: beraad revise, or put them aside with: git stash"])
  }
}

extension Identity {
  /// How a person signs a commit: the organisation's name, and an address that leads to nobody.
  package func signature(at instant: Instant) -> Signature {
    // Git ends a name at the bracket of the address, and has no way to write one inside it.
    let name = partner.name.replacing("<", with: "(").replacing(">", with: ")")
    return Signature(name: name, email: "\(person)@\(partner.id).beraad.invalid", seconds: instant.seconds)
  }
}
