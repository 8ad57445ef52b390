/// The units between two that both texts have, and the bytes that one change of them replaces.
struct ChangedStretch {
  private let old: ReadingText
  private let oldUnits: Range<Int>
  private let new: ReadingText
  private let newUnits: Range<Int>

  init(from old: ReadingText, _ oldUnits: Range<Int>, to new: ReadingText, _ newUnits: Range<Int>) {
    (self.old, self.oldUnits, self.new, self.newUnits) = (old, oldUnits, new, newUnits)
  }

  /// Whether anything differs here for a reader.
  var isChange: Bool {
    !oldUnits.isEmpty || !newUnits.isEmpty || !oldGaps.before.elementsEqual(newGaps.before)
  }

  /// The change; where the bytes are the same, and only where their lines end makes something else of them, with the white space
  /// around them.
  var difference: ReadingDiff.Difference {
    let difference = difference(holdingStart: held.start, holdingEnd: held.end)
    guard old.text[difference.range].elementsEqual(difference.replacement) else { return difference }
    return self.difference(holdingStart: false, holdingEnd: false)
  }

  private func difference(holdingStart: Bool, holdingEnd: Bool) -> ReadingDiff.Difference {
    func bytes(of units: Range<Int>, in text: ReadingText) -> Range<Int> {
      let start =
        holdingStart ? text.start(of: units.lowerBound) : text.end(of: units.lowerBound - 1)
      let end = holdingEnd ? text.end(of: units.upperBound - 1) : text.start(of: units.upperBound)
      return min(start, end)..<end
    }
    return ReadingDiff.Difference(
      old: oldUnits, new: newUnits, range: bytes(of: oldUnits, in: old),
      replacement: written(bytes(of: newUnits, in: new)))
  }

  /// Whether the white space before the first changed unit stays as the old text has it, and that behind the last.
  ///
  /// Between two units that stay there is only one space: where units came or went, it is before them or behind, not both.
  private var held: (start: Bool, end: Bool) {
    // Cells come and go with the space in them.
    if isOfCells || isOfLastMark { return (false, true) }
    let before = oldGaps.before.elementsEqual(newGaps.before) && !wouldOpenBlock && !bringsBreak(.first)
    let after = oldGaps.after.elementsEqual(newGaps.after) && !bringsBreak(.last) && !wouldLoseWords
    guard oldUnits.isEmpty || newUnits.isEmpty else { return (before, after) }
    let isAtEnd = oldUnits.upperBound == old.units.count
    if before, !isAtEnd { return (true, false) }
    return (!after && before, after)
  }

  /// Whether cells of a table's row come or go whole: what changes stands between two of its marks, and has the second.
  private var isOfCells: Bool {
    guard oldUnits.isEmpty != newUnits.isEmpty else { return false }
    let (text, units) = oldUnits.isEmpty ? (new, newUnits) : (old, oldUnits)
    guard units.lowerBound > 0 else { return false }
    let ends = [units.lowerBound - 1, units.upperBound - 1]
    return ends.allSatisfy { text.kind(of: $0) == .tableRow && text.isPipe($0) }
      && text.units[ends[0]].block == text.units[ends[1]].block
      && oldUnits.lowerBound > 0 && old.isPipe(oldUnits.lowerBound - 1)
      && newUnits.lowerBound > 0 && new.isPipe(newUnits.lowerBound - 1)
  }

  /// Whether the mark behind the last cell of a row comes or goes: the line ends with what is before it.
  private var isOfLastMark: Bool {
    guard oldUnits.isEmpty != newUnits.isEmpty else { return false }
    let (text, units) = oldUnits.isEmpty ? (new, newUnits) : (old, oldUnits)
    return units.count == 1 && units.lowerBound > 0 && text.isPipe(units.lowerBound)
      && text.kind(of: units.lowerBound) == .tableRow
      && text.units[units.lowerBound - 1].block == text.units[units.lowerBound].block
      && !text.units[units.lowerBound - 1].isBreak
      && (units.upperBound == text.units.count || text.units[units.upperBound].isBreak)
  }

  private enum Edge { case first, last }

  /// Whether the new units begin or end with a break where the old text has white space, which would be one more indentation.
  private func bringsBreak(_ edge: Edge) -> Bool {
    guard let first = newUnits.first, let last = newUnits.last else { return false }
    switch edge {
    case .first:
      return new.units[first].isBreak
        && old.end(of: oldUnits.lowerBound - 1) < old.start(of: oldUnits.lowerBound)
        && oldUnits.upperBound < old.units.count
    case .last:
      return new.units[last].isBreak && oldUnits.upperBound < old.units.count
        && old.end(of: oldUnits.upperBound - 1) < old.start(of: oldUnits.upperBound)
    }
  }

  /// Whether the first new unit, within a line of the new text, would come to a line's start and make something else of it:
  /// a year with its full stop would be the number of an item.
  private var wouldOpenBlock: Bool {
    let unit = newUnits.lowerBound
    guard unit < new.units.count,
      old.text[old.end(of: oldUnits.lowerBound - 1)..<old.start(of: oldUnits.lowerBound)].contains(0x0A),
      !new.text[new.end(of: unit - 1)..<new.start(of: unit)].contains(0x0A)
    else { return false }
    let rest = new.text[new.start(of: unit)...]
    let line = MarkdownLine(new.text, rest.startIndex..<(rest.firstIndex(of: 0x0A) ?? rest.endIndex))
    return line.opening(interrupting: false) != nil || line.isLinkDefinition || line.startsWithPipe
  }

  /// Whether the last new unit may be a mark that opens a block, and would come to a line's end without the words behind it.
  private var wouldLoseWords: Bool {
    guard let last = newUnits.last, !new.units[last].isBreak else { return false }
    let (oldEnd, newEnd) = (old.end(of: oldUnits.upperBound - 1), new.end(of: last))
    return new.bytes(of: last).allSatisfy { !$0.isWhite && !Self.isLetter($0) }
      && old.text[oldEnd..<max(oldEnd, old.start(of: oldUnits.upperBound))].contains(0x0A)
      && !new.text[newEnd..<max(newEnd, new.start(of: newUnits.upperBound))].contains(0x0A)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// What a reader has before and behind the units.
  private var oldGaps: (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) {
    (old.gap(after: oldUnits.lowerBound - 1), old.gap(after: oldUnits.upperBound - 1))
  }

  private var newGaps: (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) {
    (new.gap(after: newUnits.lowerBound - 1), new.gap(after: newUnits.upperBound - 1))
  }

  /// The new bytes, in one line where the passage that they come into is.
  private func written(_ part: Range<Int>) -> [UInt8] {
    guard goesIntoOneLine else { return Array(new.text[part]) }
    var bytes: [UInt8] = []
    var at = part.lowerBound
    for unit in new.units[newUnits] {
      bytes += inOneLine(new.text[at..<max(at, unit.range.lowerBound)])
      bytes += new.text[max(at, unit.range.lowerBound)..<unit.range.upperBound]
      at = unit.range.upperBound
    }
    return bytes + inOneLine(new.text[min(at, part.upperBound)..<part.upperBound])
  }

  private func inOneLine(_ gap: ArraySlice<UInt8>) -> [UInt8] {
    gap.contains(UInt8(ascii: "\n")) ? [UInt8(ascii: " ")] : Array(gap)
  }

  private var goesIntoOneLine: Bool {
    guard !new.units[newUnits].contains(where: \.isBreak), !old.units[oldUnits].contains(where: \.isBreak),
      let unit = [oldUnits.lowerBound - 1, oldUnits.lowerBound].first(where: {
        old.units.indices.contains($0) && !old.units[$0].isBreak
      })
    else { return false }
    let block = old.blocks[old.units[unit].block]
    return block.kind.isRunningText && !old.text[block.range].contains(UInt8(ascii: "\n"))
  }
}
