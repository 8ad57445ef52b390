import Languages
import ObjectIDs

/// The commits of a walk by number, so that what is kept for each is in arrays.
///
/// Numbers below the graph's count are its positions; the commits that it does not have are read from their
/// objects and numbered as they come.
struct CommitTable {
  private let repository: Repository
  private let graph: CommitGraph?
  private let graphCount: Int

  private var numbers: [ObjectID: Int] = [:]
  private var ids: [ObjectID] = []
  private var links: [(tree: ObjectID, parents: [Int])?] = []

  init(_ repository: Repository) {
    self.repository = repository
    graph = CommitGraph(of: repository)
    graphCount = graph?.count ?? 0
  }

  /// One more than the largest number given out.
  var count: Int { graphCount + ids.count }

  /// The number of a commit.
  mutating func number(of id: ObjectID) -> Int {
    if let position = graph?.position(of: id) { return position }
    if let number = numbers[id] { return number }
    let number = count
    numbers[id] = number
    ids.append(id)
    links.append(nil)
    return number
  }

  /// The commit of a number.
  func id(of number: Int) -> ObjectID {
    guard number < graphCount, let graph else { return ids[number - graphCount] }
    return graph.id(at: number)
  }

  /// The root tree of a commit.
  ///
  /// - Throws: `.shallow` where the commit lies behind the edge of a shallow clone.
  mutating func tree(of number: Int) throws(GitError) -> ObjectID {
    guard number < graphCount, let graph else { return try readLinks(of: number).tree }
    return graph.tree(at: number)
  }

  /// The parents of a commit, in order.
  ///
  /// - Throws: `.shallow` where the commit lies behind the edge of a shallow clone.
  mutating func parents(of number: Int) throws(GitError) -> [Int] {
    guard number < graphCount, let graph else { return try readLinks(of: number).parents }
    guard let parents = graph.parents(at: number) else {
      throw GitError(
        kind: .corrupt,
        message: Localized(
          en: "the commit-graph is damaged; run `git commit-graph write --reachable`",
          nl: "de commit-graph is beschadigd; typ `git commit-graph write --reachable`"),
        operation: .readingHistory, path: repository.commonDirectory)
    }
    return parents
  }

  private mutating func readLinks(of number: Int) throws(GitError) -> (tree: ObjectID, parents: [Int]) {
    let place = number - graphCount
    if let known = links[place] { return known }
    do throws(GitError) {
      let (tree, parents) = try repository.links(of: ids[place])
      let found = (tree: tree, parents: parents.map { self.number(of: $0) })
      links[place] = found
      return found
    } catch {
      throw error.kind == .notFound && repository.isShallow
        ? repository.shallow(.readingHistory) : error
    }
  }
}
