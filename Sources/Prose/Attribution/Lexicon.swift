/// The symbols of a history and what they mean to a reader.
struct Lexicon: TokenNumbering {
  private(set) var vocabulary = Vocabulary()
  private(set) var traits = SymbolTraits()

  init(_ vocabulary: Vocabulary = Vocabulary()) {
    self.vocabulary = vocabulary
    traits.cover(vocabulary)
  }

  /// The tokens of a stretch of text; offsets count from its start.
  mutating func tokens(in text: UnsafeBufferPointer<UInt8>) -> [Token] {
    let tokens = Tokenizer.tokens(in: text, vocabulary: &self)
    traits.cover(vocabulary)
    return tokens
  }

  /// The same symbol for both ways to write an accented letter: who only normalises a text brings no word in.
  mutating func symbol(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let composed = CanonicalForm.composed(bytes) else { return vocabulary.symbol(of: bytes) }
    return composed.withUnsafeBufferPointer { vocabulary.symbol(of: $0) }
  }
}
