/// Differences that mean something only together for a reader, though no mark binds them: a sentence that becomes a list, with the full stop
/// that goes; two dashes or commas around words; the colons of a table's columns; the spaces between the items of a list.
struct SentenceUnits {
  /// Differences by their numbers.
  private(set) var groups: [[Int]] = []
  private let diff: ReadingDiff

  init(_ diff: ReadingDiff) {
    self.diff = diff
    guard diff.differences.count > 1 else { return }
    var origins = [Int?](repeating: nil, count: diff.new.units.count)
    for (unit, other) in diff.counterparts.enumerated() { if let other { origins[other] = unit } }
    let (olds, news) = (diff.differences.map(\.old), diff.differences.map(\.new))
    bindItems(diff.old, olds, diff.new, news) { diff.counterparts[$0] }
    bindItems(diff.new, news, diff.old, olds) { origins[$0] }
    bindMarks(diff.old, olds, others: news, of: diff.new)
    bindMarks(diff.new, news, others: olds, of: diff.old)
    bindColons()
    bindSpaces()
  }

  // MARK: A sentence and a list

  /// A paragraph whose words are items in the other text: all that changes in it from the first item on, to the end of the sentence.
  private mutating func bindItems(
    _ text: ReadingText, _ parts: [Range<Int>], _ other: ReadingText, _ others: [Range<Int>],
    counterpart: (Int) -> Int?
  ) {
    var next = 0
    while next < parts.count {
      let first = next
      next += 1
      guard others[first].contains(where: other.isItemMark),
        let unit = [parts[first].lowerBound, parts[first].lowerBound - 1].first(where: {
          text.units.indices.contains($0) && !text.units[$0].isBreak
        }), text.kind(of: unit) == .paragraph
      else { continue }
      let block = text.units[unit].block
      var end = parts[first].upperBound
      var last: Int?
      while end < text.units.count, text.units[end].block == block {
        if let there = counterpart(end), other.kind(of: there) == .item { last = end }
        end += 1
      }
      guard var stop = last else { continue }
      while stop + 1 < end, !text.endsSentence(stop) { stop += 1 }
      let bound = (first..<parts.count).prefix { parts[$0].lowerBound <= stop && parts[$0].upperBound <= end }
      // One item is the paragraph with a mark before it.
      let items = bound.reduce(0) { $0 + others[$1].count(where: other.isItemMark) }
      if bound.count > 1, items > 1 { groups.append(Array(bound)) }
      next = max(next, bound.upperBound)
    }
  }

  // MARK: Two marks in a sentence

  /// Marks around words in a sentence where there are two of one kind, and both came or both went.
  private mutating func bindMarks(
    _ text: ReadingText, _ parts: [Range<Int>], others: [Range<Int>], of other: ReadingText
  ) {
    var owners: [Int: Int] = [:]
    for (number, part) in parts.enumerated() {
      for unit in part where text.isParenthesis(unit) { owners[unit] = number }
    }
    var seen: Set<Int> = []
    for unit in owners.keys.sorted() where !seen.contains(unit) {
      let alike = text.sentence(around: unit).filter {
        text.isParenthesis($0) && text.units[$0].symbol == text.units[unit].symbol
      }
      seen.formUnion(alike)
      let members = alike.compactMap { owners[$0] }
      guard alike.count == 2, members.count == 2, members[0] != members[1] else { continue }
      // A comma means little by itself: only where it is all that changes here.
      let isComma = text.bytes(of: unit).elementsEqual(",".utf8)
      let isBare = members.allSatisfy {
        parts[$0].count == 1 && others[$0].count < 2 && other.words(of: others[$0]).isEmpty
      }
      if !isComma || isBare { groups.append(members) }
    }
  }

  // MARK: Tables and lists

  /// The colons in the line under a table's head.
  private mutating func bindColons() {
    let inRows = diff.differences.indices.compactMap { index -> (row: Int, index: Int)? in
      let (old, new) = (diff.differences[index].old, diff.differences[index].new)
      guard !(old.isEmpty && new.isEmpty), old.allSatisfy(diff.old.isColon), new.allSatisfy(diff.new.isColon)
      else { return nil }
      let unit = new.isEmpty ? max(0, new.lowerBound - 1) : new.lowerBound
      guard diff.new.units.indices.contains(unit), diff.new.kind(of: unit) == .tableRow else { return nil }
      let row = diff.new.units[unit].block
      let line = MarkdownLine(diff.new.text, diff.new.blocks[row].range)
      return line.isTableDelimiter ? (row, index) : nil
    }
    groups += Dictionary(grouping: inRows, by: \.row).values.map { $0.map(\.index) }
  }

  /// The empty lines that come between the items of a list, or go: a page has them between all or none.
  private mutating func bindSpaces() {
    let inLists = diff.differences.indices.compactMap { index -> (list: Int, index: Int)? in
      let (old, new) = (diff.differences[index].old, diff.differences[index].new)
      guard old.count == 1, new.count == 1, diff.old.units[old.lowerBound].isBreak,
        diff.new.units[new.lowerBound].isBreak,
        diff.old.bytes(of: old.lowerBound).hasBlankLine != diff.new.bytes(of: new.lowerBound).hasBlankLine,
        diff.old.kind(of: old.lowerBound) == .item
      else { return nil }
      return diff.new.lists.list(of: diff.new.units[new.lowerBound].block).map { ($0, index) }
    }
    groups += Dictionary(grouping: inLists, by: \.list).values.map { $0.map(\.index) }
  }
}

extension ReadingText {
  /// Whether a unit is the mark of an item.
  fileprivate func isItemMark(_ index: Int) -> Bool {
    let block = blocks[units[index].block]
    return block.kind == .item && !units[index].isBreak && units[index].range.lowerBound < block.contentStart
  }

  fileprivate func isColon(_ index: Int) -> Bool { bytes(of: index).elementsEqual(":".utf8) }

  /// Whether a unit is a comma, or a dash that parts words and does not join them, as in 1990–2000.
  fileprivate func isParenthesis(_ index: Int) -> Bool {
    let unit = units[index]
    guard !unit.isBreak, blocks[unit.block].kind.isRunningText,
      unit.range.lowerBound >= blocks[unit.block].contentStart
    else { return false }
    let mark = Array(text[unit.range])
    if mark == Self.comma || mark == Self.longDash { return true }
    func isWhite(_ place: Int) -> Bool { !text.indices.contains(place) || text[place].isWhite }
    let (before, behind) = (isWhite(unit.range.lowerBound - 1), isWhite(unit.range.upperBound))
    return mark == Self.dash && (before || behind) || mark == Self.hyphen && before && behind
  }

  private static let comma = Array(",".utf8)
  private static let longDash = Array("—".utf8)
  private static let dash = Array("–".utf8)
  private static let hyphen = Array("-".utf8)

  /// The units of the sentence that one is in.
  fileprivate func sentence(around index: Int) -> Range<Int> {
    var (start, end) = (index, index)
    while start > 0, !endsSentence(start - 1) { start -= 1 }
    while end < units.count, !endsSentence(end) { end += 1 }
    return start..<end
  }
}
