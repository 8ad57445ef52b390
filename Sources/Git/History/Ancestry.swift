package import ObjectIDs

/// The history of one commit, asked many times: walked once, and no further than the questions need.
///
/// `Repository.isAncestor` begins anew for each question, and goes no further than to where the two part. Here the first answer "no"
/// walks all of the history, and every later one costs nothing: for the branches of all partners, most of which main has.
package final class Ancestry {
  /// The commit whose history it is.
  package let commit: ObjectID
  private var table: CommitTable
  private var seen: Set<Int> = []
  /// What was seen and whose parents were not looked at yet, newest first as far as parents tell.
  private var open: [Int] = []
  private var place = 0

  package init(of commit: ObjectID, in repository: Repository) {
    self.commit = commit
    table = CommitTable(repository)
    let number = table.number(of: commit)
    seen = [number]
    open = [number]
  }

  /// Whether a commit is this one, or stands in its history.
  ///
  /// - Throws: `.shallow` where the history ends before that can be told; and again for every later question that cannot be
  ///   answered without it.
  package func contains(_ other: ObjectID) throws(GitError) -> Bool {
    let number = table.number(of: other)
    while !seen.contains(number) {
      guard place < open.count else { return false }
      let parents = try table.parents(of: open[place])
      place += 1
      for parent in parents where seen.insert(parent).inserted { open.append(parent) }
    }
    return true
  }
}
