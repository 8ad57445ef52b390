/// The passages of an amendment that the draft has in other words by now, and what puts them back as the amendment has them.
///
/// Where the words of now can be told apart word for word, only those go that stand for the hunk's own. Else a passage is the hunk with the
/// changes that it meets, whole; and where the draft has another sentence there, all of the sentence: words of the one put into the other make none. Hunks of one amendment whose passages overlap go together: one
/// replacement makes all of them.
struct RewrittenPassages {
  /// By the index of the hunk, in bytes of the draft; the hunks of one passage have the same.
  let hunks: [Int: Hunk]

  /// - Parameters:
  ///   - rebased: the hunks of one amendment on the draft.
  ///   - blocks: the blocks of the two texts.
  init(_ rebased: [RebasedHunk], _ drift: Drift, _ blocks: MovedPassages.Candidates) {
    var passages: [Passage] = []
    for (index, hunk) in rebased.enumerated() {
      guard case .contested = hunk.fate, !hunk.isReanchored, !HunkParts(hunk.original).isApart,
        let place = Self.place(of: hunk.original, drift)
      else { continue }
      var passage = Passage(members: [index], place: place)
      while let other = passages.firstIndex(where: passage.overlaps) {
        passage.join(passages.remove(at: other))
      }
      passages.append(passage)
    }
    var found: [Int: Hunk] = [:]
    for passage in passages {
      guard let hunk = passage.hunk(of: rebased, drift, blocks) else { continue }
      for member in passage.members { found[member] = hunk }
    }
    hunks = found
  }

  /// What is put back for a hunk; nil where nothing of it was changed.
  private static func place(of hunk: Hunk, _ drift: Drift) -> Drift.Extent? {
    if let met = drift.meeting(hunk) { return drift.putBack(hunk, met: drift.passage(of: hunk, met)) }
    if let clash = drift.clash(of: hunk) { return drift.putBack(hunk, met: clash) }
    return drift.stranger(to: hunk)
  }

  private struct Passage {
    var members: [Int]
    var place: Drift.Extent

    func overlaps(_ other: Passage) -> Bool {
      place.base.overlaps(other.place.base) || place.draft.overlaps(other.place.draft)
    }

    /// Whether all words of a block that both texts have go, and it is none of the passage's own.
    private func takesAnother(_ drift: Drift, _ blocks: MovedPassages.Candidates) -> Bool {
      let own = Set(blocks.kept.base.filter { $0.overlaps(place.base) }.map { drift.base[$0] })
      return blocks.kept.draft.contains { block in
        guard block.overlaps(place.draft), !own.contains(drift.draft[block]) else { return false }
        let (start, end) = (place.draft.lowerBound, place.draft.upperBound)
        let rest =
          drift.draft[block.lowerBound..<max(block.lowerBound, start)]
          + drift.draft[min(block.upperBound, end)..<block.upperBound]
        return WordCount.of(rest) == 0
      }
    }

    mutating func join(_ other: Passage) {
      members += other.members
      place.cover(other.place)
    }

    private static func words(_ text: some Sequence<UInt8>) -> Set<ArraySlice<UInt8>> {
      Set(Array(text).split(whereSeparator: \.isMark))
    }

    /// What puts the passage back; nil where a block of the draft that is none of it would go with its words, and where words would come
    /// back that are gone, for a hunk that has none of its own: a split of a paragraph, or emphasis.
    func hunk(of rebased: [RebasedHunk], _ drift: Drift, _ blocks: MovedPassages.Candidates) -> Hunk? {
      let own = members.map { rebased[$0].original.shifted(-place.base.lowerBound) }
      guard let new = own.applied(to: Array(drift.base[place.base])) else { return nil }
      let old = drift.draft[place.draft]
      guard !new.elementsEqual(old) else { return nil }
      if takesAnother(drift, blocks) { return nil }
      if members.allSatisfy({ rebased[$0].original.keepsItsWords }),
        !Self.words(new).isSubset(of: Self.words(old))
      {
        return nil
      }
      return Hunk(
        range: place.draft, old: String(decoding: old, as: UTF8.self),
        new: String(decoding: new, as: UTF8.self))
    }
  }
}

extension Hunk {
  /// Whether only marks and space change, and no word.
  fileprivate var keepsItsWords: Bool {
    Array(old.utf8).split(whereSeparator: \.isMark) == Array(new.utf8).split(whereSeparator: \.isMark)
  }
}
