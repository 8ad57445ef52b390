package import Deliberation
package import ObjectIDs

extension MainHistory {
  /// A commit that changed a draft, on the way from an earlier commit to this one.
  package struct DraftStep: Hashable, Sendable {
    package let commit: ObjectID
    /// The commits of other lines that it merged and that changed the draft; none where it changed the draft itself.
    package let merged: [ObjectID]
  }

  /// The way of a paper's draft from an earlier commit to this one, oldest first: along one line, with what was merged into it.
  ///
  /// - Returns: none where the earlier commit is no part of the history.
  package func draftSteps(of paper: Slug, since earlier: ObjectID) -> [DraftStep] {
    let old = ancestors(of: earlier)
    let later = behind(tip, without: old)
    var onWay: Set<ObjectID> = [earlier]
    for commit in later.sorted(by: { comes($0, before: $1) })
    where parents[commit]?.contains(where: onWay.contains) == true {
      onWay.insert(commit)
    }
    let changing = Set(drafted(paper)).intersection(later)
    var steps: [DraftStep] = []
    var next = onWay.contains(tip) ? tip : earlier
    while next != earlier {
      let commit = next
      let lines = (parents[commit] ?? []).filter { $0 == earlier || later.contains($0) }
      next = lines.first(where: onWay.contains) ?? earlier
      let others = lines.filter { $0 != next && $0 != earlier }
      let merged = others.isEmpty ? [] : merged(others, besides: next, in: changing, without: old)
      if changing.contains(commit) || !merged.isEmpty {
        steps.append(DraftStep(commit: commit, merged: merged))
      }
    }
    return steps.reversed()
  }

  private func merged(
    _ tips: [ObjectID], besides line: ObjectID, in changing: Set<ObjectID>, without old: Set<ObjectID>
  ) -> [ObjectID] {
    let known = old.union(behind(line, without: old))
    let found = tips.reduce(into: Set<ObjectID>()) { $0.formUnion(behind($1, without: known)) }
    return found.intersection(changing).sorted { comes($0, before: $1) }
  }

  /// A commit with all of main's lines that it stands on, up to those that are known.
  private func behind(_ commit: ObjectID, without known: Set<ObjectID>) -> Set<ObjectID> {
    var seen: Set<ObjectID> = []
    var open = [commit]
    while let next = open.popLast() {
      guard !known.contains(next), isLine(next), seen.insert(next).inserted else { continue }
      open += parents[next] ?? []
    }
    return seen
  }
}
