package import Deliberation
import Git
package import ObjectIDs
package import Prose

/// What was merged though a decision that stands does not adopt it, and who knew of which merge.
extension Snapshot {
  /// The marks of the commits that merged some hunks: what a decision that does not adopt them names. Of a commit that is there with a
  /// copy of it, the mark is there twice.
  package func mergeMarks(of targets: [Target]) throws -> [MergeMark] {
    let merges = try history().merges
    let commits = Set(targets.flatMap { merges[$0] ?? [] })
    return try commits.map { try repository.commit($0).mergeMark }.sorted()
  }

  /// What was merged and is not adopted by the decisions that stand.
  struct MergedOtherwise {
    /// What none of these decisions knew of: the commits that merged it, in order.
    var apart: [Target: [ObjectID]] = [:]
    /// What the draft has again: the commit that brought it back.
    var back: [Target: ObjectID] = [:]
  }

  /// What was merged and is not adopted, where that leaves something for people to settle.
  /// There is little to look at: whoever knows of a merge decides otherwise only where something excludes something else, or an author has
  /// undone it.
  ///
  /// - Parameter lost: the texts that every clone goes without.
  func mergedAndDecidedOtherwise(
    among filed: [Filed], of paper: Paper, without lost: Set<ObjectID>
  ) throws -> MergedOtherwise {
    let history = try history()
    var found = MergedOtherwise()
    guard !history.merges.isEmpty else { return found }
    let decided = DecidedMerges(among: filed, merged: history.merges)
    guard !decided.against.isEmpty else { return found }
    let arrivals = try arrivals(of: Set(decided.against.values.joined()))
    for (target, decisions) in decided.against {
      let merges = try (history.merges[target] ?? []).map { try repository.commit($0) }
      // Of several that decided alike, apart, it is enough that one knew.
      let unknown = try merges.filter { merge in
        try decisions.allSatisfy { decision in
          switch try knowledge(of: merge, among: merges, by: decision, arriving: arrivals[decision.id] ?? [])
          {
          case .certain: false
          case .named: try draft(of: paper, has: target, among: filed, without: lost)
          case .nothing: true
          }
        }
      }
      guard !unknown.isEmpty else {
        if !decisions.contains(where: \.body.isAsItStands),
          let amendment = Self.amendment(target, among: filed), !lost.contains(amendment.base)
        {
          found.back[target] = try commitBringingBack(
            target, of: amendment, to: paper, after: merges.map(\.id))
        }
        continue
      }
      found.apart[target] = unknown.map(\.id).sorted {
        (history.generation(of: $0) ?? 0, $0) < (history.generation(of: $1) ?? 0, $1)
      }
    }
    return found
  }

  /// What a decision's writer knew of a merge.
  private enum Knowledge {
    /// The commit that it was written against stands on the merge; or it names the merge, and says that the draft stays as it is.
    case certain
    /// It names the merge, and was written against a commit that is on no line of main any more. The decision can have come without the
    /// edit of the draft that went with it: so the draft is asked as well.
    case named
    case nothing
  }

  /// Nobody knew of a merge on which a commit that brought the decision in does not stand, whatever the decision says: there it came in
  /// beside it, as behind a squash.
  ///
  /// - Parameters:
  ///   - merges: all of the same hunk.
  ///   - arrivals: the commits that brought the decision in.
  private func knowledge(
    of merge: CommitInfo, among merges: [CommitInfo], by decision: Record, arriving arrivals: [ObjectID]
  ) throws -> Knowledge {
    guard case .decision(let body) = decision.body, !arrivals.isEmpty,
      try arrivals.allSatisfy({ try stands($0, on: merge.id) })
    else { return .nothing }
    if try history().isLine(decision.header.seen) {
      return try stands(decision.header.seen, on: merge.id) ? .certain : .nothing
    }
    let mark = merge.mergeMark
    guard merges.count(where: { $0.mergeMark == mark }) <= body.merged.count(where: { $0 == mark }) else {
      return .nothing
    }
    return body.isAsItStands ? .certain : .named
  }

  private func stands(_ commit: ObjectID, on other: ObjectID) throws -> Bool {
    let history = try history()
    guard let from = history.generation(of: other), let to = history.generation(of: commit), from <= to else {
      return false
    }
    return try repository.isAncestor(other, of: commit)
  }

  /// The commits of main's lines that brought some records in.
  private func arrivals(of records: Set<Record>) throws -> [RecordID: [ObjectID]] {
    let paths = Dictionary(
      records.map { ($0.id, Layout.path(of: $0)) }, uniquingKeysWith: { first, _ in first })
    let found = try history().introductions(of: Set(paths.values), in: repository)
    return try paths.mapValues { try (found[$0] ?? []).filter(history().isLine) }
  }

  /// Whether a draft has what merging a hunk makes of it; false where the hunk is not among the records.
  private func draft(
    of paper: Paper, has target: Target, among filed: [Filed], without lost: Set<ObjectID>
  ) throws -> Bool {
    guard let amendment = Self.amendment(target, among: filed), let hunk = amendment.hunk(target) else {
      return false
    }
    return try draft(
      of: paper, has: hunk, of: target, on: lost.contains(amendment.base) ? nil : amendment.base)
  }

  private static func amendment(_ target: Target, among filed: [Filed]) -> Amendment? {
    guard case .amendment(let amendment)? = filed.first(where: { $0.record.id == target.record })?.record.body
    else { return nil }
    return amendment
  }

  /// Whether a draft has what merging a hunk makes of it: its passage reads as the hunk has it; or has words that one of the commits
  /// brought in, however they were moved or edited since; or is nearer to what the commit made than to what was before. Of a deletion,
  /// whether none of its words are back anywhere.
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
      // A merge of what the draft said already brought nothing, and took nothing.
      guard before != after else { return false }
      let place = text.flatMap { Rebase.place(of: hunk, from: $0, in: after) }
      let brought = BroughtWords(at: place ?? 0..<after.count, of: after, from: before)
      if brought.areLeft(in: paper.text) { return true }
      guard let place,
        let was = text.flatMap({ Rebase.rebase([hunk], from: $0, to: before).first?.placed?.range })
      else {
        // Without the text that it was made on, nobody can tell what it took away.
        return !brought.areLeft(in: after)
      }
      if hunk.takesAwayOnly { return areGone(was, of: before, from: paper.text) }
      return distance(of: place, in: after, from: paper.text)
        < distance(of: was, in: before, from: paper.text)
    }
  }
}

extension Rebase {
  /// The bytes of a text that already read as a hunk has it; nil where they read otherwise.
  static func place(of hunk: Hunk, from base: [UInt8], in text: [UInt8]) -> Range<Int>? {
    guard case .alreadyThere(let place)? = rebase([hunk], from: base, to: text).first?.fate else {
      return nil
    }
    return place
  }
}

/// How much of a passage of a text reads otherwise in a later one, in bytes that go or come.
private func distance(of passage: Range<Int>, in text: [UInt8], from later: [UInt8]) -> Int {
  WordDiff.hunks(from: text, to: later)
    .filter { $0.range.lowerBound <= passage.upperBound && passage.lowerBound <= $0.range.upperBound }
    .reduce(0) { $0 + $1.old.utf8.count + $1.new.utf8.count }
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

/// Whether none of some words of a text are left in a later one.
private func areGone(_ words: Range<Int>, of text: [UInt8], from later: [UInt8]) -> Bool {
  let graph = RevisionGraph(ids: ["before", "later"], parents: [[], [0]], recorded: [])
  var tracer = AnchorTracer(graph, cases: [AnchorCase(source: 0, range: words, target: 1)])
  for text in [text, later] { tracer.add(text) }
  return tracer.traced().first?.outcome == .deleted
}

/// The decisions on what was merged, by hunk: those that do not adopt and whose place none has taken.
private struct DecidedMerges {
  private(set) var against: [Target: [Record]] = [:]

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
        against[target, default: []].append(record)
      }
    }
    guard !against.isEmpty else { return }
    for (_, body) in decisions where !body.replaces.isEmpty {
      for target in named(by: body) { against[target]?.removeAll { body.replaces.contains($0.id) } }
    }
    against = against.filter { !$0.value.isEmpty }
  }
}

extension CommitInfo {
  /// What a rebase or cherry-pick of the commit has too. Its author is a partner and never a person. Not the first line of the message: it
  /// is somebody's reason, which may have to be taken out of the history one day.
  var mergeMark: MergeMark {
    let merged = ["Amendment", "Decision"].flatMap(trailerValues).joined(separator: "\n")
    let text = "\(author.name)\0\(author.email)\0\(author.seconds)\0\(merged)"
    return MergeMark(beginningOf: SHA256.hex(Array(text.utf8)))
  }
}

extension Record.Body {
  /// Whether it decides about the draft as it stands.
  fileprivate var isAsItStands: Bool {
    if case .decision(let decision) = self { decision.isAsItStands } else { false }
  }
}

extension Amendment {
  /// The hunk that a target names; nil where there is none.
  func hunk(_ target: Target) -> Hunk? {
    guard let number = target.hunk, hunks.indices.contains(number - 1) else { return nil }
    return hunks[number - 1]
  }
}
