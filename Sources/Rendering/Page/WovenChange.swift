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
  /// Which of `addedOfNew` went elsewhere.
  private(set) var movedHereOfNew: Set<Int> = []
  /// Which of those that come go on with a passage that moved, and which it has only where it came to.
  private(set) var movedOn: Set<Int> = []
  private(set) var edited: Set<Int> = []
  /// The bytes of `text` that a moved passage lost on its way: neither text has them there.
  private(set) var lost: [Range<Int>] = []

  init(before: [UInt8], after new: [UInt8]) {
    var position = 0
    for hunk in Self.changes(from: before, to: new) {
      text += before[position..<hunk.range.lowerBound]
      after += before[position..<hunk.range.lowerBound]
      take(hunk, of: before)
      position = hunk.range.upperBound
    }
    text += before[position...]
    after += before[position...]
    findMoves(from: before, to: new)
  }

  /// What the terminal shows as moved, the page does.
  private mutating func findMoves(from before: [UInt8], to new: [UInt8]) {
    // In one place nothing moves.
    guard let gone = removed.first, let come = added.first,
      removed.count + added.count > 2 || come.lowerBound > gone.upperBound + 4
        || gone.lowerBound > come.upperBound
    else { return }
    let segments = InlineChange.segments(
      old: String(decoding: before, as: UTF8.self), new: String(decoding: new, as: UTF8.self))
    let passages = Self.passages(in: segments)
    let left = Set(segments.filter { $0.kind == .movedAway }.map { Self.words(Array($0.text.utf8)[...]) })
    movedAway = Set(removed.indices.filter { left.contains(Self.words(text[removed[$0]])) })
    movedHereOfNew = Set(added.indices.filter { passages[Self.words(text[added[$0]])] != nil })
    if movedAway.isEmpty || movedHereOfNew.isEmpty {
      (movedAway, movedHereOfNew) = ([], [])
      return
    }
    takeApart(added.map { passages[Self.words(text[$0])] })
  }

  /// The passages that came from elsewhere, each with its edits, by the words that it has where it came to.
  private static func passages(
    in segments: [InlineChange.Segment]
  ) -> [[UInt8]: ArraySlice<InlineChange.Segment>] {
    var passages: [[UInt8]: ArraySlice<InlineChange.Segment>] = [:]
    for passage in segments.split(whereSeparator: { !$0.kind.isOfMove }) {
      let words = passage.filter { $0.kind != .movedGone }.map(\.text).joined()
      passages[self.words(Array(words.utf8)[...])] = passage
    }
    return passages
  }

  /// Takes what comes apart where it is a passage that was edited on its way: into the words that came along, those that it lost and those
  /// that it gained.
  ///
  /// - Parameter passages: for each stretch that comes the passage that it is; nil where it did not move.
  private mutating func takeApart(_ passages: [ArraySlice<InlineChange.Segment>?]) {
    let whole = (text: text, added: added)
    (text, added) = ([], [])
    var end = 0
    var shifts: [(from: Int, by: Int)] = []
    for (place, passage) in zip(whole.added, passages) {
      text += whole.text[end..<place.lowerBound]
      if let passage {
        movedHere.insert(added.count)
        add(passage.count > 1 ? Self.trimmed(passage) : [], or: whole.text[place])
      } else {
        add([], or: whole.text[place])
      }
      end = place.upperBound
      shifts.append((place.upperBound, text.count - place.upperBound))
    }
    text += whole.text[end...]
    removed = removed.map { range in
      let by = shifts.last { $0.from <= range.lowerBound }?.by ?? 0
      return range.lowerBound + by..<range.upperBound + by
    }
  }

  /// Adds the parts of a passage, or words that came as they were.
  private mutating func add(
    _ segments: [(kind: InlineChange.Kind, words: ArraySlice<UInt8>)], or words: ArraySlice<UInt8>
  ) {
    if segments.isEmpty {
      added.append(text.count..<text.count + words.count)
      text += words
    }
    for (index, segment) in segments.enumerated() {
      let range = text.count..<text.count + segment.words.count
      text += segment.words
      switch segment.kind {
      case .movedGone:
        lost.append(range)
        // The words that go and those that come in their place would be read as one.
        if index + 1 < segments.count, segments[index + 1].kind == .movedCome { text.append(0x20) }
      case .movedCome:
        edited.insert(added.count)
        added.append(range)
      case .same, .gone, .come, .movedAway, .movedHere:
        if index > 0 { movedOn.insert(added.count) }
        added.append(range)
      }
    }
  }

  /// The parts of a passage, without white space at its ends.
  private static func trimmed(
    _ segments: ArraySlice<InlineChange.Segment>
  ) -> [(kind: InlineChange.Kind, words: ArraySlice<UInt8>)] {
    var parts = segments.map { (kind: $0.kind, words: Array($0.text.utf8)[...]) }
    if let first = parts.first { parts[0].words = first.words.drop(while: \.isSpaceOrLineEnd) }
    while let last = parts.last?.words.last, last.isSpaceOrLineEnd {
      parts[parts.count - 1].words.removeLast()
    }
    return parts.filter { !$0.words.isEmpty }
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.filter { !$0.isSpaceOrLineEnd } }

  /// The changes, those together that are read as one.
  private static func changes(from before: [UInt8], to after: [UInt8]) -> [Hunk] {
    var changes: [Hunk] = []
    for hunk in EditedCopy.hunks(from: before, to: after).flatMap(\.parts) {
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

  private mutating func take(_ hunk: Hunk, of before: [UInt8]) {
    let new = Array(hunk.new.utf8)
    let (gone, come) = (Self.trimmed(before[hunk.range]), Self.trimmed(new[...]))
    let isOnlyGone = come.isEmpty
    text += isOnlyGone ? before[hunk.range.lowerBound..<gone.lowerBound] : new[..<come.lowerBound]
    if !gone.isEmpty {
      removed.append(text.count..<text.count + gone.count)
      removedOfOld.append(gone)
      text += before[gone]
    }
    if !come.isEmpty {
      if !gone.isEmpty { text += border(gone, of: before, new[come]) }
      added.append(text.count..<text.count + come.count)
      addedOfNew.append(after.count + come.lowerBound..<after.count + come.upperBound)
      text += new[come]
    }
    text += isOnlyGone ? before[gone.upperBound..<hunk.range.upperBound] : new[come.upperBound...]
    after += new
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> Range<Int> {
    guard let first = bytes.firstIndex(where: { !$0.isSpaceOrLineEnd }),
      let last = bytes.lastIndex(where: { !$0.isSpaceOrLineEnd })
    else { return bytes.startIndex..<bytes.startIndex }
    return first..<last + 1
  }

  /// What parts the words that go from those that come: whole lines stay lines.
  private func border(_ gone: Range<Int>, of before: [UInt8], _ come: ArraySlice<UInt8>) -> [UInt8] {
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
