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
    // A sentence that went out of its block says more of where its words are than the block does.
    for likely in [candidates.sentences, candidates.blocks] {
      var members: [Int: [Int]] = [:]
      for (index, hunk) in fates.enumerated() where Self.isAstray(hunk) && rebased[index] == nil {
        guard let number = likely.base.firstIndex(where: { $0.encloses(hunk.original, in: drift.base) })
        else { continue }
        members[number, default: []].append(index)
      }
      for (number, indices) in members.sorted(by: { $0.key < $1.key }) {
        guard let other = likely.partner(of: number) else { continue }
        find(indices, of: fates, from: likely.base[number].range, to: likely.draft[other].range, drift)
      }
    }
  }

  private mutating func find(
    _ indices: [Int], of fates: [RebasedHunk], from old: Range<Int>, to new: Range<Int>, _ drift: Drift
  ) {
    // What is found in the block already needs no other place.
    // Words that go may take a space before the passage along.
    let strays = indices.filter { index in
      fates[index].place.map { !new.contains($0.withoutSpace(in: drift.draft).lowerBound) } ?? true
    }
    let hunks = strays.map { index in
      let hunk = fates[index].original
      let range = hunk.range.clamped(to: old)
      return Hunk(
        range: range, old: String(decoding: drift.base[range], as: UTF8.self), new: hunk.new
      ).shifted(-old.lowerBound)
    }
    guard !strays.isEmpty, old != drift.base.indices || new != drift.draft.indices else { return }
    let there = Rebase.rebase(hunks, from: Array(drift.base[old]), to: Array(drift.draft[new]))
    for (index, hunk) in zip(strays, there) {
      if case .lost = hunk.fate { continue }
      // What is not in the passage may be elsewhere.
      if case .alreadyThere = hunk.fate, drift.hasStill(fates[index].original) { continue }
      rebased[index] = hunk.moved(by: new.lowerBound, of: fates[index].original).tidied(in: drift.draft)
    }
  }

  /// Whether a hunk has lost its words, or finds others in their place.
  static func isAstray(_ hunk: RebasedHunk) -> Bool {
    switch hunk.fate {
    case .contested, .lost(.deleted): !hunk.isReanchored && !HunkParts(hunk.original).isApart
    case .clean, .proposal, .alreadyThere, .lost: false
    }
  }

  /// The blocks of each text that the other has not, byte for byte, and of these the sentences.
  struct Candidates {
    let blocks: Likely
    let sentences: Likely
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
      let changed = (
        old.filter { !newWords.contains(drift.base[$0.content]) },
        new.filter { !oldWords.contains(drift.draft[$0.content]) }
      )
      blocks = Likely(
        changed.0.map { ($0.range, $0.content, $0.kind) }, in: drift.base,
        changed.1.map { ($0.range, $0.content, $0.kind) }, in: drift.draft)
      sentences = Self.sentences(changed.0, in: drift.base, changed.1, in: drift.draft)
    }

    private static func blocks(of text: [UInt8]) -> [Block] {
      BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text)).filter(\.kind.isRunningText)
    }

    private static func sentences(
      _ old: [Block], in base: [UInt8], _ new: [Block], in draft: [UInt8]
    ) -> Likely {
      func all(_ blocks: [Block], _ text: [UInt8]) -> [(block: Block, range: Range<Int>)] {
        blocks.flatMap { block in
          Sentence.ranges(in: text, within: block.content).map { (block, $0) }
        }
      }
      let (olds, news) = (all(old, base), all(new, draft))
      let (oldWords, newWords) = (
        Set(olds.map { base[$0.range] }), Set(news.map { draft[$0.range] })
      )
      return Likely(
        olds.filter { !newWords.contains(base[$0.range]) }.map { ($0.range, $0.range, .paragraph) }, in: base,
        news.filter { !oldWords.contains(draft[$0.range]) }.map { ($0.range, $0.range, .paragraph) },
        in: draft)
    }
  }

  /// Passages of two texts that may be the same, edited.
  struct Likely {
    struct Candidate {
      let range: Range<Int>
      let content: Range<Int>
      let unit: BlockDiff.Unit

      /// Whether a hunk changes nothing else; words that go may take a space along.
      func encloses(_ hunk: Hunk, in text: [UInt8]) -> Bool {
        let isDeletion = !hunk.range.isEmpty && hunk.new.utf8.allSatisfy(\.isWhite)
        let other = isDeletion ? hunk.range.withoutSpace(in: text) : hunk.range
        return content.lowerBound <= other.lowerBound && other.upperBound <= content.upperBound
      }
    }

    let base: [Candidate]
    let draft: [Candidate]

    typealias Place = (range: Range<Int>, content: Range<Int>, kind: Block.Kind)

    init(_ old: [Place], in base: [UInt8], _ new: [Place], in draft: [UInt8]) {
      var vocabulary = Vocabulary()
      self.base = Self.candidates(old, in: base, &vocabulary)
      self.draft = Self.candidates(new, in: draft, &vocabulary)
    }

    private static func candidates(
      _ places: [Place], in text: [UInt8], _ vocabulary: inout Vocabulary
    ) -> [Candidate] {
      places.compactMap { place in
        let words = Tokenizer.tokens(in: Array(text[place.content]), vocabulary: &vocabulary).map(\.symbol)
        guard words.count >= fewestWords else { return nil }
        return Candidate(
          range: place.range, content: place.content,
          unit: BlockDiff.Unit(kind: place.kind, number: 0, words: words))
      }
    }

    /// The passage of the draft that one of the base became; nil where that is not clear.
    func partner(of number: Int) -> Int? {
      guard base.count * draft.count <= mostPairs,
        let (other, likeness) = Self.best(base[number], draft), likeness >= leastLikeness,
        let (back, _) = Self.best(draft[other], base), back == number
      else { return nil }
      return other
    }

    /// The one of some that is the most like a passage; nil where another comes near.
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

  /// The same, but that words which only go take along the space that nobody needs any more.
  fileprivate func tidied(in draft: [UInt8]) -> RebasedHunk {
    func tidied(_ hunk: Hunk) -> Hunk {
      hunk.new.isEmpty ? Replacement.hunk(hunk.range, by: "", in: draft) ?? hunk : hunk
    }
    let fate: Fate =
      switch fate {
      case .clean(let hunk): .clean(tidied(hunk))
      case .proposal(let hunk, let kind, let flags): .proposal(tidied(hunk), kind, flags: flags)
      case .contested, .alreadyThere, .lost: fate
      }
    return RebasedHunk(
      original: original, fate: fate, isReanchored: isReanchored, taking: taking.map(tidied))
  }

  /// The same so many bytes further on in the draft, for a hunk that stood elsewhere.
  func moved(by distance: Int, of original: Hunk) -> RebasedHunk {
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
