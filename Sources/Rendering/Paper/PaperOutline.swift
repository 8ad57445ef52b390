import Markdown
import Prose

/// The blocks of a paper that hold text, numbered, so that a place in it can be named.
struct PaperOutline: Sendable {
  /// A paragraph, a heading, an item of a list, a table, a block of code, or a footnote.
  struct Block: Sendable {
    let kind: Kind
    /// The id of its element on the page.
    let id: String
    /// From the beginning of its first line to its last byte of text.
    var range: Range<Int>
    /// Its last run of text.
    var end = 0..<0
    /// The heading under which it stands, as an index into `PaperOutline.blocks`.
    let heading: Int?
    /// Its text without mark-up; only for headings.
    var title = ""

    /// The level of a heading as the paper has it; 0 for what is no heading.
    var level: Int { if case .heading(let level) = kind { level } else { 0 } }
  }

  enum Kind: Sendable, Hashable {
    case heading(level: Int)
    /// Everything that is read as a paragraph, numbered from 1 through the paper.
    case paragraph(Int)
    case note(Int)
  }

  /// What a paper says about itself before its text begins.
  enum Field: Sendable { case title, other }

  private(set) var blocks: [Block] = []
  /// The index into `blocks` of the block that the event at an index of the body begins.
  private(set) var blockOfEvent: [Int: Int] = [:]

  /// The ids of the headings that the text's own links may lead to, by the names that those have for them.
  private var headingIDs: [String: String] = [:]
  private let anchors: HeadingAnchors

  init(_ document: MarkdownDocument) {
    anchors = HeadingAnchors(document)
    var builder = Builder(start: document.frontMatter?.upperBound ?? 0)
    for (index, event) in document.events.enumerated() { builder.take(event, at: index) }
    blocks = Self.fromLineStart(builder.blocks, in: document.source)
    blockOfEvent = builder.blockOfEvent
    for (index, note) in document.notes.enumerated() {
      blocks.append(Block(kind: .note(index + 1), id: "fn\(index + 1)", range: note.range, heading: nil))
    }
    bodyCount = builder.blocks.count
    head = FrontMatter(document.source)
    for (name, event) in anchors.events {
      headingIDs[name] = blockOfEvent[event].map { blocks[$0].id }
    }
  }

  private let bodyCount: Int
  private let head: FrontMatter

  /// What a byte before the text is of; nil for one of the text.
  func field(at offset: Int) -> Field? {
    guard offset < head.length else { return nil }
    return head.entry(at: offset)?.key == "title" ? .title : .other
  }

  /// What the place is called in which a byte stands; nil for a paper without text.
  func name(at offset: Int, _ phrases: Phrases) -> String? {
    field(at: offset).map(phrases.name) ?? block(at: offset).map(phrases.name)
  }

  /// The blocks, each with the marks before its text: what opens its line is the block's, not that of the one before.
  private static func fromLineStart(_ blocks: [Block], in source: [UInt8]) -> [Block] {
    var end = 0
    return blocks.map { block in
      var block = block
      var start = block.range.lowerBound
      while start > end, source[start - 1] != 0x0A, source[start - 1] != 0x0D { start -= 1 }
      end = block.range.upperBound
      block.range = start..<end
      return block
    }
  }

  /// The id on the page of the heading that a link of the text leads to; nil where it leads elsewhere.
  func heading(of link: LinkDestination) -> String? { anchors.name(of: link).flatMap { headingIDs[$0] } }

  /// Whether the paper begins with the heading that its page already has as its title.
  func repeats(title: String) -> Bool {
    guard let first = blocks.first, case .heading = first.kind else { return false }
    return first.title == title
  }

  /// The headings in order, without one that repeats the title of the page.
  func headings(under title: String) -> [Block] {
    let headings = blocks.filter { $0.level > 0 }
    return repeats(title: title) ? Array(headings.dropFirst()) : headings
  }

  /// The block in which a byte stands, or the last before it; nil for a paper without text.
  func block(at offset: Int) -> Block? { index(at: offset).map { blocks[$0] } }

  /// The index of that block.
  func index(at offset: Int) -> Int? {
    if let note = blocks[bodyCount...].firstIndex(where: { $0.range.contains(offset) }) { return note }
    var low = 0
    var high = bodyCount
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : blocks.indices.first
  }

  /// The bytes from the end of the block before to the beginning of the block after: all that can be a block's, where
  /// its runs do not tell.
  func extent(ofBlock index: Int, in document: MarkdownDocument) -> Range<Int> {
    let before = index > 0 ? blocks[index - 1].range.upperBound : document.frontMatter?.upperBound ?? 0
    let after = index + 1 < bodyCount ? blocks[index + 1].range.lowerBound : document.source.count
    return before..<max(before, after)
  }
}

extension PaperOutline {
  private struct Builder {
    private(set) var blocks: [Block] = []
    private(set) var blockOfEvent: [Int: Int] = [:]
    /// The index of the event that entered each open block, and the block it became.
    private var open: [(event: Int, element: Element, block: Int?)] = []
    private var paragraphs = 0
    private var lastHeading: Int?
    private var end: Int

    init(start: Int) { end = start }

    mutating func take(_ event: MarkdownEvent, at index: Int) {
      switch event {
      case .enter(let element) where !element.isSpan:
        open.append((index, element, nil))
        if element.beginsBlock { begin(open.count - 1) }
      case .leave(let element) where !element.isSpan:
        open.removeLast()
      case .text(let run):
        extend(by: run.range, title: run.text)
      case .noteReference(_, _, let range):
        extend(by: range, title: "")
      case .lineBreak:
        extend(by: nil, title: " ")
      case .enter, .leave:
        break
      }
    }

    /// Makes a numbered block of an open element.
    private mutating func begin(_ depth: Int) {
      let kind: Kind
      if case .heading(let level) = open[depth].element {
        kind = .heading(level: level)
      } else {
        paragraphs += 1
        kind = .paragraph(paragraphs)
      }
      let id: String
      switch kind {
      case .paragraph(let number): id = "p\(number)"
      default: id = "h\(blocks.count)"
      }
      blocks.append(Block(kind: kind, id: id, range: end..<end, heading: lastHeading))
      if case .heading = kind { lastHeading = blocks.count - 1 }
      open[depth].block = blocks.count - 1
      blockOfEvent[open[depth].event] = blocks.count - 1
    }

    private mutating func extend(by range: Range<Int>?, title: String) {
      if !open.contains(where: { $0.block != nil && $0.element.beginsBlock }), let last = open.indices.last,
        open[last].block == nil
      {
        begin(last)
      }
      guard let block = open.last(where: { $0.block != nil })?.block else { return }
      if case .heading = blocks[block].kind { blocks[block].title += title }
      guard let range else { return }
      let start = blocks[block].range.isEmpty ? range.lowerBound : blocks[block].range.lowerBound
      blocks[block].range = start..<max(start, range.upperBound)
      end = max(end, range.upperBound)
      blocks[block].end = range
    }
  }
}

extension Element {
  /// Whether it is a block of text by itself. An item of a list is one only where its text stands directly in it.
  fileprivate var beginsBlock: Bool {
    switch self {
    case .heading, .paragraph, .codeBlock, .table: true
    default: false
    }
  }
}
