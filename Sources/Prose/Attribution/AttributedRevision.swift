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

  /// The tokens that have a byte in `range`, in order. None is a break: no line in a paragraph is blank.
  func tokens(in range: Range<Int>) -> [Token] {
    var found: [Token] = []
    var paragraph = list.firstParagraph(endingBehind: range.lowerBound)
    while paragraph < list.count, list.range(paragraph).lowerBound < range.upperBound {
      let start = list.range(paragraph).lowerBound
      let places = places(of: paragraph)
      let first = places.partitioningIndex { start + $0.range.upperBound > range.lowerBound }
      let end = places.partitioningIndex { start + $0.range.lowerBound >= range.upperBound }
      if first < end { found += tokens(of: paragraph, at: first..<end) }
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
        found += tokens(of: number, at: (wanted.lowerBound - start)..<(wanted.upperBound - start))
      }
      start = end
    }
    return found
  }

  /// The places of these identities; several where a merge took one token from both sides.
  func places(of wanted: Set<TokenIdentity>) -> [TokenIdentity: [Place]] {
    let wanted = wanted.sorted()
    guard let low = wanted.first, let high = wanted.last else { return [:] }
    var places: [TokenIdentity: [Place]] = [:]
    var before = 0
    for (number, paragraph) in paragraphs.enumerated() {
      if paragraph.oldest <= high, low <= paragraph.newest {
        for (identity, index) in paragraph.indices(of: wanted) {
          let range = range(self.places(of: number)[index], of: number)
          places[identity, default: []].append(Place(index: before + index, range: range))
        }
      }
      before += paragraph.symbols.count
    }
    return places
  }

  /// Tokens of a paragraph, by their indices in it.
  private func tokens(of number: Int, at indices: Range<Int>) -> [Token] {
    let (paragraph, places) = (paragraphs[number], places(of: number))
    let (identities, symbols) = (paragraph.identities, paragraph.symbols)
    return indices.map { index in
      Token(
        range: range(places[index], of: number), identity: identities[index],
        symbol: symbols[symbols.startIndex + index], isWord: places[index].kind == .word)
    }
  }

  private func places(of paragraph: Int) -> [Prose.Token] {
    text.withUnsafeBufferPointer {
      paragraphs[paragraph].places(in: UnsafeBufferPointer(rebasing: $0[list.range(paragraph)]))
    }
  }

  private func range(_ token: Prose.Token, of paragraph: Int) -> Range<Int> {
    let start = list.range(paragraph).lowerBound
    return (start + token.range.lowerBound)..<(start + token.range.upperBound)
  }
}
