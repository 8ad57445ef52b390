/// What a hunk makes of a passage that was changed since: so that neither what it wants nor what came since is lost, doubled or
/// left in half.
extension Drift {
  /// The same passage in both texts, in bytes.
  struct Extent: Equatable {
    var base: Range<Int>
    var draft: Range<Int>

    mutating func cover(_ other: Extent) {
      (base, draft) = (base.covering(other.base), draft.covering(other.draft))
    }
  }

  /// A hunk with the changes that it meets, and the whole of every pair of marks of which a half stands there.
  func passage(of hunk: Hunk, _ met: ClosedRange<Int>) -> Extent {
    let place = place(of: hunk, met)
    return whole(Extent(base: place.base, draft: place.draft))
  }

  /// Where the draft reads as a hunk has it that meets no change, only touches some, as marks that came around words, or stands beside one
  /// that is the same: a last paragraph comes before the end of the last line or behind it. Nil where it does not.
  func done(_ hunk: Hunk) -> Range<Int>? {
    let touching = near(slide(of: hunk))
    guard let first = touching.first, let last = touching.last, isDone(hunk, first...last) else { return nil }
    return place(of: hunk, first...last).draft
  }

  /// All places at which the same words, put in, make the same text.
  private func slide(of hunk: Hunk) -> Range<Int> {
    guard hunk.range.isEmpty else { return hunk.range }
    let (words, place) = (Array(hunk.new.utf8), hunk.range.lowerBound)
    let ahead = zip(words, base[place...]).prefix { $0 == $1 }.count
    let back = zip(words.reversed(), base[..<place].reversed()).prefix { $0 == $1 }.count
    return place - back..<place + ahead
  }

  /// How much further a hunk lies that meets no change: words that go on with a line stay in it, also where lines came behind it.
  func shift(of hunk: Hunk) -> Int {
    let end = UInt8(ascii: "\n")
    if hunk.range.isEmpty, !hunk.new.utf8.contains(end),
      let index = near(hunk.range).first(where: {
        words[$0].range == hunk.range && words[$0].new.utf8.first == end
      })
    {
      return shift(before: index)
    }
    return shift(at: hunk.range)
  }

  /// The passage in which a hunk that meets no change would put marks between marks of one kind that came since: a link
  /// in a link. Nil where it would not.
  func clash(of hunk: Hunk) -> Extent? {
    guard Marks.occur(in: hunk.new) else { return nil }
    var passage = Extent(base: hunk.range, draft: hunk.range.shifted(shift(at: hunk.range)))
    let part = paragraph(around: hunk.range, in: base)
    let edited = [hunk.shifted(-part.lowerBound)].applied(to: Array(base[part])) ?? []
    let new = hunk.range.lowerBound..<hunk.range.lowerBound + hunk.new.utf8.count
    let brought = Marks(in: edited, at: part.lowerBound).pairs.filter {
      new.overlaps($0.open) || new.overlaps($0.close)
    }
    let around = Marks(in: draft, around: passage.draft, paragraph).pairs.filter { pair in
      pair.open.upperBound <= passage.draft.lowerBound && passage.draft.upperBound <= pair.close.lowerBound
        && brought.contains { $0.kind == pair.kind } && isNew(pair.open)
    }
    guard let outer = around.first else { return nil }
    passage.cover(self.passage(aroundDraft: outer.open.covering(outer.close)))
    return whole(passage)
  }

  /// An insertion beside the one that came to its place since; nil where it meets anything else, or says mostly the same.
  func both(_ hunk: Hunk, _ met: ClosedRange<Int>) -> Hunk? {
    guard hunk.range.isEmpty, met.count == 1, let other = words[met].first, other.range == hunk.range,
      !Self.areAlike(hunk.new, other.new)
    else { return nil }
    let place = place(of: hunk, met).draft
    // What goes on with a line stays in it.
    let isBefore =
      other.new.first?.isNewline == true && hunk.new.first?.isNewline != true
      || hunk.new.last?.isNewline == true && other.new.last?.isNewline != true
    let at = isBefore ? place.lowerBound : place.upperBound
    return Hunk(range: at..<at, old: "", new: hunk.new)
  }

  /// Whether two passages have more than half of the words of the shorter in common.
  private static func areAlike(_ one: String, _ other: String) -> Bool {
    func words(_ text: String) -> [String: Int] {
      text.split { !$0.isLetter && !$0.isNumber }.reduce(into: [:]) { $0[$1.lowercased(), default: 0] += 1 }
    }
    let (first, second) = (words(one), words(other))
    let common = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
    return common * 2 > min(first.values.reduce(0, +), second.values.reduce(0, +))
  }

  /// The words of the draft that stand for those of a hunk, where the changes that it meets changed word for word: what was changed
  /// beside these words is no business of its own. Nil where that cannot be told, and where marks go with the words.
  func cut(to hunk: Hunk) -> Extent? {
    guard !hunk.range.isEmpty, !Marks.occur(in: hunk.new), !Marks.occur(in: base[hunk.range]),
      let start = place(of: hunk.range.lowerBound), let end = place(of: hunk.range.upperBound), start < end,
      !Marks.occur(in: draft[start..<end])
    else { return nil }
    return Extent(base: hunk.range, draft: start..<end)
  }

  /// Where a place of the base is in the draft; nil inside a change that has not as many words as those it took the place of, with the
  /// same between them.
  private func place(of index: Int) -> Int? {
    let next = words.partitioningIndex { $0.range.upperBound > index }
    guard next < words.count, words[next].range.lowerBound < index else { return index + shift(before: next) }
    let change = words[next]
    let (old, new) = (Self.pieces(of: Array(change.old.utf8)), Self.pieces(of: Array(change.new.utf8)))
    let isWordForWord =
      old.count == new.count
      && zip(old, new).allSatisfy { $0.isWord == $1.isWord && ($0.isWord || $0.bytes == $1.bytes) }
    guard isWordForWord else { return nil }
    var (before, behind) = (change.range.lowerBound, draftRange(of: next).lowerBound)
    for (one, other) in zip(old, new) {
      if before == index { return behind }
      (before, behind) = (before + one.bytes.count, behind + other.bytes.count)
    }
    return nil
  }

  /// Words, and what stands between them.
  private static func pieces(of text: [UInt8]) -> [(isWord: Bool, bytes: ArraySlice<UInt8>)] {
    func isOfWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    var pieces: [(isWord: Bool, bytes: ArraySlice<UInt8>)] = []
    for index in text.indices {
      let isWord = isOfWord(text[index])
      if let last = pieces.last, last.isWord == isWord {
        pieces[pieces.count - 1].bytes = text[last.bytes.startIndex...index]
      } else {
        pieces.append((isWord, text[index...index]))
      }
    }
    return pieces
  }

  // MARK: Places in both texts

  /// The passage of a range of the base, with all of every change in it.
  func passage(around range: Range<Int>) -> Extent {
    let inside = words.indices.filter { range.touches(words[$0].range) }
    guard let first = inside.first, let last = inside.last else {
      return Extent(base: range, draft: range.shifted(shift(at: range)))
    }
    let all = range.covering(words[first].range).covering(words[last].range)
    return Extent(
      base: all, draft: all.lowerBound + shift(before: first)..<all.upperBound + shift(before: last + 1))
  }

  /// The passage of a range of the draft, with all of every change in it.
  private func passage(aroundDraft range: Range<Int>) -> Extent {
    let inside = words.indices.filter { range.touches(draftRange(of: $0)) }
    guard let first = inside.first, let last = inside.last else {
      let before = words.indices.partitioningIndex { draftRange(of: $0).upperBound > range.lowerBound }
      return Extent(base: range.shifted(-shift(before: before)), draft: range)
    }
    let all = range.covering(draftRange(of: first)).covering(draftRange(of: last))
    return Extent(
      base: all.lowerBound - shift(before: first)..<all.upperBound - shift(before: last + 1), draft: all)
  }

  private func draftRange(of index: Int) -> Range<Int> {
    words[index].range.lowerBound + shift(before: index)..<words[index].range.upperBound
      + shift(before: index + 1)
  }

  // MARK: Marks

  /// A passage with both marks of every pair of which it has one.
  private func whole(_ passage: Extent) -> Extent {
    var passage = passage
    guard
      Marks.occur(in: draft[paragraph(around: passage.draft, in: draft)])
        || Marks.occur(in: base[paragraph(around: passage.base, in: base)])
    else { return passage }
    // Each round takes in a pair more: a passage has few.
    for _ in 0..<Self.mostRounds {
      let before = passage
      for pair in Marks(in: draft, around: passage.draft, paragraph).pairs
      where pair.isHalf(in: passage.draft) {
        passage.cover(self.passage(aroundDraft: pair.open.covering(pair.close)))
      }
      for pair in Marks(in: base, around: passage.base, paragraph).pairs where pair.isHalf(in: passage.base) {
        passage.cover(self.passage(around: pair.open.covering(pair.close)))
      }
      if passage == before { break }
    }
    return passage
  }

  private static let mostRounds = 20

  /// Whether a mark of the draft came since.
  private func isNew(_ mark: Range<Int>) -> Bool {
    words.indices.contains { draftRange(of: $0).overlaps(mark) }
  }

  /// The lines around a range up to the next blank ones.
  func paragraph(around range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    let end = UInt8(ascii: "\n")
    var (start, stop) = (range.lowerBound, range.upperBound)
    while start > 0, !(text[start - 1] == end && (start == 1 || text[start - 2] == end)) { start -= 1 }
    while stop < text.count, !(text[stop] == end && (stop + 1 == text.count || text[stop + 1] == end)) {
      stop += 1
    }
    return start..<stop
  }
}

/// The pairs of marks of some lines that are no words: of emphasis, and links with their addresses.
private struct Marks {
  struct Pair {
    let open: Range<Int>
    let close: Range<Int>
    /// Pairs of one kind mean nothing one in the other.
    let kind: String

    /// Whether a range has one of the two marks, or a part of one, and not all of both.
    func isHalf(in range: Range<Int>) -> Bool {
      let isInside = [open, close].map {
        range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound
      }
      return [open, close].contains(where: range.overlaps) && isInside.contains(false)
    }
  }

  let pairs: [Pair]

  init(in text: [UInt8], around range: Range<Int>, _ paragraph: (Range<Int>, [UInt8]) -> Range<Int>) {
    let part = paragraph(range, text)
    self.init(in: Array(text[part]), at: part.lowerBound)
  }

  /// - Parameter start: where the lines begin in their text.
  init(in lines: [UInt8], at start: Int) {
    guard Self.occur(in: lines[...]) else {
      pairs = []
      return
    }
    let blocks = BlockScanner.blocks(of: lines, lineStarts: Lines.starts(of: lines))
    pairs = InlinePairs(of: blocks[...], in: lines).pairs.compactMap { pair in
      Self.kind(of: lines[pair.open], lines[pair.close]).map {
        Pair(open: pair.open.shifted(start), close: pair.close.shifted(start), kind: $0)
      }
    }
  }

  /// Nil for what are signs of a sentence: quotation marks and brackets.
  private static func kind(of open: ArraySlice<UInt8>, _ close: ArraySlice<UInt8>) -> String? {
    switch open.first {
    case UInt8(ascii: "*"), UInt8(ascii: "_"): "emphasis \(open.count)"
    case UInt8(ascii: "~"): "struck"
    case UInt8(ascii: "`"): "code"
    case UInt8(ascii: "["): close.count > 1 ? "link" : nil
    default: nil
    }
  }

  static func occur(in text: some Collection<UInt8>) -> Bool { text.contains(where: signs.contains) }

  static func occur(in text: String) -> Bool { occur(in: text.utf8) }

  private static let signs = Set("*_~`[".utf8)
}

extension Range<Int> {
  /// Whether a change of this range is one inside it: an insertion at an edge is not.
  func touches(_ change: Range<Int>) -> Bool {
    change.isEmpty
      ? lowerBound < change.lowerBound && change.lowerBound < upperBound : overlaps(change)
  }
}
