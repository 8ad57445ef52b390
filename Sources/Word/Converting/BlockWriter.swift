/// Writes the blocks of a file's main text, and its notes behind them.
struct BlockWriter {
  private(set) var markdown = ""

  private let file: WordFile
  private var text: ReturnedText
  private let words: MarkedWords
  private let notes: NewNotes

  private enum Block: Hashable {
    case none, text, quote, code
    case table(Int)
  }

  private var last = Block.none
  /// The items that are open, the outermost first.
  private var levels: [OpenItem] = []
  private var counter = ListCounter()
  /// Whether the last block stands in a quotation.
  private var isQuoted = false
  private var code: [String] = []
  private var codeDepth = 0
  private var rows: [[String]] = []
  private let pictures: [String: PaperPicture]
  private var nextPicture = 0
  /// What the pictures are called that were written, by the id of their relationship.
  private(set) var names: [String: String] = [:]
  private(set) var shownPictures: [Int] = []
  /// What stands before the words of an item or a heading, for Markdown has no such number; by the paragraph of the file.
  private(set) var signs: [Int: String] = [:]

  /// How many marks of notes lead to no note of their own.
  private(set) var lostMarks = 0

  /// How many numbers stand there with digits that the file has otherwise.
  private(set) var foreignNumbers = 0

  private struct OpenItem {
    /// The column where its words begin.
    let column: Int
    /// How far in they stand in the file, where it says so.
    let indent: Int?
    let isOrdered: Bool
    let number: Int
    /// What stands behind the number.
    let mark: Character
  }

  /// The paragraphs of the file that are headings of the text, in order.
  private(set) var headings: [Int] = []

  /// - Parameter places: the names of headings, by the bookmarks that lead to them.
  init(_ file: WordFile, pictures: [String: PaperPicture], places: [String: String] = [:]) {
    self.file = file
    self.pictures = pictures
    text = ReturnedText(file)
    text.lead { places[$0.lowercased()] }
    let bodies = text.units.filter { file.stories[$0.story].kind != .body }
    var notes = Dictionary(grouping: bodies, by: \.story)
    // As they are without their changes.
    notes = notes.mapValues { units in
      units.filter { unit in unit.isThere { _ in false } }.map { unit in
        var plain = unit
        plain.changes = []
        return plain
      }
    }
    self.notes = NewNotes(notes, in: [])
    words = MarkedWords(paper: PaperText([]), notes: self.notes)
  }

  mutating func write() {
    let units = text.units.filter { unit in
      file.stories[unit.story].kind == .body && unit.isThere { _ in false } && !unit.isLostMark
    }
    lostMarks = text.units.count { unit in
      unit.isLostMark && unit.isOfText && unit.isThere { _ in false }
    }
    for part in units.paragraphs {
      let paragraph = units[part.upperBound].position.paragraph
      write(Array(units[part]), file.body.paragraphs[paragraph], paragraph)
      // One in a table stands behind that.
      if file.body.paragraphs[paragraph].cell == nil { writePictures(until: paragraph) }
    }
    closeTable()
    writePictures(until: .max)
    closeCode()
    let definitions = NoteDefinitions(paper: PaperText([]), notes: notes)
    for unit in units {
      if let story = unit.note { markdown += "\n\n" + definitions.definition(of: story) }
    }
    if !markdown.isEmpty { markdown += "\n" }
  }

  private mutating func write(_ units: [ReturnedUnit], _ paragraph: StoryParagraph, _ number: Int) {
    if let cell = paragraph.cell { return add(units, to: cell, number) }
    closeTable()
    let block = file.styles.block(ofStyle: paragraph.style)
    if block == .code { return addCode(units, paragraph, number) }
    closeCode()
    let line = words.written(units.map { .init($0) }).trimmedBlanks
    if case .heading(let level) = block {
      guard !line.isEmpty else { return }
      let list = file.list(of: paragraph)
      if let list { _ = counter.next(list, in: file.numbering) }
      let sign = list.flatMap { self.sign($0) }
      signs[number] = sign
      headings.append(number)
      return put(
        String(repeating: "#", count: level) + " " + Self.line(line.inOneLine, behind: sign), within: 0)
    }
    if file.list(of: paragraph) != nil || block == .listItem {
      return putItem(line, paragraph, number, isQuoted: block == .quote)
    }
    guard !line.isEmpty else { return }
    let depth = depth(of: paragraph, block)
    let isQuote = block == .quote
    put(
      MarkdownWords.atLineStart(line), within: depth,
      isQuoted: isQuote && depth == 0 || depth > 0 && isQuoted,
      inner: isQuote && depth > 0 && !isQuoted)
  }

  /// How many of the open items a paragraph stands in that is none itself.
  private func depth(of paragraph: StoryParagraph, _ block: StyleSheet.Block) -> Int {
    // What a quotation stands in, its own step not counted.
    let own = block == .quote && !isQuoted ? NumberingPart.step : 0
    guard let indent = paragraph.indent.map({ $0 - own }) else {
      return block == .listContinuation ? levels.count : 0
    }
    guard block != .text else { return 0 }
    let within = levels.lastIndex { ($0.indent ?? 0) <= indent }.map { $0 + 1 } ?? 0
    return indent > 0 ? within : 0
  }

  /// Writes a block into the innermost of so many items.
  ///
  /// - Parameters:
  ///   - mark: what its first line begins with.
  ///   - isQuoted: whether it stands in a quotation, with the items around it.
  ///   - inner: whether it is a quotation within its item.
  ///   - isTight: whether it stands right below the block before it.
  private mutating func put(
    _ content: String, mark: String = "", within depth: Int, isQuoted: Bool = false, inner: Bool = false,
    isTight: Bool = false
  ) {
    let indent = String(repeating: " ", count: depth == 0 ? 0 : levels[depth - 1].column)
    let hanging = indent + String(repeating: " ", count: mark.utf8.count)
    let outer = isQuoted ? "> " : ""
    let own = inner ? "> " : ""
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      index, line in
      (outer + (index == 0 ? indent + mark : hanging) + own + line).trimmedEnd(unless: index == 0)
    }
    // A quotation goes on over an empty line of its own.
    let goesOn = isQuoted && self.isQuoted || inner && last == .quote
    let gap = goesOn ? "\n" + (outer + indent + own).trimmedEnd(unless: false) + "\n" : "\n\n"
    if !markdown.isEmpty { markdown += isTight ? "\n" : gap }
    markdown += lines.joined(separator: "\n")
    last = inner || isQuoted ? .quote : .text
    self.isQuoted = isQuoted
    levels = Array(levels.prefix(depth))
  }

  /// What a reader of the file sees before the item that was counted last.
  private mutating func sign(_ list: StoryParagraph.ListPlace) -> String? {
    if file.numbering.isForeign(list) { foreignNumbers += 1 }
    return file.numbering.sign(list, numbers: counter.numbers(list, in: file.numbering))
  }

  private static func line(_ line: String, behind sign: String?) -> String {
    sign.map { MarkdownWords.escaped($0) + (line.isEmpty ? "" : " " + line) } ?? line
  }

  private mutating func putItem(_ line: String, _ paragraph: StoryParagraph, _ place: Int, isQuoted: Bool) {
    if isQuoted != self.isQuoted { levels = [] }
    let list = file.list(of: paragraph)
    let level = min(list?.level ?? 0, levels.count)
    let previous = level < levels.count ? levels[level] : nil
    let number = list.map { counter.next($0, in: file.numbering) } ?? 0
    // What Markdown cannot count stands there as words.
    let isCounted = list.map(file.numbering.isOrdered) ?? false
    let goesOn = previous?.isOrdered == true && previous?.number == number - 1
    let isBeyond = isCounted && !ListCounter.markdownNumbers.contains(number) && !goesOn
    let sign = list.flatMap { self.sign($0) } ?? (isBeyond ? "\(number)." : nil)
    let isPlain =
      list.map { file.numbering.isPlain(sign ?? "", of: $0, number: number, goesOn: goesOn) } ?? false
    let words = isPlain ? nil : sign
    signs[place] = words
    let isOrdered = words == nil && isCounted
    var behind = previous?.mark ?? (sign == "\(number))" ? ")" : ".")
    // A list that counts otherwise than on is another: Markdown tells them apart by what is behind the number.
    if let previous, previous.isOrdered, isOrdered, previous.number + 1 != number {
      behind = behind == "." ? ")" : "."
    }
    let mark = isOrdered ? "\(min(number, ListCounter.markdownNumbers.upperBound))\(behind) " : "- "
    let isTight = !levels.isEmpty
    put(
      MarkdownWords.task(MarkdownWords.atLineStart(Self.line(line, behind: words))), mark: mark,
      within: level, isQuoted: isQuoted,
      isTight: isTight)
    levels.append(
      OpenItem(
        column: (level == 0 ? 0 : levels[level - 1].column) + mark.utf8.count,
        indent: paragraph.indent ?? list.flatMap(file.numbering.indent), isOrdered: isOrdered, number: number,
        mark: behind))
  }

  /// Writes the pictures of the paragraphs so far, each as one of its own.
  private mutating func writePictures(until paragraph: Int) {
    while nextPicture < file.body.pictures.count, file.body.pictures[nextPicture].paragraph <= paragraph {
      let found = file.body.pictures[nextPicture]
      nextPicture += 1
      guard let picture = pictures[found.relationship] else { continue }
      closeCode()
      let ending = picture.format == .png ? "png" : "jpg"
      let name = names[found.relationship] ?? "picture-\(names.count + 1).\(ending)"
      names[found.relationship] = name
      shownPictures.append(found.leftOut)
      let words = found.description.foldedBlanks
      // A picture without words would be shown by nothing that reads text alone.
      put("![\(MarkdownWords.escaped(words.isEmpty ? name : words))](\(name))", within: 0)
    }
  }

  // MARK: Code

  private mutating func addCode(_ units: [ReturnedUnit], _ paragraph: StoryParagraph, _ number: Int) {
    // The writer keeps two blocks apart by the space between them.
    let depth = depth(of: paragraph, .code)
    if (paragraph.spaceBefore ?? 0) > 0 || depth != codeDepth { closeCode() }
    if code.isEmpty { codeDepth = depth }
    last = .code
    code.append(units.map(\.scalar).text)
  }

  private mutating func closeCode() {
    guard !code.isEmpty else { return }
    let lines = code
    code = []
    // A fence is longer than what looks like one within it.
    let longest = lines.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    last = .text
    put(([fence] + lines + [fence]).joined(separator: "\n"), within: codeDepth)
  }

  // MARK: Tables

  private mutating func add(
    _ units: [ReturnedUnit], to cell: StoryParagraph.Cell, _ number: Int
  ) {
    if last != .table(cell.table) {
      closeTable()
      closeCode()
      last = .table(cell.table)
      rows = []
      levels = []
    }
    while rows.count <= cell.row { rows.append([]) }
    while rows[cell.row].count <= cell.column { rows[cell.row].append("") }
    // A cell has no lists, and one line.
    let line = units.chunked(by: \.position.paragraph).map { part in
      let words = words.written(part.map { .init($0) }).trimmedBlanks.inOneLine
      let place = part.first?.position.paragraph ?? number
      guard !words.isEmpty, let list = file.list(of: file.body.paragraphs[place]) else { return words }
      _ = counter.next(list, in: file.numbering)
      signs[place] = sign(list) ?? "•"
      return Self.line(words, behind: signs[place])
    }.filter { !$0.isEmpty }.joined(separator: " ")
    let before = rows[cell.row][cell.column]
    rows[cell.row][cell.column] = before.isEmpty || line.isEmpty ? before + line : before + " " + line
  }

  private mutating func closeTable() {
    guard case .table = last else { return }
    last = .none
    // A row that came is not there, and left no cell.
    let lines = TableLines.lines(rows.filter { !$0.isEmpty })
    rows = []
    guard !lines.isEmpty else { return }
    put(lines.joined(separator: "\n"), within: 0)
  }
}
