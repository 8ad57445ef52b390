/// A text as its reader has it: words, marks, and the breaks between its blocks.
///
/// Two texts that differ only in how they are written down have the same units: lines wrapped otherwise, with the `>` that a
/// quotation repeats; letters and their accents apart; the numbers of an ordered list behind its first item; the sign of
/// a bullet; the dashes under a table's head; an empty line between blocks that are apart without it; the marks of a
/// break; those that close a heading, and how many stand below one; `&amp;` for `&`; a backslash that changes nothing.
struct ReadingText {
  /// A word, a mark or a break.
  struct Unit {
    /// Its bytes. A break's are white space, and the backslash that asks for it.
    var range: Range<Int>
    /// Equal numbers read the same.
    var symbol: UInt32
    /// The block that it stands in; a break, the block behind it.
    let block: Int
    let isBreak: Bool
  }

  let text: [UInt8]
  let blocks: [Block]
  let units: [Unit]
  /// The units that are the number of an ordered list's first item: the only ones that a page shows as written.
  let firstNumbers: Set<Int>
  let lists: OrderedLists

  init(_ source: [UInt8], _ vocabulary: inout Vocabulary) {
    let text = source.withLineFeeds
    var scanner = ReadingScanner(text, vocabulary)
    scanner.run()
    self.text = text
    blocks = scanner.blocks
    units = scanner.units
    firstNumbers = scanner.firstNumbers
    lists = scanner.lists
    vocabulary = scanner.symbols.vocabulary
  }

  var symbols: [UInt32] { units.map(\.symbol) }

  /// The first byte of a unit; the end of the text for the index behind the last.
  func start(of index: Int) -> Int { index < units.count ? units[index].range.lowerBound : text.count }

  /// The byte behind a unit; the start of the text for the index before the first.
  func end(of index: Int) -> Int { index < 0 ? 0 : units[index].range.upperBound }

  /// What the block is in which a unit stands.
  func kind(of index: Int) -> Block.Kind { blocks[units[index].block].kind }

  func bytes(of index: Int) -> ArraySlice<UInt8> { text[units[index].range] }

  /// The bytes from the first of some units to the last.
  func range(of units: Range<Int>) -> Range<Int> {
    start(of: units.lowerBound)..<end(of: units.upperBound - 1)
  }

  /// What a reader has between a unit and the next: nothing, a space, or a space of its own kind. Where a break stands beside it,
  /// and at either end of the text, common white space means nothing.
  func gap(after index: Int) -> ArraySlice<UInt8> {
    if index < 0 {
      let start = text.startsWithByteOrderMark ? 3 : 0
      return units.first.map { text[start..<max(start, $0.range.lowerBound)].filter { $0 >= 0x80 }[...] }
        ?? []
    }
    guard index + 1 < units.count else { return [] }
    let (unit, next) = (units[index], units[index + 1])
    let gap = text[unit.range.upperBound..<next.range.lowerBound]
    if gap.isEmpty || unit.isBreak || next.isBreak { return [] }
    if blocks[unit.block].kind == .code { return gap }
    if blocks[unit.block].kind == .tableRow, isPipe(index) || isPipe(index + 1) { return [] }
    return gap.contains { $0 >= 0x80 } ? gap.filter { $0 >= 0x80 }[...] : [UInt8(ascii: " ")]
  }

  /// Whether a unit is the mark between two cells, where it stands in a table.
  func isPipe(_ index: Int) -> Bool { bytes(of: index).elementsEqual([UInt8(ascii: "|")]) }
}
