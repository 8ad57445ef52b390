/// The hunks of one text that bring a mark without its other half, and those of them that would make a pair together which nobody
/// wrote: a star of each, the two ends of a remark, two fences.
struct LoneMarks {
  /// With more bytes than this to read, they are taken to exclude each other, unseen.
  private static let mostBytes = 5_000_000

  private struct Lone {
    let index: Int
    /// The blocks that it touches.
    let blocks: Range<Int>
    let marks: Set<ArraySlice<UInt8>>
  }

  private let text: [UInt8]
  private let blocks: [Block]

  init(in text: [UInt8]) {
    self.text = text
    blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
  }

  /// Which of some hunks meet by their marks, by their index, each two once.
  static func meetings(of hunks: [Hunk], in text: [UInt8]) -> [(Int, Int)] {
    let marked = hunks.indices.filter { hunks[$0].mayLeaveMarksAlone }
    return wide(hunks) + (marked.count > 1 ? LoneMarks(in: text).close(marked, of: hunks) : [])
  }

  /// Fences and the ends of remarks, which mean something for all that comes behind them.
  private static func wide(_ hunks: [Hunk]) -> [(Int, Int)] {
    let ends = hunks.indices.map { (index: $0, ends: WideMarks(of: hunks[$0])) }.filter { !$0.ends.isNothing }
    guard ends.contains(where: { $0.ends.isLone }) else { return [] }
    return ends.indices.flatMap { number in
      ends[(number + 1)...].filter { ends[number].ends.meet($0.ends) }.map { (ends[number].index, $0.index) }
    }
  }

  /// Marks within one paragraph.
  private func close(_ marked: [Int], of hunks: [Hunk]) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    var open: [Lone] = []
    var bytes = 0
    let lone = marked.map { index in
      let touched = blocks.touching(hunks[index].range)
      bytes += self.bytes(of: touched, with: [hunks[index]]).count + hunks[index].new.utf8.count
      let marks = bytes > Self.mostBytes ? [[]] : marks(leftAloneBy: hunks[index])
      return Lone(index: index, blocks: touched, marks: marks)
    }
    for next in lone.filter({ !$0.marks.isEmpty }).sorted(by: { $0.blocks.lowerBound < $1.blocks.lowerBound })
    {
      open.removeAll { $0.blocks.upperBound <= next.blocks.lowerBound }
      for one in open where Self.mayPair(one.marks, next.marks) {
        // The words that they bring are read as well, and may be many more than those of the text.
        bytes +=
          self.bytes(of: one.blocks.covering(next.blocks), with: []).count
          + hunks[one.index].new.utf8.count + hunks[next.index].new.utf8.count
        if bytes > Self.mostBytes || makePair(hunks[one.index], hunks[next.index]) {
          found.append((one.index, next.index))
        }
      }
      open.append(next)
    }
    return found
  }

  /// The marks of which a hunk leaves more without their other half than its paragraph has.
  func marks(leftAloneBy hunk: Hunk) -> Set<ArraySlice<UInt8>> {
    guard let passage = passage(of: hunk) else { return [] }
    var vocabulary = Vocabulary()
    let base = InlineShape(of: passage.old, &vocabulary)
    return InlineShape(of: passage.new, &vocabulary).alone(moreThanIn: base, with: base, of: base)
  }

  /// The blocks that a hunk touches, without it and with it; nil where it is none of this text.
  func passage(of hunk: Hunk) -> (old: [UInt8], new: [UInt8])? {
    let window = bytes(of: blocks.touching(hunk.range), with: [hunk])
    let old = Array(text[window])
    return [hunk.shifted(-window.lowerBound)].applied(to: old).map { (old, $0) }
  }

  /// Whether the marks of one may be the other halves of the other's.
  private static func mayPair(_ one: Set<ArraySlice<UInt8>>, _ other: Set<ArraySlice<UInt8>>) -> Bool {
    func isBracket(_ mark: ArraySlice<UInt8>) -> Bool { !"*_~`\"".utf8.contains(mark.first ?? 0) }
    return !one.isDisjoint(with: other) || one.contains(where: isBracket) && other.contains(where: isBracket)
  }

  private func makePair(_ one: Hunk, _ other: Hunk) -> Bool {
    let touched = [one, other].map { blocks.touching($0.range) }
    let window = bytes(of: touched[0].covering(touched[1]), with: [one, other])
    let base = Array(text[window])
    func with(_ hunks: [Hunk]) -> [UInt8]? { hunks.map { $0.shifted(-window.lowerBound) }.applied(to: base) }
    guard let left = with([one]), let right = with([other]), let merged = with([one, other]) else {
      return false
    }
    return !MarkCheck.holds(base: base, left: left, right: right, merged: merged)
  }

  /// The bytes of some blocks and hunks.
  private func bytes(of touched: Range<Int>, with hunks: [Hunk]) -> Range<Int> {
    let ranges = blocks[touched].map(\.range) + hunks.map(\.range)
    return ranges.dropFirst().reduce(ranges.first ?? 0..<0) { $0.covering($1) }
  }
}

extension Hunk {
  /// Whether its new words may have a mark without its other half that the old ones have not, or the other way round: one more star, a
  /// bracket that opens and none that closes.
  var mayLeaveMarksAlone: Bool {
    let (before, after) = (Self.surplus(in: old), Self.surplus(in: new))
    return before != after
  }

  /// Of each mark that closes as it opens, whether there is one too many; of the others, how many more open than close.
  private static func surplus(in text: String) -> [String: Int] {
    let bytes = Array(text.utf8)
    var counts: [String: Int] = [:]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if "*_~`\"".utf8.contains(byte) {
        let run = byte == UInt8(ascii: "\"") ? 1 : bytes[index...].prefix { $0 == byte }.count
        counts[String(decoding: bytes[index..<index + run], as: UTF8.self), default: 0] ^= 1
        index += run
        continue
      }
      if let end = BoundUnits.remarkEnd(at: index, in: bytes) {
        counts["<!--", default: 0] += end == 4 ? 1 : -1
      } else if let kind = brackets[byte] {
        counts[kind.name, default: 0] += kind.step
      } else if byte >= 0xC2, quotations.contains(where: { bytes[index...].starts(with: $0) }) {
        counts["“", default: 0] ^= 1
      }
      index += 1
    }
    return counts.filter { $0.value != 0 }
  }

  private static let brackets: [UInt8: (name: String, step: Int)] = [
    UInt8(ascii: "("): ("(", 1), UInt8(ascii: ")"): ("(", -1), UInt8(ascii: "["): ("[", 1),
    UInt8(ascii: "]"): ("[", -1),
  ]

  private static let quotations = "“”„«»‹›".map { Array(String($0).utf8) }
}
