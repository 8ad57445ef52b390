import Word

extension Context {
  /// What a Word file says: its text, its tracked changes, its comments and their threads.
  ///
  /// - Throws: a `WordError`, which says why it is no Word file, or one that nobody should read.
  package func readWordFile(_ bytes: [UInt8]) throws -> WordReading {
    WordReading(try WordFile(bytes))
  }
}
