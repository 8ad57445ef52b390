/// The symbols of a history and what they mean to a reader.
struct Lexicon {
  private(set) var vocabulary = Vocabulary()
  private(set) var traits = SymbolTraits()

  init(_ vocabulary: Vocabulary = Vocabulary()) {
    self.vocabulary = vocabulary
    traits.cover(vocabulary)
  }

  /// The tokens of a stretch of text; offsets count from its start.
  mutating func tokens(in text: UnsafeBufferPointer<UInt8>) -> [Token] {
    let tokens = Tokenizer.tokens(in: text, vocabulary: &vocabulary)
    traits.cover(vocabulary)
    return tokens
  }
}
