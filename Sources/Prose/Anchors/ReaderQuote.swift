/// Finds words in a text as somebody quotes who read them on its page: across emphasis, links, line ends and the marks of lists
/// and quotations, with the marks and spaces that a keyboard has, in another case if need be.
package struct ReaderQuote {
  /// What was found, in bytes of the source.
  package enum Answer: Hashable, Sendable {
    /// The places where the words stand, in order; at least one.
    case found([Range<Int>])
    /// They stand inside longer words only.
    case insideWords([Range<Int>])
    /// They stand nowhere; the places that come near, best first.
    case nowhere(near: [Range<Int>])
  }

  private let text: [UInt8]
  private let page: Page
  private let words: [Range<Int>]
  /// Words, and signs of more than one character: flags, and emoji that are joined or have a colour.
  private let units: [Range<Int>]

  /// - Parameter shown: what a page shows of the text; asked for once, at the first look.
  package init(in text: [UInt8], shown: @autoclosure @escaping () -> ShownText) {
    self.text = text
    page = Page(shown)
    let tokens = text.withUnsafeBufferPointer { Tokenizer.places(in: $0) }
    words = tokens.filter { $0.kind == .word }.map(\.range)
    units = tokens.filter { $0.kind == .word || $0.kind == .punctuation && $0.range.count > 4 }.map(\.range)
  }

  private var shown: ShownText { page.shown }

  private final class Page {
    private let make: () -> ShownText
    private(set) lazy var shown = make()
    private(set) lazy var bytes = shown.shownBytes
    /// The signs as the source has them: notes stand at a page's end.
    private(set) lazy var inOrder = shown.signs.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    .map(\.element)

    init(_ make: @escaping () -> ShownText) { self.make = make }
  }

  /// Looks for the words as written or as shown, then in any case; the first that is somewhere is the answer.
  ///
  /// - Parameters:
  ///   - insideWords: whether a part of a word will do.
  ///   - part: the bytes to look in; nil for the whole text.
  package func find(_ quote: String, insideWords: Bool = false, within part: Range<Int>? = nil) -> Answer {
    var inside: [Range<Int>] = []
    for look in [exact, inAnyCase, unseen, aroundDashes] {
      let places = look(quote).filter { place in
        part.map { $0.lowerBound <= place.lowerBound && place.upperBound <= $0.upperBound } ?? true
      }
      let whole = places.filter { insideWords || isWhole($0) }
      if !whole.isEmpty {
        var pairs = PairFinder(in: text)
        return .found(whole.map { pairs.completed(withEscape($0)) })
      }
      if inside.isEmpty { inside = places }
    }
    return inside.isEmpty ? .nowhere(near: near(quote)) : .insideWords(inside)
  }

  /// The places with just these words: as they are written, and as a page shows them, where marks stand among them or the text writes a sign
  /// otherwise. To a reader they are the same.
  private func exact(_ quote: String) -> [Range<Int>] {
    let places = written(quote).filter(isShown)
    let others = asShown(quote) { $0.character }.filter { place in !places.contains { $0.overlaps(place) } }
    return (places + others).sorted { $0.lowerBound < $1.lowerBound }
  }

  private func inAnyCase(_ quote: String) -> [Range<Int>] { asShown(quote) { $0.lower } }

  /// Words in any case, with spaces around their dashes or without.
  private func aroundDashes(_ quote: String) -> [Range<Int>] {
    let wanted = ShownText(quote).signs
    guard wanted.contains(where: { $0.character == "-" }) else { return [] }
    return Self.places(of: Self.close(wanted), in: Self.close(shown.signs)) { $0.lower }
  }

  /// Signs without the spaces beside a dash.
  private static func close(_ signs: [ShownText.Sign]) -> [ShownText.Sign] {
    signs.indices.filter { index in
      signs[index].character != " "
        || ![index - 1, index + 1].contains { signs.indices.contains($0) && signs[$0].character == "-" }
    }.map { signs[$0] }
  }

  /// Words that no page shows: a name in the front matter, an address, a remark.
  private func unseen(_ quote: String) -> [Range<Int>] { written(quote).filter { !isShown($0) } }

  /// Whether a page shows a byte of a range.
  private func isShown(_ place: Range<Int>) -> Bool {
    let bytes = page.bytes
    let next = bytes.partitioningIndex { $0.upperBound > place.lowerBound }
    return next < bytes.count && bytes[next].lowerBound < place.upperBound
  }

  /// Every place of the words in a part of the text, also inside words; in another case where they stand nowhere in this one.
  func allPlaces(of quote: String, within part: Range<Int>) -> [Range<Int>] {
    [exact, inAnyCase, unseen, aroundDashes].lazy.map { look in
      look(quote).filter { part.lowerBound <= $0.lowerBound && $0.upperBound <= part.upperBound }
    }.first { !$0.isEmpty } ?? []
  }

  /// A place with the marks that belong to it.
  func completed(_ place: Range<Int>) -> Range<Int> {
    var pairs = PairFinder(in: text)
    return pairs.completed(withEscape(place))
  }

  /// What a page shows of some bytes, in their order, without spaces.
  func signs(in part: Range<Int>) -> [ShownText.Sign] {
    let signs = page.inOrder
    let first = signs.partitioningIndex { $0.range.lowerBound >= part.lowerBound }
    let end = signs.partitioningIndex { $0.range.lowerBound >= part.upperBound }
    return signs[first..<max(first, end)].filter { $0.character != " " }
  }

  /// Where words begin, at a place and the nearest before it; and where they end.
  func starts(before place: Int) -> [Int] {
    let end = words.partitioningIndex { $0.lowerBound >= place }
    return [place] + words[..<end].suffix(Self.mostParts).reversed().map(\.lowerBound)
  }

  func ends(behind place: Int) -> [Int] {
    let first = words.partitioningIndex { $0.upperBound > place }
    return [place] + words[first...].prefix(Self.mostParts).map(\.upperBound)
  }

  /// A word that marks divide has no more parts than this.
  private static let mostParts = 6

  /// A place with the backslash before its first mark, which the page does not show.
  private func withEscape(_ place: Range<Int>) -> Range<Int> {
    guard text.isEscaped(at: place.lowerBound) else { return place }
    let bytes = page.bytes
    let next = bytes.partitioningIndex { $0.upperBound >= place.lowerBound }
    let isShown = next < bytes.count && bytes[next].lowerBound < place.lowerBound
    return isShown ? place : place.lowerBound - 1..<place.upperBound
  }

  /// The places with just these bytes but for white space.
  private func written(_ quote: String) -> [Range<Int>] { QuoteLocator.occurrences(of: quote, in: text) }

  private func asShown(_ quote: String, _ sign: (ShownText.Sign) -> Character) -> [Range<Int>] {
    Self.places(of: ShownText(quote).signs, in: shown.signs, sign)
  }

  private static func places(
    of quote: [ShownText.Sign], in signs: [ShownText.Sign], _ sign: (ShownText.Sign) -> Character
  ) -> [Range<Int>] {
    let wanted = quote.map(sign)
    guard let first = wanted.first else { return [] }
    var places: [Range<Int>] = []
    var index = 0
    while index + wanted.count <= signs.count {
      if sign(signs[index]) == first,
        wanted.indices.allSatisfy({ sign(signs[index + $0]) == wanted[$0] })
      {
        let end = signs[index + wanted.count - 1].range.upperBound
        places.append(signs[index].range.lowerBound..<end)
        index += wanted.count
      } else {
        index += 1
      }
    }
    return places.filter { !$0.isEmpty }
  }

  /// Whether a range neither begins nor ends inside a word, as the text has it and as the page shows it.
  func isWhole(_ range: Range<Int>) -> Bool {
    !isInside(range.lowerBound) && !isInside(range.upperBound) && !isWithinShownWord(range)
  }

  /// Whether a word may go on behind marks that stand beside a place: most have none, or nothing but them before the next space.
  private func mayGoOn(_ rest: some Collection<UInt8>) -> Bool {
    guard let first = rest.first, first < 0x80, first.isMark, !first.isWhite else { return false }
    // Within a tag or a remark there may be spaces.
    return "<>".utf8.contains(first) || rest.prefix { !$0.isWhite }.contains { !$0.isMark }
  }

  /// Whether marks alone stand between a range and the rest of a word, or it is a part of what one character is written as.
  private func isWithinShownWord(_ range: Range<Int>) -> Bool {
    let (before, behind) = (
      mayGoOn(text[..<range.lowerBound].reversed()), mayGoOn(text[range.upperBound...])
    )
    let isEntity =
      text[range.lowerBound...].first == UInt8(ascii: "&") || text[range].last == UInt8(ascii: ";")
    guard before || behind, !isEntity else { return false }
    let signs = page.inOrder
    let first = signs.partitioningIndex { $0.range.upperBound > range.lowerBound }
    let next = signs.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    guard first < next else { return false }
    if signs[first].range.lowerBound < range.lowerBound, signs[first].range.count > 1, first + 1 == next {
      return true
    }
    func isOneWord(_ left: Int, _ right: Int) -> Bool {
      guard signs.indices.contains(left), signs.indices.contains(right) else { return false }
      let both = String([signs[left].character, signs[right].character])
      let bytes = Array(both.utf8)
      let tokens = bytes.withUnsafeBufferPointer { Tokenizer.places(in: $0) }
      return tokens.count == 1 && tokens[0].kind == .word && tokens[0].range == bytes.indices
    }
    return before && isOneWord(first - 1, first) || behind && isOneWord(next - 1, next)
  }

  private func isInside(_ offset: Int) -> Bool {
    if isBeforeColour(offset) { return true }
    let index = units.partitioningIndex { $0.upperBound > offset }
    guard index < units.count, units[index].lowerBound < offset else { return false }
    return !isBehindArticle(offset, in: units[index]) && !isBehindName(offset, in: units[index])
      && !isWrittenWithoutSpaces(at: offset)
  }

  /// Whether the colour of an emoji stands there (U+1F3FB to U+1F3FF), and the emoji before it.
  private func isBeforeColour(_ offset: Int) -> Bool {
    offset > 0 && offset + 4 <= text.count && text[offset - 1] >= 0x80
      && text[offset...].starts(with: [0xF0, 0x9F, 0x8F]) && text[offset + 3] >= 0xBB
  }

  /// Whether a word stands there behind one of which an apostrophe is left: `eau` in `l’eau`, but not the `s` of `tenant’s`.
  private func isBehindArticle(_ offset: Int, in word: Range<Int>) -> Bool {
    let head = text[word.lowerBound..<offset]
    let apostrophes: [[UInt8]] = [Array("'".utf8), Array("’".utf8)]
    return word.upperBound - offset > 2 && apostrophes.contains { head.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a name ends there, with nothing but the `’s` behind it that says whose something is: `Ann` in `Ann’s`. Of a word without a
  /// capital that may be the plural, as in Dutch.
  private func isBehindName(_ offset: Int, in word: Range<Int>) -> Bool {
    let isName = text[word.lowerBound...].prefix(4).withFirstScalar { $0.properties.isUppercase }
    return isName
      && ["'s", "’s", "'", "’"].contains { text[offset..<word.upperBound].elementsEqual($0.utf8) }
  }

  /// Whether the letters there are of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer.
  private func isWrittenWithoutSpaces(at offset: Int) -> Bool {
    text[offset...].prefix(4).withFirstScalar { scalar in
      [0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF].contains { $0.contains(scalar.value) }
    }
  }

  /// Where about the same words stand.
  private func near(_ quote: String) -> [Range<Int>] {
    NearWords(quote, in: text, words: words).places
  }
}

extension ArraySlice<UInt8> {
  /// Whether the character that it begins with fits.
  fileprivate func withFirstScalar(_ fits: (Unicode.Scalar) -> Bool) -> Bool {
    String(decoding: self, as: UTF8.self).unicodeScalars.first.map(fits) ?? false
  }
}
