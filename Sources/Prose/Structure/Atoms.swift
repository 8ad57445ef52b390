/// The parts of running text that a merge never takes apart: link targets, labels, code, tags, addresses.
enum Atoms {
  /// Their bytes, in order, apart from each other.
  static func ranges(in text: [UInt8], _ part: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = part.lowerBound
    while at < part.upperBound {
      if let end = end(of: at, in: text, before: part.upperBound, from: part.lowerBound) {
        found.append(at..<end)
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  /// Where the atom that begins at an index ends; nil where none does.
  private static func end(of index: Int, in text: [UInt8], before end: Int, from start: Int) -> Int? {
    switch text[index] {
    case UInt8(ascii: "("), UInt8(ascii: "["):
      let isTarget = index > start && text[index - 1] == UInt8(ascii: "]")
      let isFootnote =
        index + 1 < end && text[index] == UInt8(ascii: "[") && text[index + 1] == UInt8(ascii: "^")
      guard isTarget || isFootnote else { return nil }
      return closing(
        text[index] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]"), text, index, end)
    case UInt8(ascii: "`"):
      return closing(UInt8(ascii: "`"), text, index, end)
    case UInt8(ascii: "<"):
      guard index + 1 < end, text[index + 1] >= 0x41 || text[index + 1] == UInt8(ascii: "/") else {
        return nil
      }
      return closing(UInt8(ascii: ">"), text, index, end)
    case UInt8(ascii: "h"), UInt8(ascii: "m"):
      let isAddress = ["http://", "https://", "mailto:"].contains { text[index..<end].starts(with: $0.utf8) }
      guard isAddress, index == start || !text[index - 1].isWordByte else { return nil }
      return text[index..<end].firstIndex { $0.isWhite || endsAddress.contains($0) } ?? end
    default:
      return nil
    }
  }

  /// The byte after the mark that closes what opens at an index, within the same paragraph and not too far.
  private static func closing(_ mark: UInt8, _ text: [UInt8], _ index: Int, _ end: Int) -> Int? {
    let opening = text[index]
    var depth = 0
    for at in index + 1..<min(end, index + 2_000) {
      if text[at] == mark {
        if depth == 0 { return at + 1 }
        depth -= 1
      } else if text[at] == opening {
        depth += 1
      }
    }
    return nil
  }

  private static let endsAddress: Set<UInt8> = [
    UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "|"),
    UInt8(ascii: "<"),
  ]
}

extension UInt8 {
  /// Whether this is an ASCII letter or digit, or part of a character outside ASCII.
  fileprivate var isWordByte: Bool {
    self >= 0x80 || (0x30...0x39).contains(self) || (0x41...0x5A).contains(self)
      || (0x61...0x7A).contains(self)
  }
}
