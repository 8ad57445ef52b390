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
    try contains(number: table.number(of: other))
  }

  private func contains(number: Int) throws(GitError) -> Bool {
    while !seen.contains(number) {
      guard place < open.count else { return false }
      let parents = try table.parents(of: open[place])
      place += 1
      for parent in parents where seen.insert(parent).inserted { open.append(parent) }
    }
    return true
  }
}

extension Ancestry {
  /// What of the history of a commit another history lacks.
  package struct Beyond {
    /// Children before their parents, in an order that follows from the commits alone; where there is a fault, as they were met.
    package fileprivate(set) var commits: [ObjectID] = []
    /// Those of the other history that they stand on.
    package fileprivate(set) var edge: [ObjectID] = []
    /// Why not all could be followed; nil where it was.
    package fileprivate(set) var fault: GitError?
  }

  /// The part of a commit's history that is not in this one. It takes as long as that part is, once this history was walked: a walk of
  /// libgit2 from the one to the other reads all of both where their clocks do not tell them apart.
  ///
  /// - Parameter most: beyond so many commits it is not followed, and there is one more than that, in no order.
  package func beyond(_ tip: ObjectID, atMost most: Int) -> Beyond {
    var beyond = Beyond()
    var walk = BeyondWalk()
    do throws(GitError) {
      let start = table.number(of: tip)
      if try contains(number: start) {
        beyond.edge = [tip]
        return beyond
      }
      walk.enter(start, parents: try table.parents(of: start))
      while let next = walk.nextParent() {
        guard !walk.isKnown(next) else { continue }
        guard try !contains(number: next) else {
          walk.addEdge(next)
          continue
        }
        walk.enter(next, parents: try table.parents(of: next))
        if walk.met.count > most { break }
      }
    } catch {
      beyond.fault = error
    }
    let isWhole = walk.left.count == walk.met.count
    beyond.commits = (isWhole ? walk.left.reversed() : walk.met).map(table.id)
    beyond.edge = walk.edge.map(table.id)
    return beyond
  }
}

/// A walk in depth over commits that are numbered, without recursion: histories are long.
private struct BeyondWalk {
  /// Those on the way down, each with the parents that are left to look at, the last one first.
  private var open: [(commit: Int, parents: [Int])] = []
  /// In the order in which they were met.
  private(set) var met: [Int] = []
  /// In the order in which all parents of each were done: parents before their children.
  private(set) var left: [Int] = []
  private(set) var edge: [Int] = []
  private var known: Set<Int> = []

  func isKnown(_ commit: Int) -> Bool { known.contains(commit) }

  mutating func enter(_ commit: Int, parents: [Int]) {
    known.insert(commit)
    met.append(commit)
    open.append((commit, parents.reversed()))
  }

  mutating func addEdge(_ commit: Int) {
    known.insert(commit)
    edge.append(commit)
  }

  /// The next parent to look at; nil at the end.
  mutating func nextParent() -> Int? {
    while !open.isEmpty {
      if let parent = open[open.count - 1].parents.popLast() { return parent }
      left.append(open.removeLast().commit)
    }
    return nil
  }
}
