/// What the symbols of a vocabulary mean to a reader, as far as the clean-up of a diff asks.
package struct SymbolTraits: Sendable {
  private var behind: [UInt8] = []
  private var before: [UInt8] = []
  private var contents: [Bool] = []

  package init() {}

  /// Learns the symbols that were added to a vocabulary since the last call.
  package mutating func cover(_ vocabulary: borrowing Vocabulary) {
    for symbol in behind.count..<max(behind.count, vocabulary.count) {
      let bytes = vocabulary.bytes(of: UInt32(symbol))
      behind.append(Self.borderBehind(bytes))
      before.append(Self.borderBefore(bytes))
      contents.append(Self.isContent(bytes))
    }
  }

  /// Whether a symbol carries meaning by itself: a word that is no article, pronoun, preposition or the like.
  package func isContent(_ symbol: UInt32) -> Bool { contents[Int(symbol)] }

  /// How good a border the place between two symbols is, for an edit to start or end at: 5 between paragraphs, 4 between
  /// sentences or items, 3 at a semicolon or colon, 2 at a comma or bracket, 1 between words.
  package func border(between left: UInt32, and right: UInt32) -> Int {
    Int(max(behind[Int(left)], before[Int(right)]))
  }

  private static func borderBehind(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    guard let first = bytes.first else { return 5 }
    switch first {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return 4
    case UInt8(ascii: ";"), UInt8(ascii: ":"): return 3
    case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "|"): return 2
    default: return bytes.elementsEqual("…".utf8) ? 4 : 1
    }
  }

  private static func borderBefore(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    guard let first = bytes.first else { return 5 }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"): return 4
    case UInt8(ascii: "("), UInt8(ascii: "|"): return 2
    default: return 1
    }
  }

  private static func isContent(_ bytes: ArraySlice<UInt8>) -> Bool {
    var word: [UInt8] = []
    var hasLetter = false
    for byte in bytes {
      hasLetter = hasLetter || byte >= 0x80 || 0x30...0x39 ~= byte || 0x41...0x5A ~= byte & 0xDF
      word.append(0x41...0x5A ~= byte ? byte | 0x20 : byte)
    }
    guard hasLetter, !isMark(bytes) else { return false }
    return !FunctionWords.all.contains(String(decoding: word, as: UTF8.self))
  }

  /// Whether the bytes are one mark beyond ASCII, such as a dash or a quotation mark.
  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { CharacterClass.at(0, in: $0).class == .other }
  }
}
