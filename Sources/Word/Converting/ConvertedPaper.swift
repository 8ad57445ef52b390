/// A Word file as a text in Markdown: headings, lists, quotations, code, tables, notes, links and emphasis.
///
/// It reads as the file does once all its tracked changes are rejected; what was changed in it and said of it is for
/// `ReturnedPaper` to find.
package struct ConvertedPaper: Sendable {
  /// The text, without front matter.
  package private(set) var markdown = ""
  /// The lines of the file's title, which is no part of the text.
  package private(set) var title: [String] = []
  /// What is in the file and not in the text, in words.
  package private(set) var left: [String] = []

  /// The files that lie beside the text, by name.
  package private(set) var pictures: [String: PaperPicture] = [:]

  /// - Parameter pictures: those of the file that can be shown, by the id of their relationship.
  package init(_ file: WordFile, pictures shown: [String: PaperPicture] = [:]) {
    var writer = BlockWriter(file, pictures: shown)
    writer.write()
    markdown = writer.markdown
    for (relationship, name) in writer.names { pictures[name] = shown[relationship] }
    title = file.body.paragraphs.filter { file.styles.block(ofStyle: $0.style) == .title }
      .map { $0.text(.rejected) }.filter { !$0.allSatisfy(\.isWhitespace) }
    for story in file.stories {
      if [.header, .footer, .textBox].contains(story.kind) {
        let words = story.texts(.rejected).joined(separator: "\n")
        if !words.allSatisfy(\.isWhitespace) { left.append("\(story.kind.rawValue): \(words)") }
      }
      var leftOut = story.leftOut
      if story.kind == .body, writer.shownPictures > 0 {
        leftOut["picture", default: 0] -= writer.shownPictures
      }
      left += leftOut.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
    }
    left += lost(file)
  }

  /// The paragraphs of the file that the text does not have, letter by letter.
  private func lost(_ file: WordFile) -> [String] {
    let shown = Set(
      PaperText(Array(markdown.utf8)).units.split { $0.isEnd }.map { Self.letters($0.map(\.scalar)) })
    var paragraphs: [[Unicode.Scalar]] = []
    var open: [Unicode.Scalar] = []
    var last: (story: Int, cell: StoryParagraph.Cell?)?
    func close() {
      paragraphs.append(open)
      open = []
    }
    for unit in ReturnedText(file).units where unit.isThere({ _ in false }) {
      let story = file.stories[unit.story]
      let place = (unit.story, story.paragraphs[unit.position.paragraph].cell)
      // What a cell or a note has is one paragraph in Markdown.
      let isOne = story.kind != .body || place.1 != nil
      if let last, last != place { close() }
      if unit.end == nil { open.append(unit.scalar) } else if !isOne { close() }
      last = place
    }
    close()
    return paragraphs.filter { !Self.letters($0).isEmpty && !shown.contains(Self.letters($0)) }
      .map { "written otherwise: " + $0.text }
  }

  private static func letters(_ scalars: [Unicode.Scalar]) -> [UInt32] {
    scalars.filter { !$0.properties.isWhitespace && $0 != PaperUnit.note && !PaperUnit.boxes.contains($0) }
      .map(UnitAlignment.folded)
  }
}

/// Writes the blocks of a file's main text, and its notes behind them.
private struct BlockWriter {
  private(set) var markdown = ""

  private let file: WordFile
  private var text: ReturnedText
  private let words: MarkedWords
  private let notes: [Int: [ReturnedUnit]]

  private enum Block: Hashable {
    case none, text, quote, code
    case list
    case table(Int)
  }

  private var last = Block.none
  /// How far each level of the list at hand stands in, and how far it has counted.
  private var levels: [(indent: Int, number: Int)] = []
  private var rows: [[String]] = []
  private let pictures: [String: PaperPicture]
  private var nextPicture = 0
  /// What the pictures are called that were written, by the id of their relationship.
  private(set) var names: [String: String] = [:]
  private(set) var shownPictures = 0

  init(_ file: WordFile, pictures: [String: PaperPicture]) {
    self.file = file
    self.pictures = pictures
    text = ReturnedText(file)
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
    self.notes = notes
    words = MarkedWords(paper: PaperText([]), notes: notes)
  }

  mutating func write() {
    let units = text.units.filter { unit in
      file.stories[unit.story].kind == .body && unit.isThere { _ in false }
    }
    for part in units.paragraphs {
      let paragraph = units[part.upperBound].position.paragraph
      write(Array(units[part]), file.body.paragraphs[paragraph])
      // One in a table stands behind that.
      if file.body.paragraphs[paragraph].cell == nil { writePictures(until: paragraph) }
    }
    closeTable()
    writePictures(until: .max)
    closeCode(before: .none)
    let definitions = NoteDefinitions(paper: PaperText([]), notes: notes)
    for unit in units {
      if let story = unit.note { markdown += "\n\n" + definitions.definition(of: story) }
    }
    if !markdown.isEmpty { markdown += "\n" }
  }

  private mutating func write(_ units: [ReturnedUnit], _ paragraph: StoryParagraph) {
    if let cell = paragraph.cell { return add(units, to: cell) }
    closeTable()
    let block = file.styles.block(ofStyle: paragraph.style)
    if case .code = block { return writeCode(units) }
    let line = words.written(units.map { .init($0) }).trimmedBlanks
    if case .heading(let level) = block {
      guard !line.isEmpty else { return }
      return begin(.text, String(repeating: "#", count: level) + " " + line.inOneLine)
    }
    if paragraph.list != nil || block == .listItem { return writeItem(line, paragraph) }
    guard !line.isEmpty else { return }
    if block == .quote {
      let quoted = "> " + MarkdownWords.atLineStart(line).replacing("\n", with: "\n> ")
      return begin(.quote, quoted, separator: last == .quote ? "\n>\n" : nil)
    }
    begin(.text, MarkdownWords.atLineStart(line))
  }

  /// Writes the pictures of the paragraphs so far, each as one of its own.
  private mutating func writePictures(until paragraph: Int) {
    while nextPicture < file.body.pictures.count, file.body.pictures[nextPicture].paragraph <= paragraph {
      let found = file.body.pictures[nextPicture]
      nextPicture += 1
      guard let picture = pictures[found.relationship] else { continue }
      let ending = picture.format == .png ? "png" : "jpg"
      let name = names[found.relationship] ?? "picture-\(names.count + 1).\(ending)"
      names[found.relationship] = name
      shownPictures += 1
      let words = found.description.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      // A picture without words would be shown by nothing that reads text alone.
      begin(.text, "![\(MarkdownWords.escaped(words.isEmpty ? name : words))](\(name))")
    }
  }

  private mutating func begin(_ block: Block, _ lines: String, separator: String? = nil) {
    closeCode(before: block)
    if block != .list { levels = [] }
    markdown += markdown.isEmpty ? lines : (separator ?? "\n\n") + lines
    last = block
  }

  private mutating func writeItem(_ line: String, _ paragraph: StoryParagraph) {
    let level = min(paragraph.list?.level ?? 0, levels.count, 8)
    let isOrdered = paragraph.list.map(file.numbering.isOrdered) ?? false
    levels = Array(levels.prefix(level + 1))
    if levels.count == level { levels.append((level == 0 ? 0 : levels[level - 1].indent, 0)) }
    levels[level].number += 1
    let mark = isOrdered ? "\(levels[level].number). " : "- "
    let indent = level == 0 ? 0 : levels[level - 1].indent
    levels[level].indent = indent + mark.utf8.count
    let blanks = String(repeating: " ", count: indent)
    let inner = "\n" + String(repeating: " ", count: levels[level].indent)
    let item =
      blanks + mark + MarkdownWords.task(MarkdownWords.atLineStart(line)).replacing("\n", with: inner)
    let kept = levels
    begin(.list, item, separator: last == .list ? "\n" : nil)
    levels = kept
  }

  // MARK: Code

  private mutating func writeCode(_ units: [ReturnedUnit]) {
    let line = units.map(\.scalar).text
    if last == .code {
      markdown += "\n" + line
    } else {
      begin(.code, "```\n" + line)
    }
  }

  private mutating func closeCode(before next: Block) {
    if last == .code, next != .code { markdown += "\n```" }
  }

  // MARK: Tables

  private mutating func add(_ units: [ReturnedUnit], to cell: StoryParagraph.Cell) {
    if last != .table(cell.table) {
      closeTable()
      closeCode(before: .table(cell.table))
      last = .table(cell.table)
      rows = []
      levels = []
    }
    while rows.count <= cell.row { rows.append([]) }
    while rows[cell.row].count <= cell.column { rows[cell.row].append("") }
    let line = words.written(units.map { .init($0) }).trimmedBlanks.inOneLine
    let before = rows[cell.row][cell.column]
    rows[cell.row][cell.column] = before.isEmpty || line.isEmpty ? before + line : before + " " + line
  }

  private mutating func closeTable() {
    guard case .table = last, let columns = rows.map(\.count).max(), columns > 0 else {
      if case .table = last { last = .none }
      return
    }
    func line(_ cells: [String]) -> String {
      let padded = cells + [String](repeating: "", count: columns - cells.count)
      return "|" + padded.map { " \($0) |" }.joined()
    }
    // A row that came is not there, and left no cell.
    let there = rows.filter { !$0.isEmpty }
    let head = [line(there[0]), "|" + String(repeating: " --- |", count: columns)]
    let lines = head + there.dropFirst().map(line)
    markdown += (markdown.isEmpty ? "" : "\n\n") + lines.joined(separator: "\n")
    rows = []
    last = .text
  }
}

extension String {
  fileprivate var trimmedBlanks: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...end])
  }

  /// Without the line's ends within it, which a heading and a cell do not have.
  fileprivate var inOneLine: String { replacing("\\\n", with: " ").replacing("\n", with: " ") }
}
