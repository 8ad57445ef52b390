/// Numbers for what reads the same: as a vocabulary, but a letter and its accent are one letter.
struct ReadingSymbols: TokenNumbering {
  private(set) var vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  mutating func symbol(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let composed = CanonicalForm.composed(bytes) else { return vocabulary.symbol(of: bytes) }
    return symbol(composed)
  }

  mutating func symbol(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { vocabulary.symbol(of: $0) }
  }

  mutating func symbol(_ text: String) -> UInt32 { symbol(Array(text.utf8)) }
}
