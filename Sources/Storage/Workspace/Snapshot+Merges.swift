package import Deliberation
import Git
import ObjectIDs

/// What a decision's writer knew of the merges of what it is about.
extension Snapshot {
  /// The marks of the commits that merged some hunks: what a decision that does not adopt them names. Of a commit that is there with a
  /// copy of it, the mark is there twice.
  package func mergeMarks(of targets: [Target]) throws -> [MergeMark] {
    let merges = try history().merges
    let commits = Set(targets.flatMap { merges[$0] ?? [] })
    return try commits.compactMap { try repository.commit($0).mergeMark }.sorted()
  }

  /// Of decisions that stand and do not adopt: the merges of their targets that their writer did not know of. There are few: who
  /// knows of a merge decides otherwise only where something excludes something else.
  func unknownMerges(among filed: [Filed]) throws -> [RecordID: [Target: [ObjectID]]] {
    let history = try history()
    guard !history.merges.isEmpty else { return [:] }
    let decided = DecidedMerges(among: filed, merged: history.merges)
    var unknown: [RecordID: [Target: [ObjectID]]] = [:]
    for (target, decisions) in decided.standing {
      let merges = try (history.merges[target] ?? []).map { try repository.commit($0) }
      let marked = Dictionary(grouping: merges, by: \.mergeMark).mapValues { $0.map(\.id) }
      for decision in decisions {
        let merges = try marked.flatMap { try unknownCopies(to: decision, of: $1, marked: $0) }
        guard !merges.isEmpty else { continue }
        unknown[decision.id, default: [:]][target] = merges.sorted {
          (history.generation(of: $0) ?? 0, $0) < (history.generation(of: $1) ?? 0, $1)
        }
      }
    }
    return unknown
  }

  /// Those of the commits of one mark of which the writer of a decision did not know: it was written against a commit that stands on a
  /// merge, or knew of as many copies of it as there are, that it names or stands on. One copy more came from somewhere that its
  /// writer did not see.
  ///
  /// Where a rebase left behind what it was written against, only what the record names is known: below the copy of its commit lies
  /// what its writer never saw.
  private func unknownCopies(
    to decision: Record, of copies: [ObjectID], marked mark: MergeMark?
  ) throws -> [ObjectID] {
    guard case .decision(let body) = decision.body, let mark else { return copies }
    let named = body.merged.count { $0 == mark }
    // What was settled names them all, for good: no walk is needed for it.
    guard copies.count > named else { return [] }
    let below = try below(decision.header.seen, of: copies)
    return copies.filter { !below.contains($0) }
  }

  /// Which of some commits another one stands on, or is; none where it is no part of the history.
  private func below(_ seen: ObjectID, of commits: [ObjectID]) throws -> [ObjectID] {
    let history = try history()
    guard let sight = history.generation(of: seen) else { return [] }
    return try commits.filter { commit in
      guard let generation = history.generation(of: commit), generation <= sight else { return false }
      return try repository.isAncestor(commit, of: seen)
    }
  }
}

/// The decisions on what was merged, by hunk: those that do not adopt and whose place none has taken.
private struct DecidedMerges {
  private(set) var standing: [Target: [Record]] = [:]

  init(among filed: [Filed], merged: [Target: [ObjectID]]) {
    let decisions = filed.compactMap { filed -> (record: Record, body: Decision)? in
      if case .decision(let body) = filed.record.body { (filed.record, body) } else { nil }
    }
    // A decision on a whole amendment is one on each of its hunks.
    let whole = Set(decisions.flatMap(\.body.targets).filter { $0.hunk == nil }.map(\.record))
    var hunks: [RecordID: Int] = [:]
    for filed in filed where whole.contains(filed.record.id) {
      if case .amendment(let body) = filed.record.body { hunks[filed.record.id] = body.hunks.count }
    }
    func named(by body: Decision) -> [Target] {
      body.targets.flatMap { target in
        target.hunk != nil
          ? [target] : (0..<(hunks[target.record] ?? 0)).map { Target(target.record, hunk: $0 + 1) }
      }
    }
    for (record, body) in decisions where body.outcome != .adopted {
      for target in named(by: body) where merged[target] != nil {
        standing[target, default: []].append(record)
      }
    }
    guard !standing.isEmpty else { return }
    for (_, body) in decisions where !body.replaces.isEmpty {
      for target in named(by: body) { standing[target]?.removeAll { body.replaces.contains($0.id) } }
    }
  }
}

extension CommitInfo {
  /// What a rebase or cherry-pick of the commit has too. Not the first line of the message: it is somebody's reason, which may have to be
  /// taken out of the history one day.
  var mergeMark: MergeMark? {
    let merged = ["Amendment", "Decision"].flatMap(trailerValues).joined(separator: "\n")
    let text = "\(author.name)\0\(author.email)\0\(author.seconds)\0\(merged)"
    return MergeMark(String(SHA256.hex(Array(text.utf8)).prefix(MergeMark.digits)))
  }
}
