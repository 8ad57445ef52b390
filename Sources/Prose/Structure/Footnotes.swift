/// The footnote labels of a text.
struct Footnotes {
  /// Labels that are referred to and nowhere defined.
  let undefined: Set<ArraySlice<UInt8>>
  /// Labels that are defined more than once.
  let doubled: Set<ArraySlice<UInt8>>

  init(of text: [UInt8]) {
    var defined: Set<ArraySlice<UInt8>> = []
    var used: Set<ArraySlice<UInt8>> = []
    var doubled: Set<ArraySlice<UInt8>> = []
    var at = text.startIndex
    while let open = Self.next(after: at, in: text) {
      at = open + 2
      guard let close = text[at...].prefix(200).firstIndex(of: UInt8(ascii: "]")) else { continue }
      let label = text[at..<close]
      let isDefinition = close + 1 < text.count && text[close + 1] == UInt8(ascii: ":")
      if isDefinition, Self.opensLine(open, in: text) {
        if !defined.insert(label).inserted { doubled.insert(label) }
      } else {
        used.insert(label)
      }
    }
    undefined = used.subtracting(defined)
    self.doubled = doubled
  }

  /// Whether a text has a label at all.
  static func occur(in text: ArraySlice<UInt8>) -> Bool {
    zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "[") && $1 == UInt8(ascii: "^") }
  }

  private static func next(after start: Int, in text: [UInt8]) -> Int? {
    var at = start
    while at + 1 < text.count {
      if text[at] == UInt8(ascii: "["), text[at + 1] == UInt8(ascii: "^") { return at }
      at += 1
    }
    return nil
  }

  private static func opensLine(_ index: Int, in text: [UInt8]) -> Bool {
    var at = index
    while at > 0, text[at - 1] == 0x20 { at -= 1 }
    return at == 0 || text[at - 1] == UInt8(ascii: "\n")
  }
}
