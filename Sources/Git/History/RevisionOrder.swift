/// The one order of a file's revisions: parents first, then by committer's time, id and path.
struct RevisionOrder {
  let commits: [HistoryWalk.State: CommitInfo]
  let path: (HistoryWalk.State) -> String

  /// The states, sorted. `changes` names for each the states that it was made from.
  func sort(_ changes: [HistoryWalk.State: [HistoryWalk.State]]) -> [HistoryWalk.State] {
    var children: [HistoryWalk.State: [HistoryWalk.State]] = [:]
    var waitingFor: [HistoryWalk.State: Int] = [:]
    for (state, sources) in changes {
      waitingFor[state] = sources.count
      for source in sources { children[source, default: []].append(state) }
    }
    var ready = changes.keys.filter { changes[$0]?.isEmpty ?? true }
    var sorted: [HistoryWalk.State] = []
    // Few are ready at once: as many as there were branches at one time.
    while let next = ready.indices.min(by: { precedes(ready[$0], ready[$1]) }) {
      let state = ready.remove(at: next)
      sorted.append(state)
      for child in children[state] ?? [] {
        waitingFor[child, default: 0] -= 1
        if waitingFor[child] == 0 { ready.append(child) }
      }
    }
    return sorted
  }

  private func precedes(_ left: HistoryWalk.State, _ right: HistoryWalk.State) -> Bool {
    guard let one = commits[left], let two = commits[right] else { return false }
    if one.committer.seconds != two.committer.seconds { return one.committer.seconds < two.committer.seconds }
    return one.id == two.id ? path(left) < path(right) : one.id < two.id
  }
}
