package import Deliberation
import Git
package import ObjectIDs
package import Prose

/// What stands in a draft though the decisions on it do not adopt it.
extension Snapshot {
  /// What the draft has by a merge, and a decision that stands does not adopt: the commits that merged it, in order. There is little to
  /// look at: whoever knows of a merge decides otherwise only where something excludes something else.
  ///
  /// - Parameter lost: the texts that every clone goes without.
  func inDraftAgainst(
    among filed: [Filed], of paper: Paper, without lost: Set<ObjectID>
  ) throws -> [Target: [ObjectID]] {
    let history = try history()
    guard !history.merges.isEmpty else { return [:] }
    let decided = DecidedMerges(among: filed, merged: history.merges)
    guard !decided.against.isEmpty else { return [:] }
    let amendments = Set(decided.against.map(\.record))
    let known = filed.filter { amendments.contains($0.record.id) }
    let bodies = Dictionary(
      known.map { ($0.record.id, $0.record.body) }, uniquingKeysWith: { first, _ in first })
    var found: [Target: [ObjectID]] = [:]
    for target in decided.against {
      guard case .amendment(let amendment)? = bodies[target.record], let number = target.hunk,
        amendment.hunks.indices.contains(number - 1),
        try draft(
          of: paper, has: amendment.hunks[number - 1], of: target,
          on: lost.contains(amendment.base) ? nil : amendment.base)
      else { continue }
      found[target] = (history.merges[target] ?? []).sorted {
        (history.generation(of: $0) ?? 0, $0) < (history.generation(of: $1) ?? 0, $1)
      }
    }
    return found
  }

  /// Whether a draft has what merging a hunk makes of it: its passage reads as the hunk has it, or has words that one of the commits
  /// brought in, however they were moved or edited since.
  ///
  /// - Parameter base: the text that the hunk was made on; nil where no clone can count on having it.
  package func draft(
    of paper: Paper, has hunk: Hunk, of target: Target, on base: ObjectID?
  ) throws -> Bool {
    let text = try base.flatMap { try repository.blobUnlessLost($0) }
    if let text, Rebase.place(of: hunk, from: text, in: paper.text) != nil { return true }
    let path = Layout.draft(of: paper.slug)
    return try (try history().merges[target] ?? []).contains { commit in
      guard let parent = try repository.commit(commit).parents.first,
        let before = try repository.blob(at: path, in: parent),
        let after = try repository.blob(at: path, in: commit)
      else { return false }
      let place = text.flatMap { Rebase.place(of: hunk, from: $0, in: after) } ?? 0..<after.count
      return BroughtWords(at: place, of: after, from: before).areLeft(in: paper.text)
    }
  }
}

extension Rebase {
  /// The bytes of a text that already read as a hunk has it; nil where they read otherwise.
  fileprivate static func place(of hunk: Hunk, from base: [UInt8], in text: [UInt8]) -> Range<Int>? {
    guard case .alreadyThere(let place)? = rebase([hunk], from: base, to: text).first?.fate else {
      return nil
    }
    return place
  }
}

/// Words that a commit brought in at a place of its text.
private struct BroughtWords {
  let place: Range<Int>
  let text: [UInt8]
  let before: [UInt8]

  init(at place: Range<Int>, of text: [UInt8], from before: [UInt8]) {
    (self.place, self.text, self.before) = (place, text, before)
  }

  /// Whether a later text has some of them, by the identities of words that attribution goes by.
  func areLeft(in later: [UInt8]) -> Bool {
    let graph = RevisionGraph(ids: ["before", "merge", "later"], parents: [[], [0], [1]], recorded: [1])
    var tracer = AnchorTracer(graph, cases: [AnchorCase(source: 1, range: place, target: 2)])
    for text in [before, text, later] { tracer.add(text) }
    guard let left = tracer.traced().first?.ranges, !left.isEmpty else { return false }
    return tracer.lastRuns.contains { run in
      run.first.origin == 1 && left.contains { $0.overlaps(run.range) }
    }
  }
}

/// The hunks that were merged and that a decision does not adopt whose place none has taken.
private struct DecidedMerges {
  private(set) var against: [Target] = []

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
    var standing: [Target: Set<RecordID>] = [:]
    for (record, body) in decisions where body.outcome != .adopted {
      for target in named(by: body) where merged[target] != nil {
        standing[target, default: []].insert(record.id)
      }
    }
    guard !standing.isEmpty else { return }
    for (_, body) in decisions where !body.replaces.isEmpty {
      for target in named(by: body) { standing[target]?.subtract(body.replaces) }
    }
    against = standing.filter { !$0.value.isEmpty }.keys.sorted()
  }
}
