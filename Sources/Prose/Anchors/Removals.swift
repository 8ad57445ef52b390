/// Which revisions took which tokens away.
struct Removals {
  private var revisions: [TokenIdentity: [Int]]
  /// The histories that were asked for last: those who ask in the order of their sources ask for each once.
  private var histories: (source: (revision: Int, all: Set<Int>)?, target: (revision: Int, all: Set<Int>)?)

  /// - Parameter wanted: the tokens that will be asked for.
  init(of wanted: [TokenIdentity]) {
    revisions = Dictionary(wanted.map { ($0, []) }, uniquingKeysWith: { first, _ in first })
    histories = (nil, nil)
  }

  /// Takes in what a history's revisions removed.
  mutating func learn(_ runs: RemovedRuns) {
    guard !revisions.isEmpty else { return }
    for run in 0..<runs.count {
      runs.forEachIdentity(of: run) { revisions[$0]?.append(runs.revision(run)) }
    }
  }

  /// The revision between two others that took the most of some tokens away; of several such the youngest.
  mutating func last(
    of tokens: [TokenIdentity], after source: Int, upTo target: Int, in graph: RevisionGraph
  ) -> Int? {
    var counts: [Int: Int] = [:]
    let between = Self.history(of: target, in: graph, known: &histories.target)
    let before = Self.history(of: source, in: graph, known: &histories.source)
    for identity in tokens {
      for revision in revisions[identity] ?? [] where between.contains(revision) && !before.contains(revision)
      {
        counts[revision, default: 0] += 1
      }
    }
    return counts.max { one, other in
      one.value != other.value ? one.value < other.value : graph.isOlder(one.key, than: other.key)
    }?.key
  }

  private static func history(
    of revision: Int, in graph: RevisionGraph, known: inout (revision: Int, all: Set<Int>)?
  ) -> Set<Int> {
    if let known, known.revision == revision { return known.all }
    let all = graph.history(of: revision)
    known = (revision, all)
    return all
  }
}
