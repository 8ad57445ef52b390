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
    func moved(_ kind: InlineChange.Kind, _ ranges: [Range<Int>]) -> Set<Int> {
      let words = Set(segments.filter { $0.kind == kind }.map { Self.words(Array($0.text.utf8)[...]) })
      return Set(ranges.indices.filter { words.contains(Self.words(text[ranges[$0]])) })
    }
    (movedAway, movedHere) = (moved(.movedAway, removed), moved(.movedHere, added))
    if movedAway.isEmpty || movedHere.isEmpty { (movedAway, movedHere) = ([], []) }
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
    let changed = (removed + added).sorted { $0.lowerBound < $1.lowerBound }
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
      (removed, added) = (moved(removed), moved(added))
    }
  }
}
