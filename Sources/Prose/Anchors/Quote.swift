/// Quoted tokens, with those that stand beside them in the text that they were quoted from.
struct Quote {
  private(set) var tokens: [AttributedRevision.Token] = []
  private(set) var before: [TokenIdentity] = []
  private(set) var behind: [TokenIdentity] = []
  /// Its words as whoever types them has them: whatever their case, and with straight quotation marks.
  private(set) var words: [[Character]] = []

  /// How far beside a quote its neighbours are looked for, in bytes.
  private static let reach = 120

  init() {}

  init(_ range: Range<Int>, in text: AttributedRevision) {
    tokens = text.tokens(in: range)
    words = tokens.filter(\.isWord).map { text.spelling(of: $0) }
    before = text.tokens(in: max(0, range.lowerBound - Self.reach)..<range.lowerBound).map(\.identity)
    behind = text.tokens(in: range.upperBound..<min(range.upperBound + Self.reach, text.text.count))
      .map(\.identity)
  }
}

extension AttributedRevision {
  /// A word's letters without their case, as they are typed.
  func spelling(of token: Token) -> [Character] {
    ShownText(String(decoding: text[token.range], as: UTF8.self)).signs.map(\.lower)
  }
}
