import Git
import ObjectIDs
import TestSupport

/// A repository with a work tree on `main`, and moves of it.
struct SampleMoves {
  let temporary: TemporaryRepository
  let repository: Repository
  let ada = Signature(name: "Ada", email: "ada@example.org", seconds: 1_700_000_000)

  /// `a.md`, `b/c.md` and `gone`, committed.
  init() throws {
    temporary = try TemporaryRepository()
    try temporary.commit(["a.md": "one\n", "b/c.md": "two\n", "gone": "x\n"])
    repository = try Repository.discover(from: temporary.path)
  }

  /// Moves a branch by one commit.
  @discardableResult
  func move(
    _ branch: String = "refs/heads/main", set files: [String: String] = [:], remove: [String] = [],
    adopted: Set<String> = [], placements: [FolderPlacement] = [], paths: [String]? = nil
  ) throws -> ObjectID {
    try repository.update(branch, log: "beraad: move", by: ada) { tip in
      let commit = try commit(on: tip, set: files, remove: remove)
      return BranchMove(
        commit: commit, paths: paths, adopted: adopted, placements: placements, result: commit)
    }
  }

  func commit(on tip: ObjectID?, set files: [String: String], remove: [String] = []) throws -> ObjectID {
    let blobs = try files.map { (path: $0.key, blob: try repository.write(blob: Array($0.value.utf8))) }
    return try repository.createCommit(
      tree: repository.tree(updating: tip, set: blobs, remove: remove), parents: tip.map { [$0] } ?? [],
      author: ada, committer: ada, message: "next\n")
  }

  /// Runs a line of shell in the work tree.
  @discardableResult
  func shell(_ line: String) throws -> String {
    try Command.run(
      ["sh", "-c", line], in: temporary.path,
      environment: TemporaryRepository.environment(home: temporary.home))
  }

  var status: String { get throws { try temporary.git("status", "--porcelain") } }

  /// What of ours stands in the repository and its surroundings, but the flocks.
  var leftovers: String {
    get throws {
      try shell(
        "find .. -name '.beraad-*' -o -name '*.lock' ! -path '*/beraad/*' -o -path '*/beraad/*' -type f ! -name '*.lock'"
      )
    }
  }
}
