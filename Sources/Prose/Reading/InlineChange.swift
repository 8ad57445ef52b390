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
      let isPure = difference.old.isEmpty || difference.new.isEmpty
      add(isPure && away.contains(index) ? .movedAway : .gone, text[difference.range])
      add(isPure && here.contains(index) ? .movedHere : .come, difference.replacement)
      end = difference.range.upperBound
    }
    add(.same, text[end...])
    let isWhole = segments.allSatisfy { $0.kind == .gone || $0.kind == .come || isShort($0) }
    return isWhole ? [Segment(kind: .gone, text: old), Segment(kind: .come, text: new)] : joined(segments)
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
