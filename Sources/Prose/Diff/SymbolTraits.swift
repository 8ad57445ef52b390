/// What the symbols of a vocabulary mean to a reader, as far as the clean-up of a diff asks.
package struct SymbolTraits: Sendable {
  private var behind: [UInt8] = []
  private var before: [UInt8] = []
  private var contents: [Bool] = []
  private var words: [Bool] = []
  private var breaks: [Bool] = []

  package init() {}

  /// Learns the symbols that were added to a vocabulary since the last call.
  package mutating func cover(_ vocabulary: borrowing Vocabulary) {
    for symbol in behind.count..<max(behind.count, vocabulary.count) {
      let bytes = vocabulary.bytes(of: UInt32(symbol))
      behind.append(Self.borderBehind(bytes))
      before.append(Self.borderBefore(bytes))
      let isWord = Self.isWord(bytes)
      words.append(isWord)
      breaks.append(bytes.isEmpty || bytes.contains(UInt8(ascii: "\n")))
      contents.append(isWord && !FunctionWords.contains(bytes))
    }
  }

  /// Whether a symbol carries meaning by itself: a word that is no article, pronoun, preposition or the like.
  package func isContent(_ symbol: UInt32) -> Bool { contents[Int(symbol)] }

  /// Whether a symbol is a word, and no mark. (A list's number, which is structure, counts as one.)
  package func isWord(_ symbol: UInt32) -> Bool { words[Int(symbol)] }

  /// Whether a symbol ends a block or a line.
  package func isBreak(_ symbol: UInt32) -> Bool { breaks[Int(symbol)] }

  /// How good a border the place between two symbols is, for an edit to start or end at: 5 between paragraphs, 4 between
  /// sentences or items, 3 at a semicolon or colon, 2 at a comma or bracket, 1 between words.
  package func border(between left: UInt32, and right: UInt32) -> Int {
    Int(max(behind[Int(left)], before[Int(right)]))
  }

  private static func borderBehind(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    guard let first = bytes.first else { return 5 }
    switch first {
    case UInt8(ascii: "\n"): return 5
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return 4
    case UInt8(ascii: ";"), UInt8(ascii: ":"): return 3
    case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "|"): return 2
    default: return bytes.elementsEqual("…".utf8) ? 4 : 1
    }
  }

  private static func borderBefore(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    guard let first = bytes.first else { return 5 }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "\n"): return 4
    case UInt8(ascii: "("), UInt8(ascii: "|"): return 2
    default: return 1
    }
  }

  /// Whether the bytes are a word and no mark: what follows from their first character.
  private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty else { return false }
    let first = bytes.withUnsafeBufferPointer { CharacterClass.at(0, in: $0).class }
    return first == .letter || first == .digit || first == .ideograph
  }
}
