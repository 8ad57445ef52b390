/// Carries a hunk of several parts over to a later text: each part by itself, and all of them or none.
struct PartedRebase {
  private let parts: HunkParts
  private let drift: Drift

  init(_ parts: HunkParts, _ drift: Drift) {
    (self.parts, self.drift) = (parts, drift)
  }

  func result(for hunk: Hunk) -> RebasedHunk {
    func result(_ fate: RebasedHunk.Fate, reanchored: Bool = false) -> RebasedHunk {
      RebasedHunk(original: hunk, fate: fate, isReanchored: reanchored)
    }
    // What was changed in a block that the hunk moves goes along. Where the block stands as it was, and other words in its place, the
    // draft moved it as well.
    let inMoved = drift.words.filter { word in parts.move(of: word).map { !stands($0) } ?? false }
    let carrying = parts.carrying(inMoved)
    let rebased = zip(carrying, parts.parts).map { part, asProposed in
      withItsBlock(part, inMoved) ?? Rebase.rebase(part, drift, isMoved: parts.movesWords(of: asProposed))
    }
    var carried: [Hunk] = []
    var proposal: (kind: CollisionClass, flags: [ReadingFlag])?
    var there: [Range<Int>] = []
    for part in rebased {
      switch part.fate {
      case .clean(let hunk): carried.append(hunk)
      case .proposal(let hunk, let kind, let flags):
        carried.append(hunk)
        proposal = (max(proposal?.kind ?? kind, kind), (proposal?.flags ?? []) + flags)
      case .alreadyThere(let range): there.append(range)
      case .contested(let kind, let range): return result(.contested(kind, range))
      case .lost(let loss): return result(.lost(loss))
      }
    }
    if carried.isEmpty, let first = there.first {
      return result(.alreadyThere(there.reduce(first) { $0.covering($1) }))
    }
    // Half of a change is in the draft, and half is not: which of them is meant nobody can tell.
    // And where its parts stand the other way round now, what is between them is not what it went past.
    guard there.isEmpty, isInOrder(carried), let whole = whole(carried), !doubles(whole) else {
      return result(.contested(.overlapping, drift.place(of: hunk)))
    }
    // What it would go past is gone: the draft has its words in that order.
    if ReadingDiff(from: Array(whole.old.utf8), to: Array(whole.new.utf8)).isNothing {
      return result(.alreadyThere(whole.range))
    }
    let isReanchored = rebased.contains { $0.isReanchored }
    guard let proposal else { return result(.clean(whole), reanchored: isReanchored) }
    return result(
      .proposal(whole, proposal.kind, flags: Set(proposal.flags).sorted()), reanchored: isReanchored)
  }

  /// The part that takes a moved block away, where that block was edited meanwhile; nil for any other.
  private func withItsBlock(_ part: Hunk, _ changes: [Hunk]) -> RebasedHunk? {
    let inside = changes.filter {
      part.range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= part.range.upperBound
    }
    // An edit at an edge of the block touches the part alone.
    let touched = drift.near(part.range).filter { inside.contains(drift.words[$0]) }
    let met = drift.near(part.range).map { drift.words[$0] }.filter { part.meetingAsWhole($0) != nil }
    guard let first = touched.first, let last = touched.last, met.allSatisfy(inside.contains) else {
      return nil
    }
    let place = drift.place(of: part, first...last).draft
    let hunk = Hunk(range: place, old: String(decoding: drift.draft[place], as: UTF8.self), new: part.new)
    return RebasedHunk(
      original: part, fate: .proposal(hunk, .nested, flags: ReadingFlag.flags(of: inside)),
      isReanchored: false)
  }

  private func stands(_ move: HunkParts.Move) -> Bool {
    !drift.draft.places(of: drift.base[move.source], atMost: 1).isEmpty
  }

  /// Whether a block that the hunk moves would stand twice where it stood once: the draft has moved it elsewhere.
  private func doubles(_ whole: Hunk) -> Bool {
    guard !parts.moves.isEmpty, let made = [whole].applied(to: drift.draft) else { return false }
    return parts.moves.contains { move in
      let words = drift.base[move.source]
      return made.places(of: words, atMost: 2).count > drift.draft.places(of: words, atMost: 2).count
    }
  }

  private func isInOrder(_ hunks: [Hunk]) -> Bool {
    zip(hunks, hunks.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }
  }

  /// One hunk of the parts, with what stands between them in the draft.
  private func whole(_ parts: [Hunk]) -> Hunk? {
    let parts = parts.inOrder
    guard let first = parts.first, let last = parts.last, parts.applied(to: drift.draft) != nil else {
      return nil
    }
    let range = first.range.lowerBound..<last.range.upperBound
    let old = Array(drift.draft[range])
    let inside = parts.map { Hunk(range: $0.range.shifted(-range.lowerBound), old: $0.old, new: $0.new) }
    return inside.applied(to: old).map {
      Hunk(range: range, old: String(decoding: old, as: UTF8.self), new: String(decoding: $0, as: UTF8.self))
    }
  }
}

extension Drift {
  /// The bytes of the draft where a hunk's are, with all that was changed among them.
  fileprivate func place(of hunk: Hunk) -> Range<Int> {
    guard let met = meeting(hunk) else { return hunk.range.shifted(shift(at: hunk.range)) }
    return place(of: hunk, met).draft
  }
}
