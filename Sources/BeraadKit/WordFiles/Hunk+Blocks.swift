import Prose
import Rendering

extension Hunk {
  /// The same as two where it changes the end of a block and puts others behind it: a diff lays both over the sign that the block
  /// ends with, and they could not be decided apart.
  func apartByBlocks(in text: [UInt8], _ places: PlaceNames) -> [Hunk] {
    guard range.lowerBound < text.count, !old.contains(where: \.isNewline),
      let block = places.words(at: range.lowerBound),
      range.upperBound < block.upperBound,
      // A block may be long, and have many hunks.
      new.utf8.count > block.upperBound - range.upperBound
    else { return [self] }
    let tail = String(decoding: text[range.upperBound..<block.upperBound], as: UTF8.self)
    guard !tail.contains(where: \.isNewline), !tail.allSatisfy(\.isWhitespace) else { return [self] }
    let lines = new.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard lines.count == 2, lines[0].hasSuffix(tail), let first = lines.first else { return [self] }
    let own = Hunk(range: range, old: old, new: String(first.dropLast(tail.count)))
    let rest = Hunk(
      range: block.upperBound..<block.upperBound, old: "", new: "\n" + lines[1] + tail)
    return own.old == own.new ? [rest] : [own, rest]
  }
}
