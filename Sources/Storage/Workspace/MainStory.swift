package import Deliberation
package import Git

/// What main's own line of commits says: the place of each commit in it, and which hunks they put into drafts.
package struct MainStory {
  /// The commit that put a hunk into a draft, in hex.
  package let merged: [Target: String]
  private let positions: [String: Int]

  /// Walks first parents from a commit of main to the root.
  package init(repository: Repository, tip: ObjectID) throws {
    var commits: [String] = []
    var merged: [Target: String] = [:]
    try repository.walk(from: tip, firstParent: true) { commit in
      commits.append(commit.id.hex)
      for trailer in commit.trailerValues("Amendment") {
        if let target = Target(trailer) { merged[target] = commit.id.hex }
      }
      return true
    }
    self.merged = merged
    positions = Dictionary(
      zip(commits, stride(from: commits.count - 1, through: 0, by: -1)),
      uniquingKeysWith: { first, _ in first })
  }

  /// The place of a commit, 0 for the root; behind all others where main does not have it.
  package func position(of commit: String) -> Int { positions[commit] ?? positions.count }
}
