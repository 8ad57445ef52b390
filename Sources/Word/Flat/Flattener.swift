import Markdown

/// Turns the events of a text into a row of items.
struct Flattener {
  private let source: [UInt8]
  private(set) var lists: [FlatDocument.List] = []

  private var items: [FlatItem] = []
  /// Where the last piece ended in the source.
  private var last: Int
  private var isNote = false

  /// The paragraph that is open, without its pieces, which are in `items` already.
  private var shape: ParagraphShape?
  private var quotes = 0
  /// The lists around, and the item in each: nil once its first paragraph was begun.
  private var openLists: [(list: Int, item: OpenItem)] = []
  private struct OpenItem {
    var task: Bool?
    var isFresh = false
  }
  private var look = FlatPiece.Look()
  private var looks: [FlatPiece.Look] = []
  private var isCode = false
  private var followsCode = false
  /// The picture whose description is at hand, and the item that begins it.
  private var picture: (picture: FlatPiece.Picture, item: Int?)?
  private var table: FlatTable?
  /// The items of the text while those of a cell are gathered.
  private var outside: [FlatItem] = []

  init(source: [UInt8], from start: Int) {
    self.source = source
    last = start
  }

  mutating func flatten(
    _ events: [MarkdownEvent], from start: Int? = nil, isNote: Bool = false
  ) -> [FlatItem] {
    items = []
    last = start ?? last
    self.isNote = isNote
    for event in events {
      switch event {
      case .enter(let element): element.isSpan ? enterSpan(element) : enter(element)
      case .leave(let element): element.isSpan ? leaveSpan(element) : leave(element)
      case .text(let run): add(run)
      case .lineBreak(let isHard): addBreak(isHard: isHard)
      case .noteReference(let note, let occurrence, let range):
        // Word has no notes within notes.
        addPiece(
          isNote
            ? .text(String(decoding: source[range], as: UTF8.self)) : .note(note, occurrence: occurrence),
          range: range, isAtomic: true)
      }
    }
    endParagraph()
    return items
  }

  // MARK: Blocks

  private mutating func enter(_ element: Element) {
    endParagraph()
    switch element {
    case .quote: quotes += 1
    case .bulletList: openList(start: nil)
    case .orderedList(let start): openList(start: start)
    case .item(let task):
      if let index = openLists.indices.last { openLists[index].item = OpenItem(task: task, isFresh: true) }
    case .heading(let level): begin(.heading(level))
    case .paragraph: begin(.text)
    case .codeBlock:
      isCode = true
      if case .end(let shape, _) = items.last { followsCode = shape.kind == .code }
    case .rule:
      last = ruleStart
      begin(.rule)
      endParagraph()
    case .table: table = FlatTable(position: last)
    case .row: table?.rows.append([])
    case .headerCell(let alignment): enterCell(.headerCell, alignment)
    case .cell(let alignment): enterCell(.cell, alignment)
    default: break
    }
  }

  private mutating func leave(_ element: Element) {
    switch element {
    case .headerCell, .cell: return leaveCell()
    case .item:
      // An item without words is there all the same.
      if openLists.last?.item.isFresh == true { begin(.text) }
    default: break
    }
    endParagraph()
    switch element {
    case .quote: quotes -= 1
    case .bulletList, .orderedList: openLists.removeLast()
    case .codeBlock: (isCode, followsCode) = (false, false)
    case .table:
      if let table { items.append(.table(table)) }
      table = nil
    default: break
    }
  }

  private mutating func openList(start: Int?) {
    openLists.append((lists.count, OpenItem()))
    lists.append(FlatDocument.List(start: start, level: min(openLists.count - 1, 8)))
  }

  private mutating func enterCell(_ kind: ParagraphShape.Kind, _ alignment: Element.Alignment) {
    outside = items
    items = []
    begin(kind)
    shape?.alignment =
      switch alignment {
      case .natural: nil
      case .left: .left
      case .center: .center
      case .right: .right
      }
  }

  private mutating func leaveCell() {
    endParagraph()
    if let row = table?.rows.indices.last { table?.rows[row].append(items) }
    items = outside
    outside = []
  }

  private mutating func begin(_ kind: ParagraphShape.Kind) {
    var begun = ParagraphShape(kind: isNote && kind == .text ? .note : kind, quotes: quotes)
    if let index = openLists.indices.last {
      let item = openLists[index].item
      begun.item = ParagraphShape.Item(
        list: openLists[index].list, level: min(index, 8), isFirst: item.isFresh,
        task: item.isFresh ? item.task : nil)
      openLists[index].item.isFresh = false
    }
    shape = begun
  }

  private mutating func endParagraph() {
    guard let ended = shape else { return }
    items.append(.end(ended, position: last))
    shape = nil
  }

  // MARK: Spans

  private mutating func enterSpan(_ element: Element) {
    looks.append(look)
    switch element {
    case .strong: look.form.insert(.bold)
    case .emphasis: look.form.insert(.italic)
    case .strikethrough: look.form.insert(.struck)
    case .code: look.form.insert(.code)
    case .link(let destination, _): look.link = destination
    case .image(let destination, _): picture = (FlatPiece.Picture(address: destination.text), nil)
    default: break
    }
  }

  private mutating func leaveSpan(_ element: Element) {
    look = looks.popLast() ?? FlatPiece.Look()
    guard case .image = element else { return }
    // A picture in a note is described there, and not shown.
    if !isNote, let picture, let item = picture.item, case .piece(var piece) = items[item] {
      piece.picture = picture.picture
      items[item] = .piece(piece)
    }
    picture = nil
  }

  private mutating func add(_ run: TextRun) {
    if isCode { return addCode(run) }
    if run.text == "\n" || run.text == " ", run.range == nil { return addBreak(isHard: false) }
    addPiece(.text(run.text), range: run.range, isAtomic: run.isAtomic)
  }

  /// Code has a paragraph a line, as other readers of Word files have it.
  private mutating func addCode(_ run: TextRun) {
    if shape == nil {
      begin(.code)
      shape?.beginsCode = followsCode
      followsCode = false
    }
    guard run.text.hasSuffix("\n") else {
      return addPiece(.text(run.text), range: run.range, isAtomic: run.isAtomic)
    }
    if run.text != "\n" {
      addPiece(.text(String(run.text.dropLast())), range: run.range.map { $0.dropLast() }, isAtomic: false)
    }
    endParagraph()
    if let newline = nextNewline { last = newline.upperBound }
  }

  private mutating func addBreak(isHard: Bool) {
    let newline = nextNewline
    addPiece(isHard ? .lineBreak : .text(" "), range: newline, isAtomic: true)
  }

  /// Where the marks of the next rule stand; where the last piece ended, if there is none.
  private var ruleStart: Int {
    var start = last == 0 || source[last - 1] == 0x0A ? last : nextNewline?.upperBound ?? source.count
    while start < source.count {
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      // Before them stand the marks of quotations and items, and blanks.
      let marks = source[start..<end].lastIndex { !"*-_ \t\r".utf8.contains($0) }.map { $0 + 1 } ?? start
      let line = source[marks..<end].filter { !" \t\r".utf8.contains($0) }
      if line.count >= 3, Set(line).count == 1 {
        return source[marks..<end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? marks
      }
      start = end + 1
    }
    return last
  }

  /// The next line's end in the source.
  private var nextNewline: Range<Int>? {
    source[last...].firstIndex(of: 0x0A).map { $0..<$0 + 1 }
  }

  private mutating func addPiece(_ content: FlatPiece.Content, range: Range<Int>?, isAtomic: Bool) {
    if shape == nil { begin(.text) }
    if let range { placeMadeUp(before: range.lowerBound) }
    items.append(
      .piece(
        FlatPiece(
          content: content, look: look, range: range, isAtomic: isAtomic, position: range?.lowerBound ?? last)
      ))
    if picture != nil {
      if picture?.item == nil { picture?.item = items.count - 1 }
      if case .text(let words) = content { picture?.picture.description += words }
    }
    if let range { last = range.upperBound }
  }

  /// Blanks that md4c makes of those before a line of code stand there in the source.
  private mutating func placeMadeUp(before start: Int) {
    guard let index = items.indices.last, case .piece(var piece) = items[index], piece.range == nil,
      case .text(let text) = piece.content
    else { return }
    let place = start - text.utf8.count..<start
    guard place.lowerBound >= last, source[place].elementsEqual(text.utf8) else { return }
    piece.range = place
    piece.position = place.lowerBound
    items[index] = .piece(piece)
  }
}

extension Range<Int> {
  fileprivate func dropLast() -> Range<Int> { lowerBound..<Swift.max(lowerBound, upperBound - 1) }
}
