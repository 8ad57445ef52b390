/// A change of some words as one line to read: what stays, what goes and what comes, in order.
package enum InlineChange {
  package enum Kind: String, Hashable, Sendable, Encodable {
    case same, gone, come
    /// Words that go here and come elsewhere in the same change, and the other way round.
    case movedAway = "moved-away"
    case movedHere = "moved-here"
    /// Words that a moved passage had where it was, and those that it has only where it came to: both stand where it came to.
    case movedGone = "moved-gone"
    case movedCome = "moved-come"

    /// Whether it stands where a passage came to.
    package var isOfMove: Bool { self == .movedHere || self == .movedGone || self == .movedCome }
  }

  package struct Segment: Hashable, Sendable, Encodable {
    package let kind: Kind
    package let text: String

    init(kind: Kind, text: String) { (self.kind, self.text) = (kind, text) }

    init(_ kind: Kind, _ bytes: some Sequence<UInt8>) {
      self.init(kind: kind, text: String(decoding: Array(bytes), as: UTF8.self))
    }
  }

  /// Fewer words than this that stay between two that change are shown as a part of the change: a sentence with every other word
  /// struck out is hard to read.
  private static let fewestKept = 6

  /// The segments of a change in which passages move, as `segments` has them; nil where none does.
  package static func moves(old: String, new: String) -> [Segment]? {
    guard mayMove(old, new) else { return nil }
    let all = segments(old: old, new: new)
    let isMove = all.contains { $0.kind == .movedAway } && all.contains { $0.kind == .movedHere }
    return isMove ? all : nil
  }

  /// A change of fewer bytes moves no passage.
  private static let shortestMove = 12

  /// Of the words of the shorter text fewer must be in the other for nothing to have moved (0 to 1).
  private static let leastInCommon = 0.4

  /// Whether two texts have enough words in common for a passage to have moved: that costs little to tell, and most changes move nothing.
  private static func mayMove(_ old: String, _ new: String) -> Bool {
    guard min(old.utf8.count, new.utf8.count) >= shortestMove else { return false }
    let (before, behind) = (Array(old.utf8), Array(new.utf8))
    let words = Set(before.split(whereSeparator: \.isMark))
    let others = behind.split(whereSeparator: \.isMark)
    let common = others.count(where: words.contains)
    return Double(common) >= leastInCommon * Double(min(words.count, others.count)) && common > 1
  }

  /// The segments, none empty: without those that come, and without what a moved passage lost on its way, they are the old words; without
  /// those that go, what reads as the new ones.
  package static func segments(old: String, new: String) -> [Segment] {
    func isOneWord(_ text: String) -> Bool { !text.utf8.dropFirst().dropLast().contains(where: \.isWhite) }
    if old.isEmpty || new.isEmpty || isOneWord(old) && isOneWord(new) {
      return [Segment(kind: .gone, text: old), Segment(kind: .come, text: new)].filter { !$0.text.isEmpty }
    }
    if let rows = segmentsOfRows(old: old, new: new) { return rows }
    let text = Array(old.utf8)
    let diff = ReadingDiff(from: text, to: Array(new.utf8))
    if diff.differences.isEmpty { return [Segment(kind: .gone, text: old), Segment(kind: .come, text: new)] }
    let whole = HunkParts(Hunk(range: text.indices, old: old, new: new))
    let moves = InlineMoves(diff)
    let isApart = whole.isApart && whole.moves.isEmpty && !whole.movesWords && moves.isEmpty
    let byWords = isApart ? segments(whole.parts, of: text) : segments(diff, moves)
    guard let byBlocks = BlockOrder(diff)?.segments else { return byWords }
    return byBlocks.changedWords <= byWords.changedWords ? byBlocks : byWords
  }

  /// The segments of a change of a column, which begins within the first of several rows: nothing but the border before it says that it is
  /// one. Nil for any other.
  private static func segmentsOfRows(old: String, new: String) -> [Segment]? {
    let rows = [old, new].map { $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
    let border = "|"
    guard rows[0].count > 1, rows[0].count == rows[1].count,
      rows.allSatisfy({ !$0[0].hasPrefix(border) && $0.dropFirst().allSatisfy { $0.hasPrefix(border) } })
    else { return nil }
    let all = segments(old: border + old, new: border + new)
    guard let first = all.first, first.text.hasPrefix(border) else { return nil }
    var rest = [Segment(kind: first.kind, text: String(first.text.dropFirst(border.count)))] + all.dropFirst()
    if first.kind != .same {
      // The border that went with a cell, or came with it, is the one behind it.
      guard rest.count > 1, rest[1].kind == .same, rest[1].text.hasPrefix(border) else { return nil }
      rest[0] = Segment(kind: first.kind, text: rest[0].text + border)
      rest[1] = Segment(kind: .same, text: String(rest[1].text.dropFirst(border.count)))
    }
    return rest.filter { !$0.text.isEmpty }
  }

  /// The segments of a change of words, with the passages that move.
  private static func segments(_ diff: ReadingDiff, _ moves: InlineMoves) -> [Segment] {
    let text = diff.old.text
    var segments: [Segment] = []
    func add(_ kind: Kind, _ bytes: some Sequence<UInt8>) { segments.append(Segment(kind, bytes)) }
    var end = 0
    for (index, difference) in diff.differences.enumerated() {
      add(.same, text[end..<difference.range.lowerBound])
      if moves.goes(index) {
        add(.movedAway, text[difference.range])
      } else if moves.comes(index) {
        add(.same, text[difference.range])
        segments += moves.edits(in: index) ?? [Segment(.movedHere, difference.replacement)]
      } else {
        // White space that stays behind what comes, or before it, neither goes nor comes.
        let gone = text[difference.range]
        let stays = gone.allSatisfy(\.isWhite) && difference.replacement.count > gone.count
        let isBehind = stays && difference.replacement.suffix(gone.count).elementsEqual(gone)
        let isBefore = stays && !isBehind && difference.replacement.starts(with: gone)
        add(isBefore ? .same : .gone, isBehind ? [] : gone)
        add(
          .come,
          difference.replacement.dropFirst(isBefore ? gone.count : 0).dropLast(isBehind ? gone.count : 0))
        add(.same, isBehind ? gone : [])
      }
      end = difference.range.upperBound
    }
    add(.same, text[end...])
    segments.removeAll(where: \.text.isEmpty)
    // The cells of a column have short ones between them.
    if BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text)).contains(where: {
      $0.kind == .tableRow
    }) {
      return segments
    }
    let isWhole = segments.allSatisfy { $0.kind == .gone || $0.kind == .come || isShort($0) }
    return isWhole
      ? [Segment(.gone, diff.old.text), Segment(.come, diff.new.text)] : joined(segments)
  }

  /// The segments of a difference in which nothing moves.
  static func plain(_ diff: ReadingDiff) -> [Segment] {
    var segments: [Segment] = []
    var end = 0
    for difference in diff.differences {
      segments.append(Segment(.same, diff.old.text[end..<difference.range.lowerBound]))
      segments.append(Segment(.gone, diff.old.text[difference.range]))
      segments.append(Segment(.come, difference.replacement))
      end = difference.range.upperBound
    }
    segments.append(Segment(.same, diff.old.text[end...]))
    return segments.filter { !$0.text.isEmpty }
  }

  /// The segments of each part of a change, with what stands between them.
  private static func segments(_ parts: [Hunk], of text: [UInt8]) -> [Segment] {
    var all: [Segment] = []
    var end = 0
    for part in parts {
      all.append(
        Segment(kind: .same, text: String(decoding: text[end..<part.range.lowerBound], as: UTF8.self)))
      all += segments(old: part.old, new: part.new)
      end = part.range.upperBound
    }
    all.append(Segment(kind: .same, text: String(decoding: text[end...], as: UTF8.self)))
    return all.filter { !$0.text.isEmpty }
  }

  private static func isShort(_ segment: Segment) -> Bool {
    segment.kind == .same && !Array(segment.text.utf8)[...].hasBlankLine
      && WordCount.of(Array(segment.text.utf8)[...]) < fewestKept
  }

  /// The segments, with what stays between two changes of words in both where it is short.
  static func joined(_ segments: [Segment]) -> [Segment] {
    func isChange(_ segment: Segment) -> Bool { segment.kind == .gone || segment.kind == .come }
    var joined: [Segment] = []
    var (gone, come) = ("", "")
    func close() {
      if !gone.isEmpty { joined.append(Segment(kind: .gone, text: gone)) }
      if !come.isEmpty { joined.append(Segment(kind: .come, text: come)) }
      (gone, come) = ("", "")
    }
    for (index, segment) in segments.enumerated() {
      switch segment.kind {
      case .gone: gone += segment.text
      case .come: come += segment.text
      case .same
      where isShort(segment) && !(gone + come).isEmpty && index + 1 < segments.count
        && isChange(segments[index + 1]):
        gone += segment.text
        come += segment.text
      case .same, .movedAway, .movedHere, .movedGone, .movedCome:
        close()
        joined.append(segment)
      }
    }
    close()
    return joined
  }
}

extension [InlineChange.Segment] {
  /// How many bytes of words are said to go or to come, and not to move.
  fileprivate var changedWords: Int {
    reduce(0) { sum, segment in
      switch segment.kind {
      case .gone, .come, .movedGone, .movedCome: sum + segment.text.utf8.count { !$0.isWhite }
      case .same, .movedAway, .movedHere: sum
      }
    }
  }
}
