/// The footnote labels of a text, as GitHub compares them: without case.
struct Footnotes {
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
      guard let close = text[at...].prefix(200).firstIndex(of: UInt8(ascii: "]")) else { continue }
      let label = Self.name(text[at..<close])
      let isDefinition = close + 1 < text.endIndex && text[close + 1] == UInt8(ascii: ":")
      if isDefinition, Self.opensLine(open, in: text) {
        if !defined.insert(label).inserted { doubled.insert(label) }
      } else {
        used.insert(label)
      }
    }
  }

  /// Whether a text has a label at all.
  static func occur(in text: ArraySlice<UInt8>) -> Bool { next(after: text.startIndex, in: text) != nil }

  /// A label as it is compared; there and back, so that ß is ss.
  static func name(_ label: ArraySlice<UInt8>) -> String {
    if label.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: label.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    return String(decoding: label, as: UTF8.self).uppercased().lowercased()
  }

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

  private static let openers = Set(" \t>".utf8)
}
