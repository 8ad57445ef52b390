/// The marks that make blocks of a text and mean something only together, as indices of units.
struct BlockMarks {
  /// The two fences of code; the mark of a heading, or its underline, with the first of its words.
  private(set) var groups: [[Int]] = []
  /// The marks of the items of each list; a whole item may come or go without them.
  private(set) var lists: [[Int]] = []
  /// The marks of the paragraphs of each quotation; a whole paragraph may come or go without them.
  private(set) var quotations: [[Int]] = []
  /// All of each table.
  private(set) var tables: [[Int]] = []

  init(in text: ReadingText) {
    var ofList: [Int: [Int]] = [:]
    var last: Range<Int>?
    var start = 0
    while start < text.units.count {
      let block = text.units[start].block
      var end = start
      while end < text.units.count, text.units[end].block == block { end += 1 }
      let units = (text.units[start].isBreak ? start + 1 : start)..<end
      if !units.isEmpty {
        if let list = text.lists.list(of: block) { ofList[list, default: []].append(units.lowerBound) }
        bind(units, text, behind: last)
        takeQuotation(units, text, behind: last)
        last = units
      }
      start = end
    }
    lists = ofList.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A line of a quotation goes on with the one before, whatever stands in that: a paragraph, or nothing between two.
  private mutating func takeQuotation(_ units: Range<Int>, _ text: ReadingText, behind last: Range<Int>?) {
    let first = units.lowerBound
    guard text.kind(of: first) == .quote, text.bytes(of: first).first == UInt8(ascii: ">") else { return }
    if let last, text.kind(of: last.lowerBound) == .quote, !isApart(last, units, in: text),
      !quotations.isEmpty
    {
      quotations[quotations.count - 1].append(first)
    } else {
      quotations.append([first])
    }
  }

  /// Binds the marks of one block.
  private mutating func bind(_ units: Range<Int>, _ text: ReadingText, behind last: Range<Int>?) {
    let (first, end) = (units.lowerBound, units.upperBound - 1)
    switch text.kind(of: first) {
    case .code where first < end && Self.isFence(text.bytes(of: first)) && Self.isFence(text.bytes(of: end)):
      groups.append([first, end])
    case .tableRow:
      if let last, text.kind(of: last.lowerBound) == .tableRow, !isApart(last, units, in: text),
        !tables.isEmpty
      {
        tables[tables.count - 1] += Array(units)
      } else {
        tables.append(Array(units))
      }
    case .heading where first < end:
      groups.append([first, first + 1])
    case .rule:
      guard let last, text.kind(of: last.lowerBound) == .paragraph, !isApart(last, units, in: text) else {
        return
      }
      groups.append([last.lowerBound] + Array(units))
    default: break
    }
  }

  private func isApart(_ one: Range<Int>, _ next: Range<Int>, in text: ReadingText) -> Bool {
    text.text[text.end(of: one.upperBound - 1)..<text.start(of: next.lowerBound)].hasBlankLine
  }

  private static func isFence(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= 3 && (bytes.first == UInt8(ascii: "`") || bytes.first == UInt8(ascii: "~"))
  }
}
