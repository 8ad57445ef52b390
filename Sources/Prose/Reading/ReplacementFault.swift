/// What new words would do to what stands around them, and nobody said.
package enum ReplacementFault: Hashable, Sendable {
  /// They make another row of a table's row: they have more borders of cells, or a line's end.
  case row
  /// They end the quotation, item, note or heading that they stand in: what comes behind is outside of it.
  case block
  /// Their marks and those around them become others: a link in a link, two stars where one was.
  case marks

  /// The fault of new words for those in a range; nil where there is none.
  package init?(_ range: Range<Int>, by new: String, in text: [UInt8]) {
    if new.utf8.allSatisfy(\.isWhite) { return nil }
    let place = ReplacedPlace(range: range, new: Array(new.utf8), text: text)
    if place.breaksRow {
      self = .row
    } else if place.endsBlock {
      self = .block
    } else if place.changesMarks {
      self = .marks
    } else {
      return nil
    }
  }
}

private struct ReplacedPlace {
  let range: Range<Int>
  let new: [UInt8]
  let text: [UInt8]

  private var changed: [UInt8] { text[..<range.lowerBound] + new + text[range.upperBound...] }

  private static func blocks(of text: [UInt8]) -> [Block] {
    BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
  }

  var breaksRow: Bool {
    let blocks = Self.blocks(of: text)
    guard blocks.contains(where: { $0.kind == .tableRow && $0.range.overlaps(range) }) else { return false }
    func borders(_ bytes: [UInt8]) -> Int {
      bytes.indices.count {
        bytes[$0] == UInt8(ascii: "|") && ($0 == 0 || bytes[$0 - 1] != UInt8(ascii: "\\"))
      }
    }
    let ends = [new[...], text[range]].map { $0.count { $0 == 0x0A || $0 == 0x0D } }
    return borders(new) != borders(Array(text[range])) || ends[0] != ends[1]
  }

  var endsBlock: Bool {
    guard new.contains(where: { $0 == 0x0A || $0 == 0x0D }),
      let block = Self.blocks(of: text).last(where: { $0.range.overlaps(range) }),
      block.kind.isRunningText, block.kind != .paragraph || block.depth > 0
    else { return false }
    let rest = text[min(range.upperBound, block.range.upperBound)..<block.range.upperBound]
    let isAtEnd = rest.allSatisfy(\.isWhite)
    // What stands behind a heading is text of its own, if it is all new.
    if isAtEnd, block.kind == .heading { return false }
    let end = range.lowerBound + new.count
    let place =
      isAtEnd
      ? (new.lastIndex { !$0.isWhite } ?? 0) + range.lowerBound : end + rest.prefix(while: \.isWhite).count
    let now = Self.blocks(of: changed).first { $0.range.contains(place) }
    // An item may have a paragraph more, and a paragraph of it may become an item.
    let isWithin = now.map { $0.depth > 0 && block.kind != .quote } ?? false
    return now?.kind != block.kind && !isWithin
  }

  var changesMarks: Bool {
    let runs = [(new.first, text[..<range.lowerBound].last), (new.last, text[range.upperBound...].first)]
    if runs.contains(where: { $0.0 == $0.1 && $0.0.map("*_~`".utf8.contains) ?? false }) { return true }
    guard new.contains(UInt8(ascii: "[")) else { return false }
    let touched = Self.blocks(of: text).filter { $0.range.overlaps(range) }
    guard let first = touched.first, let last = touched.last else { return false }
    let window = first.range.lowerBound..<max(last.range.upperBound, range.upperBound)
    let made = text[window.lowerBound..<range.lowerBound] + new + text[range.upperBound..<window.upperBound]
    var vocabulary = Vocabulary()
    return InlineShape(of: Array(made), &vocabulary).nested
      > InlineShape(of: Array(text[window]), &vocabulary).nested
  }
}
