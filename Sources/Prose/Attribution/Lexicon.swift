/// The symbols of a history and what they mean to a reader.
struct Lexicon {
  private(set) var vocabulary = Vocabulary()
  private(set) var traits = SymbolTraits()

  /// The symbols of a stretch of text.
  mutating func symbols(in text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    let tokens = Tokenizer.tokens(in: text, vocabulary: &vocabulary)
    traits.cover(vocabulary)
    return tokens.map(\.symbol)
  }
}
