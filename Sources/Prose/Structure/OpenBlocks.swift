/// What stands open where a line of Markdown begins, and so decides how it reads: quotations, items and notes, code, a table, and
/// above all whether a paragraph is open. Everyone who reads blocks asks here. (CommonMark 0.29, §4 and §5, and GitHub's tables.)
struct OpenBlocks {
  /// What a line is to the blocks around it.
  enum Role: Equatable {
    case blank
    /// It goes on with the words of the line before, and nothing of it is a mark.
    case goesOn
    /// It begins a block of its own; a line of a quotation does, with the same paragraph going on behind its `>` or not.
    case begins(Block.Kind, contentStart: Int, depth: Int, goesOn: Bool)
    /// A line of code, which goes on with the code before it.
    case code
    /// It closes that code.
    case closesCode
  }

  private enum Container {
    case quote
    /// An item, or a note, whose lines are indented by so many columns.
    case indented(width: Int)
  }

  private enum Paragraph {
    case none, text
    /// Nothing but definitions of links so far, so that one more may follow.
    case definitions
  }

  private enum Table {
    case none
    /// Lines that begin with `|`, in a part of a text that does not have the head.
    case loose
    case real
  }

  private static let mostContainers = 100

  private let text: [UInt8]
  private var containers: [Container] = []
  private var paragraph = Paragraph.none
  private var table = Table.none
  private var fence: (mark: UInt8, length: Int)?
  /// Whether a mark of an item or a note opened the last line, and nothing else is in it yet.
  private var isEmpty = false

  init(_ text: [UInt8]) { self.text = text }

  /// Reads a line.
  ///
  /// - Parameter next: the line behind it, which may make the head of a table of it.
  mutating func read(_ range: Range<Int>, next: Range<Int>?) -> Role {
    var line = Line(text, range)
    let matched = match(&line)
    if fence != nil {
      if matched == containers.count { return readCode(line) }
      fence = nil
    }
    if line.cursor.isBlank {
      close(after: matched)
      return line.mark == nil ? .blank : begins(.quote, line)
    }
    if let kind = open(&line, behind: matched) { return begins(kind, line) }
    let isLazy = !line.isNew && matched < containers.count && paragraph != .none
    if !line.isNew, !isLazy, matched < containers.count { close(after: matched) }
    if !isLazy, line.cursor.indent < 4, isRow(line, next) {
      (paragraph, isEmpty) = (.none, false)
      return begins(.tableRow, line)
    }
    table = .none
    return paragraph == .none ? beginText(line) : goOn(line, isLazy: isLazy)
  }

  // MARK: What goes on

  /// A line while it is read: how far, and by what mark it began.
  private struct Line {
    let start: Int
    var cursor: LineCursor
    /// Its first mark, as what it makes of the line's block, and where the words behind it begin.
    var mark: (kind: Block.Kind, contentStart: Int)?
    /// In how many items and notes it goes on.
    var depth = 0
    /// Whether a quotation, an item or a note began in it.
    var isNew = false

    init(_ text: [UInt8], _ range: Range<Int>) {
      start = range.lowerBound
      cursor = LineCursor(text, range)
    }
  }

  /// Passes the marks and the indentation of the open containers, and says how many go on.
  private func match(_ line: inout Line) -> Int {
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard line.cursor.indent < 4, line.cursor.byte == UInt8(ascii: ">") else { return index }
        line.cursor.pass(mark: 1)
        line.mark = line.mark ?? (.quote, line.cursor.index)
      case .indented(let width):
        guard line.cursor.isBlank || line.cursor.indent >= width else { return index }
        line.cursor.pass(columns: width)
        line.depth += 1
      }
    }
    return containers.count
  }

  private mutating func close(after count: Int) {
    containers.removeSubrange(count...)
    (paragraph, table, isEmpty) = (.none, .none, false)
  }

  private mutating func readCode(_ line: Line) -> Role {
    if let fence, line.cursor.indent < 4, let other = line.cursor.rest.fence, other.mark == fence.mark,
      other.length >= fence.length, other.isBare
    {
      self.fence = nil
      if line.mark == nil { return .closesCode }
    }
    return line.mark == nil ? .code : begins(.quote, line)
  }

  // MARK: What begins

  /// Opens what begins in a line; nil where text is left of it, in what was opened or not.
  private mutating func open(_ line: inout Line, behind matched: Int) -> Block.Kind? {
    var matched = matched
    while line.cursor.indent < 4, !line.cursor.isBlank {
      let isInParagraph = matched == containers.count && paragraph != .none
      guard matched < Self.mostContainers,
        let opening = line.cursor.rest.opening(interrupting: isInParagraph),
        // Definitions are no words that a line below them would make a heading of.
        opening != .rule || !isInParagraph || paragraph != .definitions
      else { return nil }
      close(after: matched)
      if let leaf = begin(opening, &line) { return leaf }
      matched += 1
    }
    guard line.cursor.isBlank else { return nil }
    isEmpty = true
    return .item
  }

  /// Opens one block: its kind, or nil where it is a container, in which another may begin.
  private mutating func begin(_ opening: MarkdownLine.Opening, _ line: inout Line) -> Block.Kind? {
    let rest = line.cursor.rest
    switch opening {
    case .heading(let level):
      line.mark = line.mark ?? (.heading, rest.afterGap(level))
      return .heading
    case .rule: return .rule
    case .html: return .html
    case .fence:
      fence = rest.fence.map { ($0.mark, $0.length) }
      return .code
    case .quote:
      line.cursor.pass(mark: 1)
      line.mark = line.mark ?? (.quote, line.cursor.index)
      containers.append(.quote)
    case .item(let length): beginIndented(.item, length, &line)
    case .footnote(let length): beginIndented(.footnote, length, &line)
    }
    line.isNew = true
    return nil
  }

  private mutating func beginIndented(_ kind: Block.Kind, _ length: Int, _ line: inout Line) {
    let indent = line.cursor.indent
    line.mark = line.mark ?? (kind, line.cursor.rest.afterGap(length))
    line.cursor.pass(mark: length)
    let isCode = line.cursor.indent >= 4
    let gap = line.cursor.isBlank || isCode ? 1 : 1 + line.cursor.indent
    line.cursor.pass(columns: gap - 1)
    containers.append(.indented(width: kind == .footnote ? 4 : indent + length + gap))
  }

  /// The block that a line begins: by its first mark, or else by what it is.
  private func begins(_ kind: Block.Kind, _ line: Line, goesOn: Bool = false) -> Role {
    let mark = line.mark ?? (kind, kind == .paragraph ? line.cursor.index : line.start)
    return .begins(mark.kind, contentStart: mark.contentStart, depth: line.depth, goesOn: goesOn)
  }

  // MARK: Text

  private mutating func beginText(_ line: Line) -> Role {
    let isFirst = isEmpty && !line.isNew
    isEmpty = false
    if line.cursor.indent >= 4 { return line.mark == nil ? .code : begins(.code, line) }
    let isDefinition = line.cursor.rest.isLinkDefinition
    paragraph = isDefinition ? .definitions : .text
    // The words of an item whose mark stands in a line alone.
    if isFirst, line.mark == nil { return .goesOn }
    return begins(isDefinition ? .linkDefinition : .paragraph, line)
  }

  /// Goes on with the open paragraph.
  private mutating func goOn(_ line: Line, isLazy: Bool) -> Role {
    if paragraph == .definitions {
      if !isLazy, line.cursor.rest.isLinkDefinition { return begins(.linkDefinition, line) }
      paragraph = .text
      return begins(.paragraph, line)
    }
    return line.mark == nil ? .goesOn : begins(.quote, line, goesOn: true)
  }

  /// Whether a line is a row of a table; notes the table that it opens.
  private mutating func isRow(_ line: Line, _ next: Range<Int>?) -> Bool {
    if table == .real { return true }
    let rest = line.cursor.rest
    let pipes = rest.pipes
    guard pipes > 0 else { return false }
    if let next, isDelimiter(next, behind: rest) {
      table = .real
    } else if paragraph == .none, rest.startsWithPipe || table == .loose {
      table = .loose
    } else {
      return false
    }
    return true
  }

  /// Whether a line makes the one before it the head of a table.
  private func isDelimiter(_ range: Range<Int>, behind head: MarkdownLine) -> Bool {
    var line = Line(text, range)
    guard match(&line) == containers.count, line.cursor.indent < 4 else { return false }
    return line.cursor.rest.isTableDelimiter && line.cursor.rest.cells == head.cells
  }
}
