/// Parses a text and tells its footnotes from the rest.
struct DocumentReader {
  private let source: [UInt8]
  /// Where the text begins: behind front matter and byte order mark.
  private let start: Int
  private let labels: FootnoteLabels
  /// The source from `start` on, with what cmark-gfm must not see overwritten byte by byte.
  private let masked: [UInt8]

  init(_ source: [UInt8], from start: Int) {
    self.source = source
    self.start = start == 0 && source.starts(with: byteOrderMark) ? byteOrderMark.count : start
    var text = MaskedText(source)
    let lines = Lines(source, from: self.start)
    text.hideBrokenReferences(lines)
    text.hideTraps(lines)
    masked = text.bytes
    labels = FootnoteLabels(in: masked, lines: lines)
  }

  func read() -> (events: [MarkdownEvent], notes: [Footnote]) {
    let names = labels.candidates.map(\.name)
    // A bracket opens another reference, so none can mean a label that has one in it.
    let canBeMeant = names.map { !$0.contains("[") }
    if Set(names).count == names.count, !canBeMeant.contains(false) { return read(keeping: { _ in true }) }
    // Which definitions are none (in code, say) is known only afterwards; of the others the first keeps its label.
    let defined = definitions(masked: labels.masking(masked, where: { _ in false }))
    var seen: Set<String> = []
    let kept = Set(
      labels.candidates.indices.filter { index in
        defined.contains(labels.candidates[index].range.lowerBound) && canBeMeant[index]
          && seen.insert(names[index]).inserted
      })
    return read(keeping: kept.contains)
  }

  /// Where the labels of those candidates stand that are definitions.
  private func definitions(masked: [UInt8]) -> Set<Int> {
    ParsedText(masked, of: source, from: start, labels: labels).definedLabels
  }

  private func read(keeping keeps: (Int) -> Bool) -> (events: [MarkdownEvent], notes: [Footnote]) {
    ParsedText(labels.masking(masked, where: keeps), of: source, from: start, labels: labels).read()
  }
}
