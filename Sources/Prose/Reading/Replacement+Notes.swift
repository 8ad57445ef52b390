/// Words that go with the notes that are about them: a note and its reference are one change.
extension Replacement {
  /// The hunk that takes words away as somebody asked for it: with the reference behind a whole sentence, and with each note to which nothing
  /// refers any more.
  package static func deletion(of range: Range<Int>, in text: [UInt8]) -> Hunk? {
    let range = withReferences(range, in: text)
    guard let hunk = hunk(range, by: "", in: text), let changed = [hunk].applied(to: text) else { return nil }
    let before = Labels.references(in: text)
    let now = Labels.references(in: changed)
    let unused = Set(before.keys.filter { $0.hasPrefix("^") && now[$0] == nil })
    guard !unused.isEmpty else { return hunk }
    return self.hunk(from: text, to: withoutNotes(unused, in: changed))
  }

  /// A whole sentence with the references that stand right behind it; other words as they are: what is left of a sentence keeps its source.
  private static func withReferences(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    let words = range.withoutSpace(in: text)
    guard Footnotes.label(in: text[...], at: words.upperBound) != nil else { return range }
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    guard let block = blocks.last(where: { $0.range.lowerBound <= words.lowerBound }),
      block.kind.isRunningText,
      words.lowerBound <= block.contentStart || endsSentence(text[block.contentStart..<words.lowerBound])
    else { return range }
    var end = words.upperBound
    while let label = Footnotes.label(in: text[...], at: end) { end = label.upperBound + 1 }
    let isWhole =
      endsSentence(text[words]) || text[end..<max(end, block.range.upperBound)].allSatisfy(\.isWhite)
    return isWhole ? range.lowerBound..<end : range
  }

  /// Whether some words are the last of a sentence, whatever marks and references stand behind it.
  private static func endsSentence(_ words: ArraySlice<UInt8>) -> Bool {
    var rest = words[...]
    while let last = rest.last {
      if ".!?".utf8.contains(last) { return true }
      if last == UInt8(ascii: "]"), let open = rest.lastIndex(of: UInt8(ascii: "[")),
        let label = Footnotes.label(in: words, at: open), label.upperBound == rest.endIndex - 1
      {
        rest = rest[..<open]
      } else if last.isWhite || "\"')*_".utf8.contains(last) {
        rest = rest.dropLast()
      } else {
        return false
      }
    }
    return false
  }

  /// A text without some notes, each with all of its paragraphs.
  private static func withoutNotes(_ labels: Set<String>, in text: [UInt8]) -> [UInt8] {
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    var kept = text
    for index in blocks.indices.reversed() where blocks[index].kind == .footnote {
      let open = blocks[index].range.lowerBound + text[blocks[index].range].prefix(while: \.isWhite).count
      guard let label = Footnotes.label(in: text[...], at: open),
        labels.contains("^" + Footnotes.name(text[label]))
      else { continue }
      var next = index + 1
      while next < blocks.count, blocks[next].kind != .footnote, blocks[next].depth > blocks[index].depth {
        next += 1
      }
      let range =
        next < blocks.count
        ? blocks[index].range.lowerBound..<blocks[next].range.lowerBound
        : (index > 0 ? blocks[index - 1].range.upperBound : 0)..<blocks[next - 1].range.upperBound
      kept.removeSubrange(range)
    }
    return kept
  }
}
