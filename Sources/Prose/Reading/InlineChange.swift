/// A change of some words as one line to read: what stays, what goes and what comes, in order.
package enum InlineChange {
  package enum Kind: Hashable, Sendable {
    case same, gone, come
    /// Words that go here and come elsewhere in the same change, and the other way round.
    case movedAway, movedHere
  }

  package struct Segment: Hashable, Sendable {
    package let kind: Kind
    package let text: String
  }

  /// Fewer words than this that stay between two that change are shown as a part of the change: a sentence with every other word
  /// struck out is hard to read.
  private static let fewestKept = 6

  /// The segments, none empty: without those that come they are the old words, and without those that go what reads as
  /// the new ones.
  package static func segments(old: String, new: String) -> [Segment] {
    func isOneWord(_ text: String) -> Bool { !text.utf8.dropFirst().dropLast().contains(where: \.isWhite) }
    if old.isEmpty || new.isEmpty || isOneWord(old) && isOneWord(new) {
      return [Segment(kind: .gone, text: old), Segment(kind: .come, text: new)].filter { !$0.text.isEmpty }
    }
    let text = Array(old.utf8)
    let whole = HunkParts(Hunk(range: text.indices, old: old, new: new))
    if whole.isApart, whole.moves.isEmpty, !whole.movesWords { return segments(whole.parts, of: text) }
    let diff = ReadingDiff(from: text, to: Array(new.utf8))
    if diff.differences.isEmpty { return [Segment(kind: .gone, text: old), Segment(kind: .come, text: new)] }
    let moves = BlockMoves(diff).pairs
    let (away, here) = (Set(moves.map(\.from)), Set(moves.map(\.to)))
    var segments: [Segment] = []
    func add(_ kind: Kind, _ bytes: some Sequence<UInt8>) {
      let text = String(decoding: Array(bytes), as: UTF8.self)
      if !text.isEmpty { segments.append(Segment(kind: kind, text: text)) }
    }
    var end = 0
    for (index, difference) in diff.differences.enumerated() {
      add(.same, text[end..<difference.range.lowerBound])
      // What moves may come, or go, with the white space around it.
      let isGone = difference.replacement.allSatisfy(\.isWhite)
      let isCome = text[difference.range].allSatisfy(\.isWhite)
      if isGone, away.contains(index) {
        add(.movedAway, text[difference.range])
      } else if isCome, here.contains(index) {
        add(.same, text[difference.range])
        add(.movedHere, difference.replacement)
      } else {
        add(.gone, text[difference.range])
        add(.come, difference.replacement)
      }
      end = difference.range.upperBound
    }
    add(.same, text[end...])
    // The cells of a column have short ones between them.
    if BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text)).contains(where: {
      $0.kind == .tableRow
    }) {
      return segments
    }
    let isWhole = segments.allSatisfy { $0.kind == .gone || $0.kind == .come || isShort($0) }
    return isWhole ? [Segment(kind: .gone, text: old), Segment(kind: .come, text: new)] : joined(segments)
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
  private static func joined(_ segments: [Segment]) -> [Segment] {
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
      case .same, .movedAway, .movedHere:
        close()
        joined.append(segment)
      }
    }
    close()
    return joined
  }
}
