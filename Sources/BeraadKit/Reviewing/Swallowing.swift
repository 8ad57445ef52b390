import Deliberation
import Prose
import Rendering

/// A change that opens a block of code or a remark and does not end it: what stands behind it would be taken for part of that, and
/// readers would not see it.
enum Swallowing {
  /// - Throws: a `Refusal` where a change does so.
  static func refuse(_ hunks: [Hunk], in paper: Paper) throws(Refusal) {
    // Few changes have such a mark at all.
    guard hunks.contains(where: \.hasBlockMarks), let text = hunks.applied(to: paper.text) else { return }
    let changes = hunks.sorted { $0.range.lowerBound < $1.range.lowerBound }
    let blocks = ReadingText(of: text, language: .english).blocks
    for block in ReadingText(of: paper.text, language: .english).blocks {
      guard let start = changes.newOffset(of: block.range),
        !blocks.contains(where: { $0.range.lowerBound == start })
      else { continue }
      // A list may go on in the next one; code and HTML may not take in a paragraph.
      let around = blocks.last { $0.range.lowerBound < start && start < $0.range.upperBound }
      guard around.map({ isRaw($0, in: text) }) ?? true else { continue }
      throw Refusal(
        Localized(
          en:
            "The change opens a block of code or a remark that does not end: it would take in what stands behind it.",
          nl:
            "De wijziging opent een codeblok of een kanttekening zonder einde: die zou opslokken wat erachter staat."
        ),
        hints: [
          Localized(
            en: "end it with ``` or -->, or write the sign as \\` or \\<",
            nl: "sluit af met ``` of -->, of schrijf het teken als \\` of \\<")
        ], by: .swallowsRest)
    }
  }

  private static func isRaw(_ block: ReadingText.Block, in text: [UInt8]) -> Bool {
    let start = text[block.range].drop { $0 == 0x20 }
    return ["<", "```", "~~~"].contains { start.starts(with: $0.utf8) }
  }
}

extension Hunk {
  /// Whether it may bring what begins a block of code or of HTML, or take away what ends one.
  fileprivate var hasBlockMarks: Bool {
    ["<", ">", "```", "~~~"].contains { new.contains($0) || old.contains($0) }
  }
}

extension [Hunk] {
  /// Where a stretch begins after these changes, which come in order; nil where one of them touches it.
  fileprivate func newOffset(of stretch: Range<Int>) -> Int? {
    var offset = stretch.lowerBound
    for hunk in self {
      if hunk.range.lowerBound >= stretch.upperBound { break }
      guard hunk.range.upperBound <= stretch.lowerBound else { return nil }
      offset += hunk.new.utf8.count - hunk.range.count
    }
    return offset
  }
}
