import Testing

@testable import Prose

@Suite struct VocabularyTests {
  @Test func `a vocabulary comes back from its contents, and from none that are not one's`() throws {
    var vocabulary = Vocabulary()
    let text = Array((0..<2_000).map { "woord\($0)" }.joined(separator: " ").utf8)
    let symbols = Tokenizer.tokens(in: text, vocabulary: &vocabulary).map(\.symbol)
    let (bytes, ends) = vocabulary.contents
    var again = try #require(Vocabulary(bytes: bytes, ends: ends))
    #expect(again == vocabulary)
    #expect(Tokenizer.tokens(in: text, vocabulary: &again).map(\.symbol) == symbols)
    #expect(Vocabulary(bytes: [], ends: [0]) == Vocabulary())
    for (bytes, ends) in [([], []), ([1], [0]), ([], [1]), ([1, 2], [0, 2, 2]), ([1, 2], [0, 2, 1, 2])]
      as [([UInt8], [UInt32])]
    {
      #expect(Vocabulary(bytes: bytes, ends: ends) == nil, "\(ends)")
    }
  }
}
