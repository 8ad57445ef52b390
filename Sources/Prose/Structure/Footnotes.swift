/// The footnote labels of a text, as CommonMark compares labels: without case, whatever white space is within. Whoever reads labels asks here what one is, and what may stand
/// before its definition.
package struct Footnotes {
  private(set) var defined: Set<String> = []
  private(set) var used: Set<String> = []
  /// Labels that are defined more than once.
  private(set) var doubled: Set<String> = []

  /// Labels that are referred to and nowhere defined.
  var undefined: Set<String> { used.subtracting(defined) }
  /// Labels that are defined and nowhere referred to.
  var unused: Set<String> { defined.subtracting(used) }

  init(of text: [UInt8]) { self.init(of: text[...]) }

  init(of text: ArraySlice<UInt8>) {
    var at = text.startIndex
    while let open = Self.next(after: at, in: text) {
      at = open + 2
      guard let range = Self.label(in: text, at: open) else { continue }
      let label = Self.name(text[range])
      let behind = range.upperBound + 1
      let isDefinition = behind < text.endIndex && text[behind] == UInt8(ascii: ":")
      if isDefinition, Self.opensLine(open, in: text) {
        if !defined.insert(label).inserted { doubled.insert(label) }
      } else {
        used.insert(label)
      }
    }
  }

  /// Whether a text has a label at all.
  static func occur(in text: ArraySlice<UInt8>) -> Bool { next(after: text.startIndex, in: text) != nil }

  /// A label of a note or of an address as it is compared: without case (there and back, so that ß and ẞ are ss), the white space around it
  /// left out, and each white space within it one space.
  package static func name(_ label: ArraySlice<UInt8>) -> String {
    if label.contains(where: \.isWhite) {
      let words = label.split(whereSeparator: \.isWhite)
      return words.map { name($0) }.joined(separator: " ")
    }
    if label.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: label.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    return String(decoding: label, as: UTF8.self).lowercased().uppercased().lowercased()
  }

  /// The bytes between `[^` and `]` where a label stands at an index: some, none of them white space (as cmark-gfm has it), and not very
  /// many. Nil where none does.
  package static func label(in text: ArraySlice<UInt8>, at open: Int) -> Range<Int>? {
    let start = open + 2
    guard start < text.endIndex, text[open] == UInt8(ascii: "["), text[open + 1] == UInt8(ascii: "^"),
      let close = text[start...].prefix(longest).firstIndex(where: { $0 <= 0x20 || $0 == UInt8(ascii: "]") }),
      close > start, text[close] == UInt8(ascii: "]")
    else { return nil }
    return start..<close
  }

  private static let longest = 1_000

  private static func next(after start: Int, in text: ArraySlice<UInt8>) -> Int? {
    var at = start
    while at + 1 < text.endIndex {
      guard let open = text[at...].firstIndex(of: UInt8(ascii: "[")), open + 1 < text.endIndex else {
        return nil
      }
      if text[open + 1] == UInt8(ascii: "^") { return open }
      at = open + 1
    }
    return nil
  }

  /// Whether nothing stands before it in its line but the marks of the blocks around it.
  private static func opensLine(_ index: Int, in text: ArraySlice<UInt8>) -> Bool {
    var at = index
    while at > text.startIndex, openers.contains(text[at - 1]) { at -= 1 }
    return at == text.startIndex || text[at - 1] == UInt8(ascii: "\n")
  }

  /// What can stand before a definition in its line: the marks of the blocks around it.
  package static let openers = Set(" \t>-*+0123456789.)".utf8)
}
