package import Deliberation
package import HTML
import Markdown

/// A paper's text block by block, each with the bytes that it is written as: for pages on which people answer a paragraph.
package struct ReadingText: Sendable {
  /// A block at the top of the text: a heading, a paragraph, a list, a table.
  package struct Block: Sendable {
    /// Counted from 1.
    package let number: Int
    /// Its lines, without the one that ends the last.
    package internal(set) var range: Range<Int>
    package internal(set) var html: Markup
  }

  /// Words that something is said about, with a way to it.
  package struct Subject: Sendable {
    package let ranges: [Range<Int>]
    package let isContested: Bool
    /// What a screen reader says before the words.
    package let lead: String
    /// What stands behind the words.
    package let note: Markup

    package init(_ ranges: [Range<Int>], isContested: Bool, lead: String, note: Markup) {
      (self.ranges, self.isContested, self.lead, self.note) = (ranges, isContested, lead, note)
    }
  }

  package let blocks: [Block]
  /// The footnotes; empty where there are none.
  package let notes: Markup
  /// Whether the first block is a heading that repeats the title.
  package let repeatsTitle: Bool

  /// - Parameter title: of the page; a heading that repeats it is marked.
  package init(of text: [UInt8], language: Language, title: String = "", about subjects: [Subject] = []) {
    let document = MarkdownDocument(parsing: text)
    let marks = DraftMarks.marks(
      for: subjects.map {
        DraftMarks.Subject(
          ranges: $0.ranges, kind: $0.isContested ? .contested : .comment, lead: $0.lead, note: $0.note)
      })
    var writer = PaperWriter(
      document, outline: PaperOutline(document), marks: marks, phrases: Phrases(language: language),
      topLevel: 2, title: title)
    repeatsTitle = writer.repeatsTitle
    blocks = Self.blocks(of: document, by: &writer)
    writer.writeNotes()
    notes = writer.takeWritten()
  }

  private static func blocks(of document: MarkdownDocument, by writer: inout PaperWriter) -> [Block] {
    var lines = BlockLines(document)
    var blocks: [Block] = []
    for element in document.topLevel {
      let html = writer.write(eventsAt: element.events)
      guard let range = lines.range(of: element) else {
        // What has no words of its own, as a rule, belongs to what stands before it.
        if blocks.isEmpty { continue }
        blocks[blocks.count - 1].html += html
        continue
      }
      blocks.append(Block(number: blocks.count + 1, range: range, html: html))
    }
    return blocks
  }
}

extension PaperWriter {
  /// What was written since this was asked last.
  mutating func takeWritten() -> Markup {
    defer { html = Markup() }
    return html
  }

  /// Writes some events, one block with all that is in it.
  fileprivate mutating func write(eventsAt indices: Range<Int>) -> Markup {
    let events = Array(document.events[indices])
    let directions = TextDirections(events)
    for index in indices {
      block = outline.blockOfEvent[index] ?? block
      write(
        document.events[index], block: outline.blockOfEvent[index],
        direction: directions[event: index - indices.lowerBound])
    }
    endBlock()
    return takeWritten()
  }
}

/// The events of one block at the top of a text.
private struct TopLevelElement {
  let events: Range<Int>
  let element: Element
  /// From its first word to its last; nil where it has none.
  let words: Range<Int>?
}

extension MarkdownDocument {
  fileprivate var topLevel: [TopLevelElement] {
    var found: [TopLevelElement] = []
    var depth = 0
    var start = 0
    var words: Range<Int>?
    for (index, event) in events.enumerated() {
      switch event {
      case .enter(let element):
        if depth == 0, !element.isSpan { (start, words) = (index, nil) }
        depth += 1
      case .leave(let element):
        depth -= 1
        guard depth == 0 else { continue }
        found.append(TopLevelElement(events: start..<index + 1, element: element, words: words))
      case .text(let run): words = words.extended(by: run.range)
      case .noteReference(_, _, let range): words = words.extended(by: range)
      case .lineBreak: break
      }
    }
    return found
  }
}

extension Range<Int>? {
  fileprivate func extended(by other: Range<Int>?) -> Range<Int>? {
    guard let other else { return self }
    guard let self else { return other }
    return Swift.min(self.lowerBound, other.lowerBound)..<Swift.max(self.upperBound, other.upperBound)
  }
}

/// Finds the lines that a block takes, given its words: the parser tells no more.
private struct BlockLines {
  private let source: [UInt8]
  /// Where the first words of each block stand, and each footnote: no block goes on beyond.
  private let borders: [Int]
  private var end: Int

  init(_ document: MarkdownDocument) {
    source = document.source
    end = document.frontMatter?.upperBound ?? 0
    borders = (document.topLevel.compactMap(\.words?.lowerBound) + document.notes.map(\.range.lowerBound))
      .sorted()
  }

  mutating func range(of block: TopLevelElement) -> Range<Int>? {
    guard let words = block.words else { return nil }
    var start = lineStart(words.lowerBound)
    let isCode = if case .codeBlock = block.element { true } else { false }
    if isCode, let fence = lineBefore(start), isFence(fence) { start = fence.lowerBound }
    let next = borders.first { $0 >= words.upperBound }.map(lineStart) ?? source.count
    var last = lineEnd(words.upperBound)
    while last + 1 < next {
      let line = last + 1..<lineEnd(last + 1)
      if isBlank(line) { break }
      last = line.upperBound
      if isCode, isFence(line) { break }
    }
    start = max(start, end)
    end = max(start, last)
    while last > words.upperBound, source[last - 1] == 0x0D || source[last - 1] == 0x20 { last -= 1 }
    return start..<max(start, last)
  }

  private func lineStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0, source[start - 1] != 0x0A { start -= 1 }
    return start
  }

  private func lineEnd(_ offset: Int) -> Int {
    source[min(offset, source.count)...].firstIndex(of: 0x0A) ?? source.count
  }

  private func lineBefore(_ start: Int) -> Range<Int>? {
    start > 0 ? lineStart(start - 1)..<start - 1 : nil
  }

  private func isBlank(_ line: Range<Int>) -> Bool {
    source[line].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private func isFence(_ line: Range<Int>) -> Bool {
    let text = source[line].drop { $0 == 0x20 }
    return text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8)
  }
}
