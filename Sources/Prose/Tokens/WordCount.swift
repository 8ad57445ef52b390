/// How many words a text has.
package enum WordCount {
  /// The tokens of a stretch of UTF-8 that are words; marks and structure do not count.
  package static func of(_ text: ArraySlice<UInt8>) -> Int {
    var vocabulary = Vocabulary()
    return text.withUnsafeBufferPointer { Tokenizer.tokens(in: $0, vocabulary: &vocabulary) }
      .count { $0.kind == .word }
  }
}
