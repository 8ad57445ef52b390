/// Carries hunks that were made on one state of a text over to a later state of it.
package enum Rebase {
  /// What becomes of each hunk of one amendment, in the order given.
  package static func rebase(_ hunks: [Hunk], from base: [UInt8], to draft: [UInt8]) -> [RebasedHunk] {
    rebase(each: [hunks], from: base, to: draft)[0]
  }

  /// What becomes of each hunk of several amendments, in the order given.
  ///
  /// The two states are compared once, so many hunks on one base cost little more than one.
  package static func rebase(
    each amendments: [[Hunk]], from base: [UInt8], to draft: [UInt8]
  ) -> [[RebasedHunk]] {
    if base == draft { return amendments.map { $0.map { unchanged($0, base) } } }
    let ends = LineEnds(of: draft)
    return carried(amendments, from: base, to: draft).map { $0.map { $0.written(with: ends) } }
  }

  private static func carried(
    _ amendments: [[Hunk]], from base: [UInt8], to draft: [UInt8]
  ) -> [[RebasedHunk]] {
    let drift = Drift(from: base, to: draft)
    let labels = LabelDrift(from: base, to: draft)
    let marks = MarkDrift(from: base, to: draft, drift.words)
    let rows = RowDrift(from: base, to: draft, for: amendments.joined())
    var known: MovedPassages.Candidates?
    var knownDoubling: Doubling?
    return amendments.map { hunks in
      var rebased = hunks.map {
        rows.asking(about: marks.asking(about: rebase($0, drift).unless(labels.loss(of: $0))))
      }
      guard rebased.contains(where: MovedPassages.isAstray) else { return rebased }
      let blocks = known ?? MovedPassages.Candidates(drift)
      known = blocks
      for (index, hunk) in RewrittenPassages(rebased, drift, blocks).hunks {
        rebased[index].taking = hunk
      }
      for (index, hunk) in MovedPassages(rebased, drift, blocks).rebased { rebased[index] = hunk }
      // What puts a passage back may have other columns than the table of now as well.
      rebased = rebased.map(rows.asking)
      guard rebased.contains(where: { $0.taking != nil }) else { return rebased }
      let doubling = knownDoubling ?? Doubling(drift)
      knownDoubling = doubling
      let taken = Dictionary(grouping: rebased.filter { $0.taking != nil }, by: \.taking)
      for (taking, members) in taken {
        guard let taking, doubling.isMade(by: taking, for: members.map(\.original)) else { continue }
        for index in rebased.indices where rebased[index].taking == taking { rebased[index].taking = nil }
      }
      return rebased
    }
  }

  /// Hunks whose base is not at hand: nobody can tell where they belong.
  package static func withoutBase(_ hunks: [Hunk]) -> [RebasedHunk] {
    hunks.map { RebasedHunk(original: $0, fate: .lost(.baseMissing), isReanchored: false) }
  }

  private static func unchanged(_ hunk: Hunk, _ base: [UInt8]) -> RebasedHunk {
    RebasedHunk(
      original: hunk, fate: hunk.fits(base) ? .clean(hunk) : .lost(.notInBase), isReanchored: false)
  }

  /// - Parameter isMoved: whether the words that the hunk deletes come elsewhere in the change that it is a part of: then it is about
  ///   their place, and about all of them.
  static func rebase(_ hunk: Hunk, _ drift: Drift, isMoved: Bool = false) -> RebasedHunk {
    func result(_ fate: RebasedHunk.Fate, reanchored: Bool = false) -> RebasedHunk {
      RebasedHunk(original: hunk, fate: fate, isReanchored: reanchored)
    }
    guard hunk.fits(drift.base) else { return result(.lost(.notInBase)) }
    if drift.leavesLinesAlone(around: hunk.range) {
      return result(.clean(hunk.shifted(drift.shift(at: hunk.range))))
    }
    let parts = HunkParts(hunk)
    if parts.isApart {
      // Its parts may be one change of the draft.
      if hunk.range.isEmpty, let there = drift.done(hunk) { return result(.alreadyThere(there)) }
      return PartedRebase(parts, drift).result(for: hunk)
    }
    if let moved = drift.moved(hunk, withMore: isMoved) { return moved }
    guard let met = drift.meeting(hunk) else {
      if let there = drift.done(hunk) { return result(.alreadyThere(there)) }
      if let passage = drift.clash(of: hunk) { return result(.contested(.nested, passage.draft)) }
      if hunk.definesOnly { return result(.clean(hunk.shifted(drift.shift(at: hunk.range)))) }
      if let other = drift.stranger(to: hunk) { return result(.contested(.overlapping, other.draft)) }
      let neighbours = drift.changes(inSentenceOf: hunk.range)
      let flags = neighbours.isEmpty ? [] : ReadingFlag.flags(of: [hunk] + neighbours)
      return result(
        .proposal(hunk.shifted(drift.shift(of: hunk)), drift.change(ofLinesOf: hunk), flags: flags))
    }
    if !isMoved, let deletion = drift.deletion(hunk, whereItStandsNow: met) {
      return result(.proposal(deletion, .deletionAgainstEdit, flags: []), reanchored: true)
    }
    let leftElsewhere = RebasedHunk.Fate.contested(.deletionAgainstEdit, drift.passage(of: hunk, met).draft)
    if drift.isDone(hunk, met) {
      let isLeft = !isMoved && drift.leavesWords(of: hunk)
      return result(isLeft ? leftElsewhere : .alreadyThere(drift.place(of: hunk, met).draft))
    }
    if let distance = drift.moved(hunk.range) {
      return result(.clean(hunk.shifted(distance)), reanchored: true)
    }
    let changes = drift.words[met]
    if let rest = drift.rest(of: hunk, met), !isMoved || rest?.hasWords(of: hunk) ?? true {
      if !isMoved, drift.leavesWords(of: hunk, beside: rest) { return result(leftElsewhere) }
      return result(
        rest.map { .proposal($0, .separateWords, flags: []) }
          ?? .alreadyThere(drift.place(of: hunk, met).draft))
    }
    if let beside = drift.deletion(hunk, beside: met) {
      return result(.proposal(beside, .separateWords, flags: []))
    }
    if let both = drift.both(hunk, met) {
      return result(.proposal(both, .insertionOrder, flags: ReadingFlag.flags(of: [hunk] + changes)))
    }
    if changes.contains(where: { $0.new.isEmpty && $0.range.encloses(hunk.range) }) {
      // Words that went from a block of which others are left were rewritten with it.
      return result(
        drift.leavesSomething(ofBlockAt: hunk.range)
          ? .contested(.deletionAgainstEdit, drift.passage(of: hunk, met).draft) : .lost(.deleted))
    }
    let kind = changes.compactMap { hunk.meeting($0) }.max() ?? .overlapping
    return result(.contested(kind, drift.passage(of: hunk, met).draft))
  }
}

extension Range<Int> {
  /// Whether the other lies in this one; an empty one must lie inside, not at an edge.
  fileprivate func encloses(_ other: Range<Int>) -> Bool {
    other.isEmpty
      ? lowerBound < other.lowerBound && other.lowerBound < upperBound
      : lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension RebasedHunk {
  /// The same, but lost where there is a reason; what is in the draft already needs no place there.
  fileprivate func unless(_ loss: Loss?) -> RebasedHunk {
    guard let loss else { return self }
    if case .alreadyThere = fate { return self }
    return RebasedHunk(original: original, fate: .lost(loss), isReanchored: false)
  }
}

extension Hunk {
  /// Whether the old text of both is the same, but for white space.
  fileprivate func hasWords(of other: Hunk) -> Bool {
    old.utf8.filter { !$0.isWhite } == other.old.utf8.filter { !$0.isWhite }
  }
}
