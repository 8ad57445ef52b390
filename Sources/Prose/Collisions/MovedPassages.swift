/// Hunks whose block the draft has elsewhere and in other words by now: found there, where one block is clearly it.
///
/// A block that stands nowhere as it was may be one that does not stand in the base: each the most like the other by far. Then a
/// hunk in it is rebased as if the two were the whole text.
struct MovedPassages {
  /// What two blocks must have in common to be one that was moved and edited: as where a move is shown as one.
  private static let leastLikeness = 0.6
  /// How much less like any other must be, on both sides.
  private static let margin = 0.2
  /// Shorter ones are alike by chance.
  private static let fewestWords = 5
  /// With more pairs of blocks than this, none is looked for.
  private static let mostPairs = 40_000

  /// By the index of the hunk.
  private(set) var rebased: [Int: RebasedHunk] = [:]

  /// - Parameter fates: the hunks of one amendment on the draft.
  init(_ fates: [RebasedHunk], _ drift: Drift, _ candidates: Candidates) {
    var members: [Int: [Int]] = [:]
    for (index, hunk) in fates.enumerated() where Self.isAstray(hunk) {
      guard let number = candidates.base.firstIndex(where: { $0.encloses(hunk.original.range) }) else {
        continue
      }
      members[number, default: []].append(index)
    }
    for (number, indices) in members.sorted(by: { $0.key < $1.key }) {
      guard let other = candidates.partner(of: number) else { continue }
      let (old, new) = (candidates.base[number].range, candidates.draft[other].range)
      // What is found in the block already needs no other place.
      let strays = indices.filter { fates[$0].place.map { !new.contains($0.lowerBound) } ?? true }
      let there = Rebase.rebase(
        strays.map { fates[$0].original.shifted(-old.lowerBound) },
        from: Array(drift.base[old]), to: Array(drift.draft[new]))
      for (index, hunk) in zip(strays, there) {
        if case .lost = hunk.fate { continue }
        rebased[index] = hunk.moved(by: new.lowerBound, of: fates[index].original)
      }
    }
  }

  /// Whether a hunk has lost its words, or finds others in their place.
  static func isAstray(_ hunk: RebasedHunk) -> Bool {
    switch hunk.fate {
    case .contested, .lost(.deleted): !HunkParts(hunk.original).isApart
    case .clean, .proposal, .alreadyThere, .lost: false
    }
  }

  /// The blocks of each text that the other has not, byte for byte.
  struct Candidates {
    struct Candidate {
      let range: Range<Int>
      let content: Range<Int>
      let unit: BlockDiff.Unit

      func encloses(_ other: Range<Int>) -> Bool {
        content.lowerBound <= other.lowerBound && other.upperBound <= content.upperBound
      }
    }

    let base: [Candidate]
    let draft: [Candidate]
    /// The words of the blocks that stand in both texts byte for byte, by their places in each.
    let kept: (base: [Range<Int>], draft: [Range<Int>])

    init(_ drift: Drift) {
      let (old, new) = (Self.blocks(of: drift.base), Self.blocks(of: drift.draft))
      let (oldWords, newWords) = (
        Set(old.map { drift.base[$0.content] }), Set(new.map { drift.draft[$0.content] })
      )
      kept = (
        old.map(\.content).filter { newWords.contains(drift.base[$0]) },
        new.map(\.content).filter { oldWords.contains(drift.draft[$0]) }
      )
      var vocabulary = Vocabulary()
      base = Self.candidates(old, in: drift.base, without: newWords, &vocabulary)
      draft = Self.candidates(new, in: drift.draft, without: oldWords, &vocabulary)
    }

    private static func blocks(of text: [UInt8]) -> [Block] {
      BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text)).filter(\.kind.isRunningText)
    }

    private static func candidates(
      _ blocks: [Block], in text: [UInt8], without known: Set<ArraySlice<UInt8>>,
      _ vocabulary: inout Vocabulary
    ) -> [Candidate] {
      blocks.compactMap { block in
        if known.contains(text[block.content]) { return nil }
        let words = Tokenizer.tokens(in: Array(text[block.content]), vocabulary: &vocabulary).map(\.symbol)
        guard words.count >= fewestWords else { return nil }
        return Candidate(
          range: block.range, content: block.content,
          unit: BlockDiff.Unit(kind: block.kind, number: 0, words: words))
      }
    }

    /// The block of the draft that one of the base became; nil where that is not clear.
    func partner(of number: Int) -> Int? {
      guard base.count * draft.count <= mostPairs,
        let (other, likeness) = Self.best(base[number], draft), likeness >= leastLikeness,
        let (back, _) = Self.best(draft[other], base), back == number
      else { return nil }
      return other
    }

    /// The one of some that is the most like a block; nil where another comes near.
    private static func best(_ one: Candidate, _ others: [Candidate]) -> (index: Int, likeness: Double)? {
      let likenesses = others.map { BlockDiff.likeness(one.unit, $0.unit) }
      guard let index = likenesses.indices.max(by: { likenesses[$0] < likenesses[$1] }) else { return nil }
      let isNear = likenesses.indices.contains {
        $0 != index && likenesses[$0] > likenesses[index] - margin
      }
      return isNear ? nil : (index, likenesses[index])
    }
  }
}

extension RebasedHunk {
  /// The bytes of the draft that it is about; nil where it is lost.
  fileprivate var place: Range<Int>? {
    switch fate {
    case .clean(let hunk), .proposal(let hunk, _, _): hunk.range
    case .contested(_, let range), .alreadyThere(let range): range
    case .lost: nil
    }
  }

  /// The same so many bytes further on in the draft, for a hunk that stood elsewhere.
  fileprivate func moved(by distance: Int, of original: Hunk) -> RebasedHunk {
    let fate: Fate =
      switch fate {
      case .clean(let hunk): .clean(hunk.shifted(distance))
      case .proposal(let hunk, let kind, let flags): .proposal(hunk.shifted(distance), kind, flags: flags)
      case .contested(let kind, let range): .contested(kind, range.shifted(distance))
      case .alreadyThere(let range): .alreadyThere(range.shifted(distance))
      case .lost: fate
      }
    return RebasedHunk(
      original: original, fate: fate, isReanchored: true, taking: taking?.shifted(distance))
  }
}
