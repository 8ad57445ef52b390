/// Sentences that stand once in what changed of each of two texts, word for word, and in another place of the later one.
struct MovedSentences {
  struct Place {
    let base: Range<Int>
    let draft: Range<Int>
  }

  /// A sentence of fewer words stands in two places by chance.
  private static let fewestWords = 2

  /// By the place in the earlier text.
  private let places: [Place]

  /// Where nothing was moved.
  static let none = MovedSentences(places: [])

  private init(places: [Place]) { self.places = places }

  /// - Parameters:
  ///   - parts: the paragraphs of each text in which a line was changed.
  ///   - moved: whether a sentence of the one text that is one of the other is not where it was.
  init(
    from base: [UInt8], _ baseParts: [Range<Int>], to draft: [UInt8], _ draftParts: [Range<Int>],
    where moved: (Place) -> Bool
  ) {
    let before = Self.once(baseParts, in: base)
    let now = before.isEmpty ? [:] : Self.once(draftParts, in: draft)
    places = before.compactMap { words, range in now[words].map { Place(base: range, draft: $0) } }
      .filter(moved).sorted { $0.base.lowerBound < $1.base.lowerBound }
  }

  /// Where the sentence that a hunk changes stood, and stands; nil where that sentence was not moved, or the hunk is about more than it.
  func place(of hunk: Hunk) -> Place? {
    let next = places.partitioningIndex { $0.base.upperBound >= hunk.range.lowerBound }
    return places[next...].prefix { $0.base.lowerBound <= hunk.range.lowerBound }.first { place in
      hunk.range.isEmpty ? place.base.takesIn(hunk) : hunk.range.upperBound <= place.base.upperBound
    }
  }

  /// The sentences that stand once, by their words with one space between them.
  private static func once(_ parts: [Range<Int>], in text: [UInt8]) -> [[UInt8]: Range<Int>] {
    var found: [[UInt8]: Range<Int>?] = [:]
    for part in parts {
      let bytes = Array(text[part])
      for block in BlockScanner.blocks(of: bytes, lineStarts: Lines.starts(of: bytes))
      where block.kind.isRunningText {
        for sentence in Sentence.ranges(in: bytes, within: block.content) {
          let words = bytes[sentence].split(whereSeparator: \.isWhite)
          guard words.count >= fewestWords else { continue }
          let key = Array(words.joined(separator: [0x20]))
          found[key] = .some(found[key] == nil ? sentence.shifted(part.lowerBound) : nil)
        }
      }
    }
    return found.compactMapValues { $0 }
  }
}

extension Drift {
  /// What becomes of a hunk in a sentence that stands elsewhere as it was; nil where that is not so.
  ///
  /// - Parameter isPart: whether that is asked of a part of a sentence only.
  func moved(_ hunk: Hunk, withMore isPart: Bool) -> RebasedHunk? {
    // Words that go may take a space along that is none of the sentence.
    let words = hunk.new.utf8.allSatisfy(\.isWhite) ? hunk.range.withoutSpace(in: base) : hunk.range
    let inner = Hunk(range: words, old: String(decoding: base[words], as: UTF8.self), new: hunk.new)
    guard let place = moved.place(of: inner), !isPart || place.base != words else { return nil }
    if base[place.base] == draft[place.draft] {
      let distance = place.draft.lowerBound - place.base.lowerBound
      if moved(hunk.range) == distance {
        return RebasedHunk(original: hunk, fate: .clean(hunk.shifted(distance)), isReanchored: true)
      }
      let there = inner.shifted(distance)
      let isDeletion = !hunk.range.isEmpty && hunk.new.utf8.allSatisfy(\.isWhite)
      if let there = isDeletion ? Replacement.hunk(there.range, by: "", in: draft) : there {
        return RebasedHunk(
          original: hunk, fate: .proposal(there, .separateWords, flags: []), isReanchored: true)
      }
    }
    let rebased = Rebase.rebase(
      [inner.shifted(-place.base.lowerBound)], from: Array(base[place.base]), to: Array(draft[place.draft]))
    return rebased.first?.moved(by: place.draft.lowerBound, of: hunk)
  }
}
