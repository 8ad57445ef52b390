/// A text taken out of the source, each byte with the place that it comes from.
struct PlacedText {
  private(set) var bytes: [UInt8]
  /// For each byte its offset in the source; nil where that is not certain, or where the parser made the byte.
  private(set) var places: [Int?]

  /// A text of which no place is known.
  init(unplaced bytes: [UInt8]) {
    self.bytes = bytes
    places = Array(repeating: nil, count: bytes.count)
  }

  init() { self.init(unplaced: []) }

  mutating func append(_ other: ArraySlice<UInt8>, from place: Int?) {
    bytes.append(contentsOf: other)
    for index in 0..<other.count { places.append(place.map { $0 + index }) }
  }

  mutating func append(_ other: PlacedText, _ range: Range<Int>) {
    bytes.append(contentsOf: other.bytes[range])
    places.append(contentsOf: other.places[range])
  }

  /// Where a run of bytes stands in the source; nil where its bytes do not stand there one after another.
  func place(of range: Range<Int>) -> Range<Int>? {
    guard let first = places[range].first, let start = first else { return nil }
    for (offset, place) in places[range].enumerated() where place != start + offset { return nil }
    return start..<start + range.count
  }

  /// The lines, each without its end.
  var lines: [Range<Int>] { Lines(bytes).ranges }
}

// MARK: - Where a block's text stands

extension PlacedText {
  /// The text of a paragraph or of a heading that is underlined, laid on the lines from `line` on.
  ///
  /// cmark-gfm tells where the block begins, and hands out its text with the beginnings of its lines cut off and with the
  /// definitions of links at its head left out. So each line of the text is the end of a line of the source, and what was cut off
  /// before it can only be marks of quotations and white space. Where that does not hold, nothing is claimed.
  init(paragraph content: [UInt8], source: [UInt8], lines: Lines, line: Int, column: Int) {
    let parts = Lines(content).ranges
    self.init(unplaced: content)
    var first = line
    while lines[first] != nil {
      if let places = Self.places(
        of: parts, in: content, source, lines, from: first, column: first == line ? column : nil)
      {
        self.places = places
        return
      }
      // A definition of a link takes a line at least; the text begins after it.
      first += 1
      if first - line > Self.mostLines { return }
    }
  }

  /// How many lines of definitions may precede the text of a paragraph: a bound on the search.
  private static let mostLines = 1000

  private static func places(
    of parts: [Range<Int>], in content: [UInt8], _ source: [UInt8], _ lines: Lines, from first: Int,
    column: Int?
  ) -> [Int?]? {
    var places: [Int?] = []
    for (index, part) in parts.enumerated() {
      guard let line = lines[first + index] else { return nil }
      let text = content[part].trimmedEnd
      let shown = source[line].trimmedEnd
      guard shown.count >= text.count, shown.suffix(text.count).elementsEqual(text) else { return nil }
      let start = shown.endIndex - text.count
      if index == 0, let column {
        guard start - line.lowerBound == column - 1 else { return nil }
      } else {
        guard source[line.lowerBound..<start].allSatisfy(Self.canPrecede) else { return nil }
      }
      let end = index + 1 < parts.count ? parts[index + 1].lowerBound : content.count
      for offset in 0..<end - part.lowerBound { places.append(start + offset) }
    }
    return places
  }

  /// What stands before a line of a paragraph that is not its first.
  private static func canPrecede(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ">")
  }

  /// The text of a heading that begins with `#`, in its line.
  init(heading content: [UInt8], source: [UInt8], line: Range<Int>?, column: Int) {
    self.init(unplaced: content)
    guard let line, column > 0, line.lowerBound + column - 1 < line.upperBound else { return }
    let text = source[(line.lowerBound + column - 1)..<line.upperBound]
      .drop { $0 == UInt8(ascii: "#") }.drop { $0 == 0x20 || $0 == 0x09 }
    guard text.starts(with: content) else { return }
    places = content.indices.map { text.startIndex + $0 }
  }

  /// The lines of a block of code or of raw HTML: each is the end of a line of the source, but for the spaces that cmark-gfm makes
  /// of a tab of which it needs only a part.
  init(verbatim literal: [UInt8], source: [UInt8], lines: Lines, line: Int) {
    self.init()
    for (index, part) in Lines(literal).ranges.enumerated() {
      let text = literal[part]
      var end: Int?
      if let shown = lines[line + index] {
        var known = text
        while !source[shown].suffix(known.count).elementsEqual(known), known.first == 0x20 {
          known.removeFirst()
        }
        if source[shown].suffix(known.count).elementsEqual(known) {
          append(text.prefix(text.count - known.count), from: nil)
          append(known, from: shown.upperBound - known.count)
          end = shown.upperBound
        }
      }
      if end == nil { append(text, from: nil) }
      append([0x0A], from: nil)
    }
  }
}
