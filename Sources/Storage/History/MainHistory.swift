package import Deliberation
package import Git
package import ObjectIDs

/// The history of one commit of main, over all parents: the same on every clone that holds the commit, whatever
/// merge, rebase or cherry-pick brought it about.
///
/// The tips of partners' branches that `collect` made parents are no part of it: partners write no lines of main.
package struct MainHistory {
  /// The commit that put a hunk into a draft, by hunk: of several the first.
  package private(set) var merged: [Target: ObjectID] = [:]
  /// All commits that say that they put a hunk into a draft, by hunk: each has to have done it.
  package private(set) var merges: [Target: [ObjectID]] = [:]
  /// Records and definitions that some commit took away or changed: their path, what they were, and the commit.
  package private(set) var removals: [Removal] = []
  /// What merges left out of meetings, definitions and other files of ours.
  package private(set) var leftOut: [LeftOut] = []
  /// Every roster that main ever had.
  package private(set) var rosters: [ObjectID] = []
  /// The commit that put each of them, parents before their children.
  package private(set) var rosterCommits: [ObjectID] = []
  /// The lines of main that lead to a commit.
  package private(set) var parents: [ObjectID: [ObjectID]] = [:]
  let tip: ObjectID
  /// The commits that are its lines; nil where all are.
  private let lines: Set<ObjectID>?
  private(set) var generations: [ObjectID: Int] = [:]
  /// The commits of the lines that unite others, parents before their children.
  private(set) var unions: [ObjectID] = []
  /// Those of them that have a draft, or the roster, as one side has it and otherwise than another, by its path.
  private(set) var sided: [String: [ObjectID]] = [:]
  private var byOrigin: [UInt64: [ObjectID]] = [:]
  private var begun: [Slug: [ObjectID]] = [:]
  private(set) var revised: [Slug: [ObjectID]] = [:]
  private var drafted: [Slug: [ObjectID]] = [:]
  private var put: [String: [ObjectID]] = [:]

  package struct Removal: Hashable, Sendable {
    package let path: String
    package let blob: ObjectID
    /// Whether the commit put other content there.
    package let isChange: Bool
    package let commit: ObjectID
  }

  /// Reads the history of a commit of main.
  ///
  /// - Throws: `GitError` of kind shallow where it is cut off.
  package init(repository: Repository, tip: ObjectID) throws(GitError) {
    self.tip = tip
    let cache = HistoryCache(path: Layout.history(in: repository.commonDirectory))
    let (kept, isWhole) = cache.facts()
    var new: [CommitFacts] = []
    let all = try Self.facts(from: tip, kept: kept, in: repository)
    lines = Self.lines(to: tip, among: all)
    for facts in all {
      add(facts, isLine: lines?.contains(facts.commit) ?? true)
      if kept[facts.commit] == nil { new.append(facts) }
    }
    // What cannot be read to its end is made anew, with all that could be.
    cache.add(isWhole ? new : Array(kept.values) + new, isNew: !isWhole)
  }

  /// The facts of all commits, parents before their children.
  private static func facts(
    from tip: ObjectID, kept: [ObjectID: CommitFacts], in repository: Repository
  ) throws(GitError) -> [CommitFacts] {
    var ordered: [CommitFacts] = []
    var seen: Set<ObjectID> = []
    // Each commit is met twice: first to go on to its parents, then, behind them, to be put in order.
    var open: [(id: ObjectID, facts: CommitFacts?)] = [(tip, nil)]
    while let (id, facts) = open.popLast() {
      if let facts {
        ordered.append(facts)
        continue
      }
      guard seen.insert(id).inserted else { continue }
      var facts = kept[id]
      if facts == nil { facts = try Self.facts(of: id, in: repository) }
      guard let facts else { continue }
      open.append((id, facts))
      open += facts.parents.filter { !seen.contains($0) }.map { ($0, nil) }
    }
    return ordered
  }

  /// The commits that are lines of main, and not only kept by it; nil where all are.
  private static func lines(to tip: ObjectID, among all: [CommitFacts]) -> Set<ObjectID>? {
    guard all.contains(where: { !$0.kept.isEmpty }) else { return nil }
    var lines: Set<ObjectID> = [tip]
    // Children come behind their parents.
    for facts in all.reversed() where lines.contains(facts.commit) {
      lines.formUnion(facts.parents.filter { !facts.kept.contains($0) })
    }
    return lines
  }

  private static func facts(of id: ObjectID, in repository: Repository) throws(GitError) -> CommitFacts {
    do throws(GitError) {
      return try CommitFacts(of: id, in: repository)
    } catch {
      throw error.kind == .notFound && repository.isShallow
        ? repository.shallow(.readingHistory) : error
    }
  }

  private mutating func add(_ facts: CommitFacts, isLine: Bool) {
    let generation = (facts.parents.compactMap { generations[$0] }.max() ?? -1) + 1
    generations[facts.commit] = generation
    parents[facts.commit] = facts.parents
    byOrigin[facts.origin, default: []].append(facts.commit)
    if let roster = facts.roster {
      rosters.append(roster)
      rosterCommits.append(facts.commit)
    }
    guard isLine else { return }
    if facts.parents.count > 1 { unions.append(facts.commit) }
    for path in facts.sided { sided[path, default: []].append(facts.commit) }
    for target in facts.merged {
      merges[target, default: []].append(facts.commit)
      // Merged apart in two clones: the first by the order that all have.
      guard let other = merged[target], !comes(facts.commit, before: other) else {
        merged[target] = facts.commit
        continue
      }
    }
    for paper in facts.begun { begun[paper, default: []].append(facts.commit) }
    for paper in facts.revised {
      drafted[paper, default: []].append(facts.commit)
      if facts.parents.count == 1 { revised[paper, default: []].append(facts.commit) }
    }
    for path in facts.put { put[path, default: []].append(facts.commit) }
    leftOut += facts.leftOut.map {
      LeftOut(commit: facts.commit, path: $0.path, side: $0.side, base: $0.base)
    }
    removals += facts.removed.map {
      Removal(path: $0.path, blob: $0.blob, isChange: $0.isChange, commit: facts.commit)
    }
  }

  /// The commits of several parents behind which nobody put another roster, and that have it as one side has it and otherwise than
  /// another.
  package var unionsSinceRoster: [ObjectID] {
    guard let unions = sided[Layout.roster] else { return [] }
    let last = rosterCommits.compactMap { generations[$0] }.max() ?? -1
    return unions.filter { (generations[$0] ?? -1) > last }
  }

  /// The papers that were ever begun, each with the commit that began it first.
  package var papers: [Slug: ObjectID] {
    begun.compactMapValues { commits in commits.min { comes($0, before: $1) } }
  }

  /// The commits whose draft differs from that of their first parent: every draft that main ever had is one of theirs.
  func drafted(_ paper: Slug) -> [ObjectID] { drafted[paper] ?? [] }

  /// The length of the longest way from a commit to a root; nil where the commit is no part of the history.
  package func generation(of commit: ObjectID) -> Int? { generations[commit] }

  /// Whether a commit is on a line of the history, and not only kept by it.
  package func isLine(_ commit: ObjectID) -> Bool { lines?.contains(commit) ?? contains(commit) }

  /// Whether a commit is part of the history.
  package func contains(_ commit: ObjectID) -> Bool { generations[commit] != nil }

  /// By generation, then by id: an order that agrees with ancestry and is the same everywhere.
  func comes(_ commit: ObjectID, before other: ObjectID) -> Bool {
    (generations[commit] ?? .max, commit) < (generations[other] ?? .max, other)
  }

  /// The commits that began a draft: several, in an order that all have, where it was begun apart, until a commit
  /// that came behind all of them has changed the draft.
  package func begun(_ paper: Slug, in repository: Repository) throws(GitError) -> [ObjectID] {
    let all = (begun[paper] ?? []).sorted { comes($0, before: $1) }
    guard all.count > 1 else { return all }
    var apart: [ObjectID] = []
    for commit in all {
      var isLater = false
      for other in apart where try repository.isAncestor(other, of: commit) { isLater = true }
      if !isLater { apart.append(commit) }
    }
    guard apart.count > 1 else { return apart }
    for commit in revised[paper] ?? [] {
      if try isBehind(all: apart, commit, in: repository) { return Array(apart.prefix(1)) }
    }
    return apart
  }

  /// The commits that put the definition of a poll where none lay, or another.
  func puts(at path: String) -> [ObjectID] { put[path] ?? [] }

  /// The commits that put the definition of a poll, and that no later one stands behind: several, in an order that all
  /// have, where it was put apart with different bytes, until a commit that came behind all of them has put it.
  package func definitions(at path: String, in repository: Repository) throws(GitError) -> [ObjectID] {
    var apart: [ObjectID] = []
    for commit in (put[path] ?? []).sorted(by: { comes($1, before: $0) }) {
      var isEarlier = false
      for later in apart where try repository.isAncestor(commit, of: later) { isEarlier = true }
      if !isEarlier { apart.append(commit) }
    }
    guard apart.count > 1 else { return apart }
    var blobs: Set<ObjectID> = []
    for commit in apart {
      if let blob = try repository.entry(at: path, in: commit)?.id { blobs.insert(blob) }
    }
    return blobs.count > 1 ? apart.reversed() : [apart[0]]
  }

  private func isBehind(
    all begins: [ObjectID], _ commit: ObjectID, in repository: Repository
  ) throws(GitError) -> Bool {
    for begin in begins {
      guard begin != commit else { return false }
      guard try repository.isAncestor(begin, of: commit) else { return false }
    }
    return true
  }

  /// The commits of the history that may be copies of a commit, as a rebase makes them: author, time and message are
  /// the same.
  package func mayBeCopies(of commit: CommitInfo) -> [ObjectID] { byOrigin[commit.origin] ?? [] }

  /// The commits of main's lines that have a file which none of their parents has: what brought it in.
  ///
  /// For records whose `seen` names a commit that is no part of the history, as after a rebase. Compares commits with
  /// their parents: those that came since it was last asked, and all of them only for a file that is new to it.
  package func introductions(
    of paths: Set<String>, in repository: Repository
  ) throws(GitError) -> [String: [ObjectID]] {
    guard !paths.isEmpty else { return [:] }
    let cache = IntroductionCache(path: Layout.introductions(in: repository.commonDirectory))
    let kept = cache.kept()
    // What is kept for a later commit answers for this one, and is not thrown away for it.
    var isEarlier = false
    if let kept, !contains(kept.tip), try repository.has(kept.tip) {
      isEarlier = try repository.isAncestor(tip, of: kept.tip)
    }
    let old = isEarlier ? Set(parents.keys) : kept.map { ancestors(of: $0.tip) } ?? []
    var found = old.isEmpty ? [:] : kept?.found ?? [:]
    if isEarlier { found = found.mapValues { $0.filter { parents[$0] != nil } } }
    let unknown = paths.filter { found[$0] == nil }
    for path in unknown { found[path] = [] }
    let wanted = Set(found.keys)
    var news = 0
    for (commit, parents) in parents {
      let isOld = old.contains(commit)
      if isOld, unknown.isEmpty { continue }
      news += isOld ? 0 : 1
      for path in try brought(isOld ? unknown : wanted, by: commit, on: parents, in: repository) {
        found[path, default: []].append(commit)
      }
    }
    let isWorthKeeping = !unknown.isEmpty || news > IntroductionCache.few
    if !isEarlier, isWorthKeeping { cache.put(.init(tip: tip, found: found)) }
    return found.filter { paths.contains($0.key) && !$0.value.isEmpty }
      .mapValues { commits in commits.sorted { comes($0, before: $1) } }
  }

  /// Those of some files that a commit has and none of its parents.
  private func brought(
    _ paths: Set<String>, by commit: ObjectID, on parents: [ObjectID], in repository: Repository
  ) throws(GitError) -> [String] {
    var brought: [String] = []
    for change in try repository.changes(under: Layout.papers, from: parents.first, to: commit)
    where change.kind == .added && paths.contains(change.path) {
      var isNew = true
      for other in parents.dropFirst() where try repository.entry(at: change.path, in: other) != nil {
        isNew = false
      }
      if isNew { brought.append(change.path) }
    }
    return brought
  }

  /// A commit with all that it stands on; empty where it is no part of the history.
  func ancestors(of commit: ObjectID) -> Set<ObjectID> {
    var seen: Set<ObjectID> = []
    var open = [commit]
    while let next = open.popLast() {
      guard let parents = parents[next], seen.insert(next).inserted else { continue }
      open += parents
    }
    return seen
  }
}
