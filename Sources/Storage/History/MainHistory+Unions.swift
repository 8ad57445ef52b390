package import Deliberation
package import ObjectIDs

extension MainHistory {
  /// The commits of several parents that have a draft as one of them has it and otherwise than another, and behind which no commit of one
  /// parent changed it, or said that it is right as it stands. What somebody changed beside one of them, and did not know of it, says
  /// nothing about it.
  package func unions(sinceRevising paper: Slug) -> [ObjectID] {
    // Most merges have a draft as all of their sides have it, and are not looked at again.
    guard let unions = sided[Layout.draft(of: paper)] else { return [] }
    let revisions = revised[paper] ?? []
    guard let newest = revisions.max(by: { comes($0, before: $1) }) else { return unions }
    let last = generations[newest] ?? -1
    // Without one of these all of main is one line behind the newest, or leads to it.
    guard unions.contains(where: { (generations[$0] ?? -1) > last }) else { return [] }
    let beside = commits(besides: newest)
    let settled = revisions.filter(beside.contains).reduce(into: Set<ObjectID>()) { settled, revision in
      var open = [revision]
      while let next = open.popLast() {
        guard beside.contains(next), settled.insert(next).inserted else { continue }
        open += parents[next] ?? []
      }
    }
    return unions.filter { beside.contains($0) && !settled.contains($0) }
  }

  /// The commits of several parents that may stand behind a commit, parents before their children.
  package func unions(after commit: ObjectID) -> [ObjectID] {
    guard let generation = generations[commit] else { return [] }
    return unions.filter { (generations[$0] ?? -1) > generation }
  }

  /// The commits of the history that do not lead to one of them. Looks no further back than where all lines have met.
  private func commits(besides old: ObjectID) -> Set<ObjectID> {
    guard old != tip else { return [] }
    var queues: [Int: Set<ObjectID>] = [:]
    var (behind, beside): (Set<ObjectID>, Set<ObjectID>) = ([old], [])
    var waiting = 1
    for commit in [tip, old] { queues[generations[commit] ?? 0, default: []].insert(commit) }
    // A parent is always of an earlier generation.
    var generation = generations[tip] ?? 0
    while generation >= 0, waiting > 0 {
      for commit in queues.removeValue(forKey: generation) ?? [] {
        let isBehind = behind.contains(commit)
        if !isBehind {
          waiting -= 1
          beside.insert(commit)
        }
        for parent in parents[commit] ?? [] {
          let isNew = queues[generations[parent] ?? 0, default: []].insert(parent).inserted
          if isBehind {
            if behind.insert(parent).inserted, !isNew { waiting -= 1 }
          } else if isNew {
            waiting += 1
          }
        }
      }
      generation -= 1
    }
    return beside
  }
}
