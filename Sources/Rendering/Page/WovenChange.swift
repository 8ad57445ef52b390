import Prose

/// Two texts as one, in which what only one of them has is marked.
struct WovenChange {
  private(set) var text: [UInt8] = []
  /// The new text, but for what differs in its white space alone.
  private(set) var after: [UInt8] = []
  /// The bytes of `text` that only the old text has, and those that only the new one has.
  private(set) var removed: [Range<Int>] = []
  private(set) var added: [Range<Int>] = []
  /// The same stretches in the old text, and in `after`.
  private(set) var removedOfOld: [Range<Int>] = []
  private(set) var addedOfNew: [Range<Int>] = []
  /// Which of those that go come elsewhere, perhaps edited, by their index; and which of those that come went elsewhere.
  private(set) var movedAway: Set<Int> = []
  private(set) var movedHere: Set<Int> = []
  /// Which of `addedOfNew` went elsewhere, which go on with one that did, and which it has only where it came to.
  private(set) var movedHereOfNew: Set<Int> = []
  private(set) var movedOnOfNew: Set<Int> = []
  private(set) var editedOfNew: Set<Int> = []
  /// Which of those that come go on with a passage that moved, and which it has only where it came to.
  private(set) var movedOn: Set<Int> = []
  private(set) var edited: Set<Int> = []
  /// The bytes of `text` that a moved passage lost on its way: neither text has them there.
  private(set) var lost: [Range<Int>] = []

  private init() {}

  init(before: [UInt8], after new: [UInt8]) {
    var position = 0
    for hunk in Self.changes(from: before, to: new) {
      text += before[position..<hunk.range.lowerBound]
      after += before[position..<hunk.range.lowerBound]
      take(hunk.range, of: before, by: Array(hunk.new.utf8))
      position = hunk.range.upperBound
    }
    text += before[position...]
    after += before[position...]
    if mayMove { weave(Self.moves(from: before, to: new), of: before) }
  }

  /// In one place nothing moves.
  private var mayMove: Bool {
    guard let gone = removed.first, let come = added.first else { return false }
    return removed.count + added.count > 2 || come.lowerBound > gone.upperBound + 4
      || gone.lowerBound > come.upperBound
  }

  /// What the terminal shows as moved, the page does: the change with its moves; empty where nothing moves, or where the old text cannot be
  /// found in it.
  private static func moves(from before: [UInt8], to new: [UInt8]) -> [InlineChange.Segment] {
    let segments = InlineChange.moves(
      old: String(decoding: before, as: UTF8.self), new: String(decoding: new, as: UTF8.self))
    guard let segments else { return [] }
    let old = segments.filter { $0.kind == .same || $0.kind == .gone || $0.kind == .movedAway }
    return old.map(\.text).joined().utf8.elementsEqual(before) ? segments : []
  }

  // MARK: - With its moves

  private mutating func weave(_ segments: [InlineChange.Segment], of before: [UInt8]) {
    if segments.isEmpty { return }
    self = WovenChange()
    var rest = segments[...]
    var position = 0
    while let first = rest.popFirst() {
      let bytes = Array(first.text.utf8)
      switch first.kind {
      case .same:
        text += bytes
        after += bytes
        position += bytes.count
      case .gone, .movedAway:
        var come: [UInt8] = []
        if first.kind == .gone, let next = rest.first, next.kind == .come {
          come = Array(next.text.utf8)
          rest.removeFirst()
        }
        let isWords = bytes.contains { !$0.isSpaceOrLineEnd }
        if first.kind == .movedAway, isWords { movedAway.insert(removed.count) }
        take(position..<position + bytes.count, of: before, by: come)
        position += bytes.count
      case .come:
        take(position..<position, of: before, by: bytes)
      case .movedHere, .movedGone, .movedCome:
        var passage = [first]
        while let next = rest.first, next.kind.isOfMove { passage.append(rest.removeFirst()) }
        take(passage, of: before)
      }
    }
  }

  /// Takes in a passage that came from elsewhere: the words that came along, those that it lost and those that it gained.
  private mutating func take(_ passage: [InlineChange.Segment], of before: [UInt8]) {
    let come = Array(passage.filter { $0.kind != .movedGone }.map(\.text).joined().utf8)
    let words = Self.trimmed(come[...])
    text += words.lowerBound == 0 ? border(of: before, come[words])[...] : come[..<words.lowerBound]
    add(Self.trimmed(passage), at: after.count + words.lowerBound)
    text += come[words.upperBound...]
    after += come
  }

  /// Adds the parts of a passage.
  ///
  /// - Parameter start: where its words begin in `after`.
  private mutating func add(
    _ segments: [(kind: InlineChange.Kind, words: ArraySlice<UInt8>)], at start: Int
  ) {
    var start = start
    var hasBegun = false
    for (index, segment) in segments.enumerated() {
      let range = text.count..<text.count + segment.words.count
      text += segment.words
      if segment.kind == .movedGone {
        lost.append(range)
        // The words that go and those that come in their place would be read as one.
        if index + 1 < segments.count, segments[index + 1].kind == .movedCome { text.append(0x20) }
        continue
      }
      if segment.kind == .movedCome {
        edited.insert(added.count)
        editedOfNew.insert(addedOfNew.count)
      } else if hasBegun {
        movedOn.insert(added.count)
        movedOnOfNew.insert(addedOfNew.count)
      } else {
        movedHere.insert(added.count)
        movedHereOfNew.insert(addedOfNew.count)
        hasBegun = true
      }
      added.append(range)
      addedOfNew.append(start..<start + segment.words.count)
      start += segment.words.count
    }
  }

  /// The parts of a passage, without white space at its ends.
  private static func trimmed(
    _ segments: [InlineChange.Segment]
  ) -> [(kind: InlineChange.Kind, words: ArraySlice<UInt8>)] {
    var parts = segments.map { (kind: $0.kind, words: Array($0.text.utf8)[...]) }
    if let first = parts.first { parts[0].words = first.words.drop(while: \.isSpaceOrLineEnd) }
    while let last = parts.last?.words.last, last.isSpaceOrLineEnd {
      parts[parts.count - 1].words.removeLast()
    }
    return parts.filter { !$0.words.isEmpty }
  }

  /// The changes, those together that are read as one.
  private static func changes(from before: [UInt8], to after: [UInt8]) -> [Hunk] {
    var changes: [Hunk] = []
    // One change may stand between the parts of another.
    let parts = EditedCopy.hunks(from: before, to: after).flatMap(\.parts).enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    for hunk in parts.map(\.element) {
      guard let last = changes.last, last.range.upperBound <= hunk.range.lowerBound,
        Passages.isOneChange(apart: before[last.range.upperBound..<hunk.range.lowerBound])
      else {
        changes.append(hunk)
        continue
      }
      let between = String(decoding: before[last.range.upperBound..<hunk.range.lowerBound], as: UTF8.self)
      changes[changes.count - 1] = Hunk(
        range: last.range.lowerBound..<hunk.range.upperBound, old: last.old + between + hunk.old,
        new: last.new + between + hunk.new)
    }
    return changes
  }

  /// Takes in words that go, those that come in their place, or both.
  private mutating func take(_ range: Range<Int>, of before: [UInt8], by new: [UInt8]) {
    let (gone, come) = (Self.trimmed(before[range]), Self.trimmed(new[...]))
    let isOnlyGone = come.isEmpty
    text += isOnlyGone ? before[range.lowerBound..<gone.lowerBound] : new[..<come.lowerBound]
    if !gone.isEmpty {
      removed.append(text.count..<text.count + gone.count)
      removedOfOld.append(gone)
      text += before[gone]
    }
    if !come.isEmpty {
      if come.lowerBound == 0 || !gone.isEmpty { text += border(of: before, new[come]) }
      added.append(text.count..<text.count + come.count)
      addedOfNew.append(after.count + come.lowerBound..<after.count + come.upperBound)
      text += new[come]
    }
    text += isOnlyGone ? before[gone.upperBound..<range.upperBound] : new[come.upperBound...]
    after += new
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> Range<Int> {
    guard let first = bytes.firstIndex(where: { !$0.isSpaceOrLineEnd }),
      let last = bytes.lastIndex(where: { !$0.isSpaceOrLineEnd })
    else { return bytes.startIndex..<bytes.startIndex }
    return first..<last + 1
  }

  /// What parts words that come from those that go just before them: whole lines stay lines.
  private func border(of before: [UInt8], _ come: ArraySlice<UInt8>) -> [UInt8] {
    guard removed.last?.upperBound == text.count, let gone = removedOfOld.last else { return [] }
    let newline = UInt8(ascii: "\n")
    let endsLine = gone.upperBound == before.count || before[gone.upperBound] == newline
    let opensLine = gone.lowerBound == 0 || before[gone.lowerBound - 1] == newline
    guard endsLine, opensLine else { return [UInt8(ascii: " ")] }
    return come.first == UInt8(ascii: "|") ? [newline] : [newline, newline]
  }

  /// Of long stretches that stay only the beginning and the end are quoted: a change may reach from one end of a paper to the other.
  func elided() -> WovenChange {
    var short = self
    short.elide()
    return short
  }

  private mutating func elide() {
    let changed = (removed + added + lost).sorted { $0.lowerBound < $1.lowerBound }
    var cuts: [Range<Int>] = []
    for (left, right) in zip(changed, changed.dropFirst()) where right.lowerBound - left.upperBound > 600 {
      let stays = left.upperBound..<right.lowerBound
      let blank = Array("\n\n".utf8)
      guard let first = text[stays].firstRange(of: blank), let last = text[stays].ranges(of: blank).last,
        last.upperBound - first.upperBound > 200
      else { continue }
      cuts.append(first.upperBound..<last.lowerBound)
    }
    for cut in cuts.reversed() {
      let sign = Array("…".utf8)
      text.replaceSubrange(cut, with: sign)
      let distance = sign.count - cut.count
      func moved(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.map {
          $0.lowerBound >= cut.upperBound ? $0.lowerBound + distance..<$0.upperBound + distance : $0
        }
      }
      (removed, added, lost) = (moved(removed), moved(added), moved(lost))
    }
  }
}
