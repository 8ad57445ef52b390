/// The units of a text that mean something only together: a pair of marks, a link with its address, the marks of a table's column.
struct BoundUnits {
  /// Indices of units, a group each; a unit may be in several.
  private(set) var groups: [[Int]] = []
  /// The marks before the cells of each column of a table; a whole row may come or go without them.
  private(set) var columns: [[Int]] = []
  /// Marks that open and the marks that close them, by the indices of their units; a link closes with its address.
  private(set) var pairs: [(open: Range<Int>, close: Range<Int>)] = []
  private let text: ReadingText
  /// Where the last run of marks ends that closed something in part.
  private var groupedTo: Int?

  init(in text: ReadingText) {
    self.text = text
    var start = 0
    // What opened in a block of its own, and closes in another.
    var tags: [(name: ArraySlice<UInt8>, units: Range<Int>)] = []
    var remark: Range<Int>?
    while start < text.units.count {
      var end = start
      let block = text.blocks[text.units[start].block]
      // A paragraph of a quotation goes on over its lines.
      while end < text.units.count,
        text.units[end].block == text.units[start].block || text.blocks[text.units[end].block].goesOn
      { end += 1 }
      if block.kind == .html || remark != nil { bindRemark(start..<end, after: &remark) }
      if block.kind == .html { bindTags(start..<end, block, after: &tags) }
      if block.kind == .frontMatter { bindPairs(start..<end, signs: Self.emphasis.union("'".utf8)) }
      if block.kind.isRunningText || block.kind == .tableRow {
        let last = text.blocks[text.units[end - 1].block].range.upperBound
        bindAtoms(start..<end, block.contentStart..<max(block.contentStart, last))
        bindPairs(start..<end)
      }
      start = end
    }
    bindColumns()
  }

  // MARK: Within a block

  /// Link targets, labels, code and tags, each as a whole; a link's target with the words of the link, and two tags with each other.
  private mutating func bindAtoms(_ units: Range<Int>, _ content: Range<Int>) {
    var tags: [(name: ArraySlice<UInt8>, units: Range<Int>)] = []
    let openings = Openings(of: units, in: text)
    for atom in Atoms.ranges(in: text.text, content) {
      var members = indices(in: atom, of: units).filter { text.units[$0].range.overlaps(atom) }
      if text.text[atom.lowerBound] == UInt8(ascii: "<"), let first = members.first, let last = members.last {
        bindTag(first..<last + 1, after: &tags)
      }
      if let first = members.first, text.text[atom.lowerBound] != UInt8(ascii: "<"),
        first > units.lowerBound, byte(of: first - 1) == UInt8(ascii: "]"),
        text.end(of: first - 1) == atom.lowerBound, let open = openings[first - 1]
      {
        pairs.append((open..<open + 1, first - 1..<(members.last ?? first) + 1))
        members = Array(open..<first) + members
      }
      groups.append(members)
    }
  }

  /// A tag that closes, with the one that it closes.
  private mutating func bindTag(
    _ tag: Range<Int>, after tags: inout [(name: ArraySlice<UInt8>, units: Range<Int>)]
  ) {
    let words = text.text[text.range(of: tag)].dropFirst()
    let isEnd = words.first == UInt8(ascii: "/")
    let name = words.drop { $0 == UInt8(ascii: "/") }.prefix {
      !$0.isWhite && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
    }
    if !isEnd {
      tags.append((name, tag))
      // Tags that nothing closes are many in some files.
      if tags.count > Self.mostOpenTags { tags.removeFirst() }
    } else if let place = tags.lastIndex(where: { $0.name == name }) {
      groups.append(Array(tags[place].units) + Array(tag))
      pairs.append((tags[place].units, tag))
      tags.removeSubrange(place...)
    }
  }

  /// The ends of a remark, which may go over several blocks.
  private mutating func bindRemark(_ units: Range<Int>, after open: inout Range<Int>?) {
    for index in units {
      guard let length = Self.remarkEnd(at: text.start(of: index), in: text.text) else { continue }
      let mark = index..<min(index + length, units.upperBound)
      if length == Self.remark.open.count {
        open = open ?? mark
      } else if let start = open {
        groups.append(Array(start) + Array(mark))
        pairs.append((start, mark))
        open = nil
      }
    }
  }

  private static let mostOpenTags = 200

  /// Tags in a block of their own, each with the one that it closes.
  private mutating func bindTags(
    _ units: Range<Int>, _ block: Block, after tags: inout [(name: ArraySlice<UInt8>, units: Range<Int>)]
  ) {
    for atom in Atoms.ranges(in: text.text, block.content)
    where text.text[atom.lowerBound] == UInt8(ascii: "<") {
      let tag = indices(in: atom, of: units)
      if !tag.isEmpty { bindTag(tag, after: &tags) }
    }
  }

  /// The units that bytes of the text lie in.
  private func indices(in range: Range<Int>, of units: Range<Int>) -> Range<Int> {
    let first = units.partitioningIndex { text.units[$0].range.upperBound > range.lowerBound }
    let end = units.partitioningIndex { text.units[$0].range.lowerBound >= range.upperBound }
    return first..<max(first, end)
  }

  /// - Parameter signs: marks that open and close alike.
  private mutating func bindPairs(_ units: Range<Int>, signs: Set<UInt8> = Self.emphasis) {
    var open = OpenMarks()
    var index = units.lowerBound
    // How long the runs are that close no code from here on.
    var unclosed: Set<Int> = []
    while index < units.upperBound {
      if text.isEscaped(index) {
        index += 1
        continue
      }
      let end = endOfRun(at: index, units)
      let mark = text.mark(of: index..<end)
      if mark[0] == UInt8(ascii: "`") {
        index = bindCode(index..<end, in: units, &unclosed)
        continue
      }
      let place = (Self.closed[mark] ?? [mark]).compactMap { open.last(closedBy: $0) }.max()
      if place == nil, let closing = Self.brackets[mark] {
        open.append(OpenMarks.Mark(closing, index..<end))
      } else if let place, canClose(index) || Self.closingBehindSpace.contains(mark) {
        bind(open[place].units, index..<end)
        open.remove(from: place)
      } else if let place = open.last(closedInPartBy: mark, canOpen: canOpen(end)),
        canClose(index)
      {
        index += bindPart(of: index..<end, to: place, in: &open)
        continue
      } else if signs.contains(mark[0]) ? canOpen(end) : opensQuotation(index) {
        open.append(OpenMarks.Mark(mark, index..<end))
      }
      index = end
    }
  }

  private mutating func bind(_ open: Range<Int>, _ close: Range<Int>) {
    groups.append(Array(open) + Array(close))
    pairs.append((open, close))
  }

  /// A run of marks that closes a part of a longer one, or is closed itself in part, as in `***a** b*`. All of a run belongs together: it
  /// means something else with one mark less.
  ///
  /// - Returns: how many of its marks closed something.
  private mutating func bindPart(of run: Range<Int>, to place: Int, in open: inout OpenMarks) -> Int {
    let opening = open[place]
    let count = min(opening.units.count, run.count)
    let left = opening.units.dropLast(count)
    bind(opening.units.suffix(count), run.prefix(count))
    // What is left of a run is in the group of the whole run already.
    if !opening.isPart { groups.append(Array(opening.units)) }
    if groupedTo != run.upperBound { groups.append(Array(run)) }
    groupedTo = run.upperBound
    open.remove(from: place)
    if !left.isEmpty { open.append(OpenMarks.Mark(opening.mark.dropLast(count), left, isPart: true)) }
    return count
  }

  /// Code, in which nothing else is a mark; its end, or that of its mark where nothing closes it.
  private mutating func bindCode(_ mark: Range<Int>, in units: Range<Int>, _ unclosed: inout Set<Int>) -> Int
  {
    guard !unclosed.contains(mark.count) else { return mark.upperBound }
    var index = mark.upperBound
    while index < units.upperBound {
      guard byte(of: index) == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let end = endOfRun(at: index, units)
      if end - index == mark.count {
        bind(mark, index..<end)
        return end
      }
      index = end
    }
    unclosed.insert(mark.count)
    return mark.upperBound
  }

  /// The end of a run of one mark of emphasis; of anything else, one unit.
  private func endOfRun(at index: Int, _ units: Range<Int>) -> Int {
    if let length = Self.remarkEnd(at: text.start(of: index), in: text.text) {
      return min(index + length, units.upperBound)
    }
    var end = index + 1
    guard let mark = byte(of: index), Self.emphasis.contains(mark) else { return end }
    // Behind a sign that is joined to it no mark of its run follows.
    while end < units.upperBound, byte(of: end) == mark, text.start(of: end) == text.start(of: end - 1) + 1 {
      end += 1
    }
    return end
  }

  private func canClose(_ index: Int) -> Bool {
    let start = text.start(of: index)
    return start > 0 && !text.text[start - 1].isWhite
  }

  private func canOpen(_ end: Int) -> Bool {
    let start = text.end(of: end - 1)
    return start < text.text.count && !text.text[start].isWhite
  }

  /// Whether a straight quotation mark opens there, which elsewhere is an apostrophe: before words, and not before the one letter that is
  /// left of some.
  private func opensQuotation(_ index: Int) -> Bool {
    guard byte(of: index) == UInt8(ascii: "'"), canOpen(index + 1) else { return false }
    let start = text.start(of: index)
    let isBehindSpace =
      start == 0 || text.text[start - 1].isWhite || "([\"*_".utf8.contains(text.text[start - 1])
    let isBeforeLetter = index + 1 < text.units.count && text.units[index + 1].range.count == 1
    return isBehindSpace && !isBeforeLetter
  }

  /// How many bytes an end of a remark has that stands at a place; nil where none does.
  static func remarkEnd(at place: Int, in text: [UInt8]) -> Int? {
    guard text[place] == remark.open[0] || text[place] == remark.close[0] else { return nil }
    return [remark.open, remark.close].first { text[place...].starts(with: $0) }?.count
  }

  /// The mark of one byte that a unit is, whatever is joined to it; nil where it is none.
  private func byte(of index: Int) -> UInt8? { text.sign(of: index) }

  /// What a remark of the file stands between, that no page shows.
  private static let remark = (open: Array("<!--".utf8), close: Array("-->".utf8))

  /// Marks that open and close alike in a text; in front matter a single quotation mark always does too.
  private static let emphasis = Set("*_`~\"$".utf8)

  /// Marks that close otherwise than they open, in one language or another; some open in one and close in another.
  private static let brackets: [[UInt8]: [UInt8]] = {
    let pairs = [
      "()", "[]", "{}", "“”", "„„", "‘’", "‚‚", "«»", "»«", "‹›", "›‹", "「」", "『』", "《》", "〈〉", "【】", "（）",
      "¿?", "¡!",
    ].map { (Array(String($0.prefix(1)).utf8), Array(String($0.suffix(1)).utf8)) }
    return Dictionary(uniqueKeysWithValues: pairs + [(remark.open, remark.close)])
  }()

  /// What marks close that close more than one: German and Polish end what begins low otherwise.
  private static let closed: [[UInt8]: [[UInt8]]] = Dictionary(
    uniqueKeysWithValues: ["“„", "””„", "‘‚", "’’‚", "„", "‚"].map { marks in
      (Array(String(marks.prefix(1)).utf8), marks.dropFirst().map { Array(String($0).utf8) })
    })

  /// Marks that close behind a space too: French has one within its quotation marks.
  private static let closingBehindSpace = Set(["-->", "»", "«", "›", "‹"].map { Array($0.utf8) })

  // MARK: Across blocks

  /// The marks between the cells of each column; a row has as many as its table, or is no part of a column.
  private mutating func bindColumns() {
    var table: [[Int]] = []
    var last: Int?
    for (block, units) in rows {
      if let last, last + 1 == block, !isApart(last, block) {
        if units.count == table.count {
          for column in table.indices { table[column].append(units[column]) }
        }
      } else {
        columns += table
        table = units.map { [$0] }
      }
      last = block
    }
    columns += table
  }

  /// The marks of each row of a table, by the row's block.
  private var rows: [(block: Int, units: [Int])] {
    var rows: [(block: Int, units: [Int])] = []
    for (index, unit) in text.units.enumerated() where !unit.isBreak {
      guard text.blocks[unit.block].kind == .tableRow, byte(of: index) == UInt8(ascii: "|") else { continue }
      if let last = rows.last, last.block == unit.block {
        rows[rows.count - 1].units.append(index)
      } else {
        rows.append((unit.block, [index]))
      }
    }
    return rows
  }

  private func isApart(_ one: Int, _ other: Int) -> Bool {
    text.text[text.blocks[one].range.upperBound..<text.blocks[other].range.lowerBound].hasBlankLine
  }
}
