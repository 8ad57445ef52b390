import CCMarkGFM

/// Reads one block of cmark-gfm's tree, with all in it, as events that know their bytes.
struct TreeReader {
  /// What the tree was made of: the source, but for bytes that are masked.
  private let masked: [UInt8]
  private let source: [UInt8]
  private let lines: Lines
  /// Finds a footnote by its label as written.
  private let note: (ArraySlice<UInt8>) -> Int?

  private var events: [MarkdownEvent] = []
  private var open: [Element?] = []
  private var spans: SpanReader?
  private var table = Table()

  /// What is to be known of the table that is being read.
  private struct Table {
    var columns: [Element.Alignment] = []
    var column = 0
    var line: TableLine?
    /// The header's row and the line that it stands in, which cmark-gfm does not tell.
    var header: PlacedText?
    var isInHead = false
    var hasBody = false
  }

  /// The events of a node.
  ///
  /// - Parameters:
  ///   - masked: what the tree was made of.
  ///   - note: the index of the footnote that a label, as written, means.
  static func events(
    of node: SyntaxTree.Node, masked: [UInt8], source: [UInt8], lines: Lines,
    note: @escaping (ArraySlice<UInt8>) -> Int?
  ) -> [MarkdownEvent] {
    var reader = TreeReader(masked: masked, source: source, lines: lines, note: note)
    let iterator = cmark_iter_new(node)
    defer { cmark_iter_free(iterator) }
    while true {
      let step = cmark_iter_next(iterator)
      guard step != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      if step == CMARK_EVENT_ENTER { reader.enter(node) } else { reader.leave(node) }
    }
    return reader.events
  }

  private init(
    masked: [UInt8], source: [UInt8], lines: Lines, note: @escaping (ArraySlice<UInt8>) -> Int?
  ) {
    self.masked = masked
    self.source = source
    self.lines = lines
    self.note = note
  }

  // MARK: Blocks

  private mutating func enter(_ node: SyntaxTree.Node) {
    if spans != nil { return enterSpan(node) }
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE: begin(.quote)
    case CMARK_NODE_LIST: begin(Self.list(node))
    case CMARK_NODE_ITEM:
      let isTask = node.typeName == "tasklist"
      begin(.item(task: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil))
    case CMARK_NODE_THEMATIC_BREAK: events += [.enter(.rule), .leave(.rule)]
    case CMARK_NODE_CODE_BLOCK: readCode(node)
    case CMARK_NODE_HTML_BLOCK: readHTML(node)
    case CMARK_NODE_HEADING:
      begin(.heading(Int(cmark_node_get_heading_level(node))))
      spans = SpanReader(heading(node), source: source)
    case CMARK_NODE_PARAGRAPH:
      begin(node.isInTightList ? nil : .paragraph)
      spans = SpanReader(paragraph(node), source: source)
    case CMARK_NODE_DOCUMENT, CMARK_NODE_FOOTNOTE_DEFINITION: open.append(nil)
    default: enterExtension(node)
    }
  }

  private mutating func enterExtension(_ node: SyntaxTree.Node) {
    switch node.typeName {
    case "table":
      table = Table()
      table.columns = Self.columns(of: node)
      table.header = headerLine(of: node)
      begin(.table)
    case "table_header": enterRow(isHead: true, line: table.header ?? PlacedText())
    case "table_row":
      let line = lines[node.startLine]
      var text = PlacedText()
      if let line { text.append(masked[line], from: line.lowerBound) }
      enterRow(isHead: false, line: text)
    case "table_cell":
      let column = table.column
      table.column += 1
      let alignment = table.columns.indices.contains(column) ? table.columns[column] : .natural
      begin(table.isInHead ? .headerCell(alignment) : .cell(alignment))
      let content = node.content
      spans = SpanReader(
        table.line?.cell(column, content: content) ?? PlacedText(unplaced: content), source: source)
    default: open.append(nil)
    }
  }

  private mutating func enterRow(isHead: Bool, line: PlacedText) {
    if isHead {
      events.append(.enter(.tableHead))
    } else if !table.hasBody {
      table.hasBody = true
      events.append(.enter(.tableBody))
    }
    table.isInHead = isHead
    table.column = 0
    table.line = TableLine(line)
    begin(.row)
  }

  private mutating func begin(_ element: Element?) {
    open.append(element)
    if let element { events.append(.enter(element)) }
  }

  private mutating func leave(_ node: SyntaxTree.Node) {
    if spans != nil, node.isSpan { return leaveSpan(node) }
    if let reading = spans {
      events += reading.events.withoutLinksInLinks
      spans = nil
    }
    guard let element = open.popLast() else { return }
    if element == .table, table.hasBody { events.append(.leave(.tableBody)) }
    if let element { events.append(.leave(element)) }
    if element == .row, table.isInHead {
      table.isInHead = false
      events.append(.leave(.tableHead))
    }
  }

  // MARK: Spans

  private mutating func enterSpan(_ node: SyntaxTree.Node) {
    switch node.type {
    case CMARK_NODE_TEXT: spans?.read(text: node.literal)
    case CMARK_NODE_SOFTBREAK: spans?.readBreak(isHard: false)
    case CMARK_NODE_LINEBREAK: spans?.readBreak(isHard: true)
    case CMARK_NODE_CODE: spans?.read(code: node.literal)
    case CMARK_NODE_HTML_INLINE: spans?.read(html: node.literal)
    case CMARK_NODE_FOOTNOTE_REFERENCE: spans?.readReference(note: note)
    default:
      let element = Self.span(node)
      open.append(element)
      if let element { spans?.enter(element) }
    }
  }

  private mutating func leaveSpan(_ node: SyntaxTree.Node) {
    // A reference to a footnote is left too, though nothing can be in it.
    guard node.type != CMARK_NODE_FOOTNOTE_REFERENCE, let element = open.popLast() ?? nil else { return }
    spans?.leave(element)
  }

  private static func span(_ node: SyntaxTree.Node) -> Element? {
    switch node.type {
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      let destination = LinkDestination(SyntaxTree.Node.string(cmark_node_get_url(node)))
      let title = SyntaxTree.Node.string(cmark_node_get_title(node))
      return node.type == CMARK_NODE_LINK
        ? .link(destination, title: title) : .image(destination, title: title)
    default: return node.typeName == "strikethrough" ? .strikethrough : nil
    }
  }
}

// MARK: - What a block says

extension TreeReader {
  private func paragraph(_ node: SyntaxTree.Node) -> PlacedText {
    // A paragraph that a table was cut off from has no place of its own; it begins where cmark-gfm says that the table does.
    let placed = node.startLine > 0 ? node : cmark_node_next(node) ?? node
    return PlacedText(
      paragraph: node.content, source: masked, lines: lines, line: placed.startLine,
      column: placed.startColumn)
  }

  private func heading(_ node: SyntaxTree.Node) -> PlacedText {
    let content = node.content
    let text = PlacedText(
      heading: content, source: masked, line: lines[node.startLine], column: node.startColumn)
    if text.places.first != .some(nil), !content.isEmpty, opensWithNumberSign(node) { return text }
    return PlacedText(
      paragraph: content, source: masked, lines: lines, line: node.startLine, column: node.startColumn)
  }

  private func opensWithNumberSign(_ node: SyntaxTree.Node) -> Bool {
    guard let line = lines[node.startLine] else { return false }
    let start = line.lowerBound + node.startColumn - 1
    return line.contains(start) && masked[start] == UInt8(ascii: "#")
  }

  /// The last line of what was a paragraph until its row of dashes came.
  private func headerLine(of table: SyntaxTree.Node) -> PlacedText {
    let content = table.content
    let text = PlacedText(
      paragraph: content, source: masked, lines: lines, line: table.startLine, column: table.startColumn)
    var line = PlacedText()
    if let last = text.lines.last { line.append(text, last) }
    return line
  }

  private mutating func readCode(_ node: SyntaxTree.Node) {
    let info = SyntaxTree.Node.string(cmark_node_get_fence_info(node))
    let element = Element.codeBlock(
      language: info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "")
    var ignored: (CInt, CInt, CChar) = (0, 0, 0)
    let isFenced = cmark_node_get_fenced(node, &ignored.0, &ignored.1, &ignored.2) != 0
    let text = PlacedText(
      verbatim: node.literal, source: masked, lines: lines, line: node.startLine + (isFenced ? 1 : 0))
    events.append(.enter(element))
    for line in text.lines {
      append(text, line)
      events.append(.text(TextRun(text: "\n", range: nil)))
    }
    events.append(.leave(element))
  }

  private mutating func readHTML(_ node: SyntaxTree.Node) {
    let html = PlacedText(verbatim: node.literal, source: masked, lines: lines, line: node.startLine)
    var shown = PlacedText()
    for piece in RawHTML.shown(html.bytes) { shown.append(html, piece) }
    let lines = shown.lines.filter { line in
      !shown.bytes[line].allSatisfy { $0 == 0x20 || $0 == 0x09 } && !RawHTML.isBreak(Array(shown.bytes[line]))
    }
    if lines.isEmpty { return }
    events.append(.enter(.paragraph))
    for (index, line) in lines.enumerated() {
      if index > 0 { events.append(.lineBreak(isHard: false)) }
      append(shown, line)
    }
    events.append(.leave(.paragraph))
  }

  /// A line as runs: each of bytes that stand together in the source.
  private mutating func append(_ text: PlacedText, _ line: Range<Int>) {
    var reader = SpanReader(text, source: source)
    reader.appendRun(line)
    events += reader.events
  }

  private static func list(_ node: SyntaxTree.Node) -> Element {
    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      ? .orderedList(start: Int(cmark_node_get_list_start(node))) : .bulletList
  }

  private static func columns(of table: SyntaxTree.Node) -> [Element.Alignment] {
    guard let alignments = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return (0..<Int(cmark_gfm_extensions_get_table_columns(table))).map { column in
      switch alignments[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .natural
      }
    }
  }
}

extension SyntaxTree.Node {
  fileprivate var isSpan: Bool {
    type.rawValue & 0xC000 == CMARK_NODE_TEXT.rawValue & 0xC000
  }

  /// Whether a paragraph stands in a list whose items are not set apart: then it is no paragraph of its own.
  fileprivate var isInTightList: Bool {
    guard let list = parent?.parent, list.type == CMARK_NODE_LIST else { return false }
    return cmark_node_get_list_tight(list) != 0
  }
}
