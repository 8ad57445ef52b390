/// The symbols of a history and what they mean to a reader.
struct Lexicon {
  private(set) var vocabulary = Vocabulary()
  private(set) var traits = SymbolTraits()

  /// The tokens of a stretch of text; offsets count from its start.
  mutating func tokens(in text: UnsafeBufferPointer<UInt8>) -> [Token] {
    let tokens = Tokenizer.tokens(in: text, vocabulary: &vocabulary)
    traits.cover(vocabulary)
    return tokens
  }

  /// The symbols of tokens whose bytes have a line feed between two.
  mutating func symbols(ofLines lines: ArraySlice<UInt8>) -> [UInt32] {
    var symbols: [UInt32] = []
    lines.withUnsafeBufferPointer { lines in
      var start = 0
      while start < lines.count {
        let end = LineScan.end(of: start, in: lines)
        symbols.append(vocabulary.symbol(of: UnsafeBufferPointer(rebasing: lines[start..<end])))
        start = end + 1
      }
    }
    traits.cover(vocabulary)
    return symbols
  }
}
