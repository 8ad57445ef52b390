/// Which revisions took which tokens away.
struct Removals {
  private var revisions: [TokenIdentity: [Int]]

  /// - Parameter wanted: the tokens that will be asked for.
  init(of wanted: [TokenIdentity]) {
    revisions = Dictionary(wanted.map { ($0, []) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes in what a history's revisions removed.
  mutating func learn(_ runs: RemovedRuns) {
    guard !revisions.isEmpty else { return }
    for run in 0..<runs.count {
      runs.forEachIdentity(of: run) { revisions[$0]?.append(runs.revision(run)) }
    }
  }

  /// The revision between two others that took the most of some tokens away; of several such the youngest.
  func last(of tokens: [TokenIdentity], after source: Int, upTo target: Int, in graph: RevisionGraph) -> Int?
  {
    var counts: [Int: Int] = [:]
    let between = graph.history(of: target)
    let before = graph.history(of: source)
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
}
