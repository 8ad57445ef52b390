/// A text with the identity of each token, kept until the last revision that is made from it was compared with it.
struct AttributedRevision {
  let text: [UInt8]
  let list: ParagraphList
  /// One for each of the list.
  let paragraphs: [Paragraph]

  /// A token's place in the text.
  struct Place {
    /// Counted from the text's start, over all paragraphs.
    let index: Int
    /// In bytes of the text.
    let range: Range<Int>
  }

  /// A token of the text.
  struct Token {
    /// In bytes of the text.
    let range: Range<Int>
    let identity: TokenIdentity
    /// Its bytes, as the attributor numbered them.
    let symbol: UInt32
    let isWord: Bool
  }

  /// The tokens of a paragraph. None is a break: no line in a paragraph is blank.
  func tokens(of paragraph: Int) -> [Token] {
    let range = list.range(paragraph)
    let tokens = text.withUnsafeBufferPointer {
      Tokenizer.places(in: UnsafeBufferPointer(rebasing: $0[range]))
    }
    var found: [Token] = []
    found.reserveCapacity(tokens.count)
    for (token, (identity, symbol)) in zip(
      tokens, zip(paragraphs[paragraph].identities, paragraphs[paragraph].symbols))
    {
      found.append(
        Token(
          range: (range.lowerBound + token.range.lowerBound)..<(range.lowerBound + token.range.upperBound),
          identity: identity, symbol: symbol, isWord: token.kind == .word))
    }
    return found
  }

  /// The tokens that have a byte in `range`, in order.
  func tokens(in range: Range<Int>) -> [Token] {
    var found: [Token] = []
    var paragraph = list.firstParagraph(endingBehind: range.lowerBound)
    while paragraph < list.count, list.range(paragraph).lowerBound < range.upperBound {
      found += tokens(of: paragraph).filter { $0.range.overlaps(range) }
      paragraph += 1
    }
    return found
  }

  /// The tokens of a stretch, by their indices in the whole text; fewer where the text ends before.
  func tokens(at indices: Range<Int>) -> [Token] {
    var found: [Token] = []
    var start = 0
    for (number, paragraph) in paragraphs.enumerated() {
      let end = start + paragraph.symbols.count
      if start >= indices.upperBound { break }
      if end > indices.lowerBound {
        let wanted = indices.clamped(to: start..<end)
        found += tokens(of: number)[(wanted.lowerBound - start)..<(wanted.upperBound - start)]
      }
      start = end
    }
    return found
  }

  /// The places of these identities; several where a merge took one token from both sides.
  func places(of wanted: Set<TokenIdentity>) -> [TokenIdentity: [Place]] {
    guard let low = wanted.min(), let high = wanted.max() else { return [:] }
    var places: [TokenIdentity: [Place]] = [:]
    var before = 0
    for (number, paragraph) in paragraphs.enumerated() {
      if paragraph.oldest <= high, low <= paragraph.newest,
        paragraph.identities.contains(where: wanted.contains)
      {
        for (index, token) in tokens(of: number).enumerated() where wanted.contains(token.identity) {
          places[token.identity, default: []].append(Place(index: before + index, range: token.range))
        }
      }
      before += paragraph.symbols.count
    }
    return places
  }
}
