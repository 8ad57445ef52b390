/// One row of a table as it stands in its line.
struct TableLine {
  /// The cells between the pipes, without white space around them.
  private let cells: [PlacedText]

  /// Divides a line at its pipes. One that a backslash precedes is no border, whatever precedes the backslash: GFM (0.29, section
  /// 4.10) takes tables apart before it reads spans.
  ///
  /// - Parameter line: what stands before the row is white space and marks of quotations.
  init(_ line: PlacedText) {
    let bytes = line.bytes
    var borders = bytes.indices.filter {
      bytes[$0] == UInt8(ascii: "|") && ($0 == 0 || bytes[$0 - 1] != UInt8(ascii: "\\"))
    }
    var start = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">") } ?? bytes.count
    if borders.first == start {
      borders.removeFirst()
      start += 1
    }
    var cells: [PlacedText] = []
    for border in borders + [bytes.count] {
      cells.append(Self.cell(line, start..<max(start, border)))
      start = border + 1
    }
    self.cells = cells
  }

  /// The text of a cell, which cmark-gfm gives as `content`.
  func cell(_ index: Int, content: [UInt8]) -> PlacedText {
    guard cells.indices.contains(index), cells[index].bytes == content else {
      return PlacedText(unplaced: content)
    }
    return cells[index]
  }

  private static func cell(_ line: PlacedText, _ range: Range<Int>) -> PlacedText {
    var range = range
    func isWhite(_ index: Int) -> Bool { [0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C].contains(line.bytes[index]) }
    while !range.isEmpty, isWhite(range.lowerBound) { range.removeFirst() }
    while !range.isEmpty, isWhite(range.upperBound - 1) { range.removeLast() }
    var cell = PlacedText()
    for index in range {
      let isEscape =
        line.bytes[index] == UInt8(ascii: "\\") && index + 1 < range.upperBound
        && line.bytes[index + 1] == UInt8(ascii: "|")
      if !isEscape { cell.append(line, index..<index + 1) }
    }
    return cell
  }
}

extension Range<Int> {
  fileprivate mutating func removeFirst() { self = lowerBound + 1..<upperBound }
  fileprivate mutating func removeLast() { self = lowerBound..<upperBound - 1 }
}
