/// A hunk taken apart where it leaves whole blocks as they are: a note and its reference, a paragraph here that went there; and where
/// words of it went from one place of a block to another.
///
/// The parts stand or fall together, but what others change between them is none of their business; and what others change in
/// a block that this hunk moves goes along with it.
struct HunkParts {
  /// Blocks, or words, that went in one part and came, byte for byte, in another.
  struct Move {
    /// Its bytes in the text that the hunk is on.
    let source: Range<Int>
    /// The part that it came in, and where in that part's new words, in bytes.
    let part: Int
    let offset: Int
    /// Whether it is whole blocks: then a sentence that is put in at an edge of it is one of its own.
    let isBlock: Bool
  }

  /// From the start of the text to its end, as hunks of their own; the whole hunk where there is nothing between.
  private(set) var parts: [Hunk]
  private(set) var moves: [Move] = []
  /// Of each part, whether it is put in and brings definitions only. Told once: a hunk is held against very many others.
  private(set) var definesOnly: [Bool] = []
  /// Whether words are moved, though perhaps not byte for byte.
  private(set) var movesWords = false

  var isApart: Bool { parts.count > 1 }

  init(_ hunk: Hunk) {
    parts = [hunk]
    takeApartByBlocks(hunk)
    if isApart {
      findMoves()
    } else {
      takeApartByWords(hunk)
    }
    parts = parts.flatMap(\.withNotesApart)
    definesOnly = parts.map { $0.range.isEmpty && $0.definesOnly }
  }

  private mutating func takeApartByBlocks(_ hunk: Hunk) {
    guard hunk.old.utf8.contains(UInt8(ascii: "\n")), hunk.new.utf8.contains(UInt8(ascii: "\n")) else {
      return
    }
    let old = Array(hunk.old.utf8)
    let kept = BlockScanner.blocks(of: old, lineStarts: Lines.starts(of: old)).map(\.range)
    parts = Self.joined(Self.changes(from: old, to: Array(hunk.new.utf8)), in: old, apartBy: kept)
      .map { Hunk(range: $0.range.shifted(hunk.range.lowerBound), old: $0.old, new: $0.new) }
    if parts.isEmpty { parts = [hunk] }
  }

  /// Takes a hunk apart that moves words within running text: what they went past is none of its business.
  private mutating func takeApartByWords(_ hunk: Hunk) {
    let (old, new) = (Array(hunk.old.utf8), Array(hunk.new.utf8))
    guard Self.mayMoveWords(from: old, to: new) else { return }
    let diff = ReadingDiff(from: old, to: new)
    guard diff.differences.count > 1, diff.old.blocks.allSatisfy(\.kind.isRunningText),
      diff.new.blocks.allSatisfy(\.kind.isRunningText), !BlockMoves(diff).pairs.isEmpty
    else { return }
    let found = diff.differences.map {
      Hunk(
        range: $0.range, old: String(decoding: old[$0.range], as: UTF8.self),
        new: String(decoding: $0.replacement, as: UTF8.self))
    }
    guard found.appliedAsTheyStand(to: old) == new else { return }
    parts = found.map { $0.shifted(hunk.range.lowerBound) }
    movesWords = true
    findMovedWords()
  }

  /// The changes that make the new words of the old ones. The last line of each mostly has no end, for that stays: with one it is
  /// compared as the line that it is, wherever it comes.
  private static func changes(from old: [UInt8], to new: [UInt8]) -> [Hunk] {
    let end = UInt8(ascii: "\n")
    guard old.last != end, new.last != end else { return WordDiff.hunks(from: old, to: new) }
    var hunks = WordDiff.hunks(from: old + [end], to: new + [end])
    guard let last = hunks.last, last.range.upperBound > old.count else { return hunks }
    // The end that was added is in the last change, or just before it: the same change without it begins an end earlier.
    let isBehind = last.range.isEmpty || last.new.isEmpty
    let start = last.range.lowerBound - (isBehind ? 1 : 0)
    let isFree = start >= (hunks.dropLast().last?.range.upperBound ?? 0)
    guard isFree, !isBehind || last.range.isEmpty || old[start] == end else {
      return WordDiff.hunks(from: old, to: new)
    }
    let words = String(decoding: ((isBehind ? [end] : []) + Array(last.new.utf8)).dropLast(), as: UTF8.self)
    hunks[hunks.count - 1] = Hunk(
      range: start..<old.count, old: String(decoding: old[start..<old.count], as: UTF8.self), new: words)
    return hunks
  }

  /// Changes, those put together between which no whole block is left.
  private static func joined(_ hunks: [Hunk], in text: [UInt8], apartBy blocks: [Range<Int>]) -> [Hunk] {
    var joined: [Hunk] = []
    for hunk in hunks {
      guard let last = joined.last else {
        joined.append(hunk)
        continue
      }
      let gap = last.range.upperBound..<hunk.range.lowerBound
      let next = blocks.partitioningIndex { $0.lowerBound >= gap.lowerBound }
      if next < blocks.count, blocks[next].upperBound <= gap.upperBound, !blocks[next].isEmpty {
        joined.append(hunk)
      } else {
        let between = String(decoding: text[gap], as: UTF8.self)
        joined[joined.count - 1] = Hunk(
          range: last.range.covering(hunk.range), old: last.old + between + hunk.old,
          new: last.new + between + hunk.new)
      }
    }
    return joined
  }

  private mutating func findMoves() {
    let news = parts.map { Array($0.new.utf8) }
    for (number, gone) in parts.enumerated() {
      let old = Array(gone.old.utf8)
      let first = moves.count
      for block in BlockScanner.blocks(of: old, lineStarts: Lines.starts(of: old))
      where !block.content.isEmpty {
        let words = old[block.content]
        // What stays where it was is not what comes elsewhere, though it be the same words.
        if !news[number].wordPlaces(of: words, atMost: 1).isEmpty { continue }
        for (index, come) in parts.enumerated() where come != gone {
          guard let offset = news[index].firstPlace(of: words) else { continue }
          let move = Move(
            source: block.content.shifted(gone.range.lowerBound), part: index, offset: offset,
            isBlock: old.hasLineEnd(beside: block.content))
          if moves.count > first, let last = moves.last,
            let both = last.joined(with: move, in: old, from: gone.range.lowerBound, news[index])
          {
            moves[moves.count - 1] = both
          } else {
            moves.append(move)
          }
          break
        }
      }
    }
  }

  /// How many of the words of the longer of two texts must be in the other (0 to 1): with fewer it is a rewrite.
  private static let leastInCommon = 0.7

  /// Whether two texts have most of their words in common, and in another order: that costs little to tell, and most changes move nothing.
  private static func mayMoveWords(from old: [UInt8], to new: [UInt8]) -> Bool {
    guard [old, new].allSatisfy({ $0.dropFirst().dropLast().contains(where: \.isWhite) }) else {
      return false
    }
    let (before, behind) = (old.split(whereSeparator: \.isMark), new.split(whereSeparator: \.isMark))
    guard Double(min(before.count, behind.count)) >= leastInCommon * Double(max(before.count, behind.count)),
      before != behind
    else { return false }
    var rest = before.reduce(into: [ArraySlice<UInt8>: Int]()) { $0[$1, default: 0] += 1 }
    var common = 0
    for word in behind {
      guard let count = rest[word], count > 0 else { continue }
      rest[word] = count - 1
      common += 1
    }
    return Double(common) >= leastInCommon * Double(max(before.count, behind.count))
  }

  /// The words of a part that come as they are in one other part.
  private mutating func findMovedWords() {
    for gone in parts {
      let old = Array(gone.old.utf8)
      let words = old.indices.withoutSpace(in: old)
      guard old[words].contains(where: { !$0.isMark }) else { continue }
      let places = parts.enumerated().filter { $1 != gone }.flatMap { index, come in
        Array(come.new.utf8).wordPlaces(of: old[words], atMost: 2).map { (part: index, offset: $0) }
      }
      guard let place = places.first, places.count == 1 else { continue }
      moves.append(
        Move(
          source: words.shifted(gone.range.lowerBound), part: place.part, offset: place.offset,
          isBlock: false))
    }
  }

  /// Whether most of the words that a part deletes come in other parts, edited or not.
  func movesWords(of part: Hunk) -> Bool {
    guard part.new.utf8.allSatisfy(\.isWhite) else { return false }
    if moves.contains(where: { part.range.contains($0.source) }) { return true }
    let gone = Array(part.old.utf8)[...].contentWords
    let come = parts.filter { $0 != part }.map { Array($0.new.utf8)[...].contentWords }
    return gone.keys.count { word in come.contains { $0[word] != nil } } * 2 > gone.count
  }

  /// The block that a change lies in and goes along with, where this hunk moves it. What comes at an edge of it with a line's end is a block
  /// beside it.
  func move(of change: Hunk) -> Move? {
    moves.first { move in
      if change.range.isEmpty, change.new.utf8.contains(UInt8(ascii: "\n")),
        [move.source.lowerBound, move.source.upperBound].contains(change.range.lowerBound)
      {
        return false
      }
      if !move.isBlock, change.range.isEmpty, !move.source.takesIn(change) { return false }
      return
        move.source.lowerBound <= change.range.lowerBound && change.range.upperBound <= move.source.upperBound
        && !(change.new.isEmpty && change.range == move.source)
    }
  }

  /// The parts, with changes made in the blocks that they move.
  func carrying(_ changes: [Hunk]) -> [Hunk] {
    var parts = parts
    let moved = changes.compactMap { change in
      move(of: change).map {
        (part: $0.part, start: $0.offset + change.range.lowerBound - $0.source.lowerBound, change: change)
      }
    }
    // From the end, whichever way round the blocks come.
    for (index, start, change) in moved.sorted(by: { $0.start > $1.start }) {
      let part = parts[index]
      var new = Array(part.new.utf8)
      new.replaceSubrange(start..<start + change.range.count, with: change.new.utf8)
      parts[index] = Hunk(range: part.range, old: part.old, new: String(decoding: new, as: UTF8.self))
    }
    return parts
  }
}

extension HunkParts {
  /// What a move does besides moving: the words of each part without the blocks that go or come in it.
  fileprivate var frame: [[String]] {
    parts.enumerated().map { index, part in
      let come = moves.filter { $0.part == index }.sorted { $0.offset > $1.offset }
      let gone = moves.map(\.source).filter {
        part.range.lowerBound <= $0.lowerBound && $0.upperBound <= part.range.upperBound
      }
      var (old, new) = (Array(part.old.utf8), Array(part.new.utf8))
      for source in gone.sorted(by: { $0.lowerBound > $1.lowerBound }) {
        old.removeSubrange(source.shifted(-part.range.lowerBound))
      }
      for move in come { new.removeSubrange(move.offset..<move.offset + move.source.count) }
      return [String(decoding: old, as: UTF8.self), String(decoding: new, as: UTF8.self)]
    }
  }
}

extension Hunk {
  /// Words that are put in at the end of a block, with notes behind that: the notes stand by themselves.
  fileprivate var withNotesApart: [Hunk] {
    guard range.isEmpty, new.utf8.contains(UInt8(ascii: "[")) else { return [self] }
    let text = Array(new.utf8)
    guard let end = text.places(of: Array("\n\n".utf8)[...], atMost: 1).first,
      text[..<end].contains(where: { !$0.isWhite })
    else { return [self] }
    let notes = Hunk(range: range, old: "", new: String(decoding: text[end...], as: UTF8.self))
    guard notes.definesOnly, !text[..<end].contains(UInt8(ascii: "\n")) else { return [self] }
    return [Hunk(range: range, old: "", new: String(decoding: text[..<end], as: UTF8.self)), notes]
  }

  /// Whether one text becomes another by the move that this hunk is, though the words moved were edited before.
  package func moves(from before: [UInt8], to after: [UInt8]) -> Bool {
    let wanted = HunkParts(self)
    guard !wanted.moves.isEmpty else { return false }
    let hunks = WordDiff.hunks(from: before, to: after)
    guard let first = hunks.first, let last = hunks.last else { return false }
    let range = first.range.covering(last.range)
    let made = Hunk(
      range: range, old: String(decoding: before[range], as: UTF8.self),
      new: String(
        decoding: after[range.lowerBound..<after.count - (before.count - range.upperBound)], as: UTF8.self))
    let parts = HunkParts(made)
    return parts.moves.count == wanted.moves.count && parts.frame == wanted.frame
  }

  /// Its parts that have whole blocks between them, which it leaves as they are; mostly itself alone.
  package var parts: [Hunk] { HunkParts(self).parts }

  /// Whether it takes blocks, or words, from one place to another, edited or not.
  package var isMove: Bool {
    let parts = HunkParts(self)
    return parts.movesWords || !parts.moves.isEmpty || InlineChange.moves(old: old, new: new) != nil
  }
}

extension [UInt8] {
  /// Where some bytes stand first; nil where they do not.
  fileprivate func firstPlace(of bytes: ArraySlice<UInt8>) -> Int? { places(of: bytes, atMost: 1).first }

  /// Whether a line begins or ends with a part of them.
  fileprivate func hasLineEnd(beside part: Range<Int>) -> Bool {
    part.lowerBound > 0 && self[part.lowerBound - 1] == UInt8(ascii: "\n")
      || part.upperBound < count && self[part.upperBound] == UInt8(ascii: "\n")
  }
}
