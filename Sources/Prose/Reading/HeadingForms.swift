/// How the headings of a text are written down: with `#` before them, or with a line below them. Editors turn the one into the other, and the
/// page is the same.
struct HeadingForms {
  private struct Heading: Hashable {
    let level: Int
    /// On one line.
    let words: [UInt8]
  }

  private struct Place {
    let heading: Heading
    let isUnderlined: Bool
    let range: Range<Int>
    /// Whether what stands before it leaves room for either form: a line below a paragraph would take that in.
    let hasRoom: Bool
  }

  /// What is written otherwise, in bytes of the copy.
  struct Rewrite {
    let range: Range<Int>
    let bytes: [UInt8]
  }

  /// A heading of the draft as it is written, by what it says; one that is there in both forms has none that counts.
  private var written: [Heading: (isUnderlined: Bool, bytes: [UInt8])] = [:]
  /// The forms in which the headings of each level are.
  private let forms: [Int: Set<Bool>]

  /// The forms of a draft.
  init(of draft: [UInt8]) {
    let places = Self.places(in: draft)
    forms = Self.forms(of: places)
    for (heading, places) in Dictionary(grouping: places, by: \.heading) {
      guard Set(places.map(\.isUnderlined)).count == 1, let first = places.first else { continue }
      written[heading] = (first.isUnderlined, Array(draft[first.range]))
    }
  }

  /// What a copy has in the other form: a heading of the draft, and each one where all of that level are in the one form there and in the
  /// other here. In order.
  func rewrites(in copy: [UInt8]) -> [Rewrite] {
    if forms.isEmpty { return [] }
    let places = Self.places(in: copy)
    let other = Self.forms(of: places)
    let rewrites = places.compactMap { place -> Rewrite? in
      bytes(of: place, among: other).map {
        Rewrite(range: place.range, bytes: (place.hasRoom ? [] : [0x0A]) + $0)
      }
    }
    // Nothing may read otherwise for it.
    let isSame =
      rewrites.isEmpty || Self.places(in: rewrites.applied(to: copy)).map(\.heading) == places.map(\.heading)
    return isSame ? rewrites : []
  }

  /// A heading in the draft's form; nil where it is in that form.
  private func bytes(of place: Place, among others: [Int: Set<Bool>]) -> [UInt8]? {
    if let (isUnderlined, bytes) = written[place.heading] {
      return isUnderlined == place.isUnderlined ? nil : bytes
    }
    let level = place.heading.level
    guard forms[level] == [!place.isUnderlined], others[level] == [place.isUnderlined] else { return nil }
    let words = place.heading.words
    if place.isUnderlined { return Array(repeating: UInt8(ascii: "#"), count: level) + [0x20] + words }
    let count = max(3, String(decoding: words, as: UTF8.self).count)
    return words + [0x0A] + Array(repeating: UInt8(ascii: level == 1 ? "=" : "-"), count: count)
  }

  private static func forms(of places: [Place]) -> [Int: Set<Bool>] {
    places.reduce(into: [:]) { $0[$1.heading.level, default: []].insert($1.isUnderlined) }
  }

  /// The headings that can be in either form, each with the line below it.
  private static func places(in text: [UInt8]) -> [Place] {
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    return blocks.indices.compactMap { index in
      let block = blocks[index]
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      guard block.depth == 0, let words = words(of: block, in: text) else { return nil }
      if block.kind == .heading {
        let level = text[block.prefix].count { $0 == UInt8(ascii: "#") }
        let before = index > 0 ? blocks[index - 1] : nil
        let gap = (before?.range.upperBound ?? 0)..<block.range.lowerBound
        let hasRoom = before.map { text[gap].hasBlankLine || $0.endsWithItsLine } ?? true
        return level > 2
          ? nil
          : Place(
            heading: Heading(level: level, words: words), isUnderlined: false, range: block.range,
            hasRoom: hasRoom)
      }
      guard block.kind == .paragraph, !block.goesOn, let next, next.kind == .rule, next.isUnderline(in: text),
        !text[block.range.upperBound..<next.range.lowerBound].hasBlankLine
      else { return nil }
      let level = text[next.range].contains(UInt8(ascii: "=")) ? 1 : 2
      return Place(
        heading: Heading(level: level, words: words), isUnderlined: true,
        range: block.range.covering(next.range), hasRoom: true)
    }
  }

  /// The words of a heading on one line, without the marks that may close it; nil where one of the two forms cannot have them.
  private static func words(of block: Block, in text: [UInt8]) -> [UInt8]? {
    let lines = text[block.content].split(separator: UInt8(ascii: "\n"))
    // A break within the words.
    guard !lines.dropLast().contains(where: { $0.withoutEnd.reversed().starts(with: [0x20, 0x20]) }),
      !lines.dropLast().contains(where: { $0.withoutEnd.last == UInt8(ascii: "\\") })
    else { return nil }
    var words = Array(
      lines.map { $0.split(whereSeparator: \.isWhite).joined(separator: [0x20]) }.joined(separator: [0x20]))
    if block.kind == .heading {
      let marks = words.reversed().prefix { $0 == UInt8(ascii: "#") }.count
      if marks == words.count { return nil }
      if marks > 0, words[words.count - marks - 1] == 0x20 { words.removeLast(marks + 1) }
    }
    guard let last = words.last, last != UInt8(ascii: "#"),
      MarkdownLine(words, 0..<words.count).opening(interrupting: false) == nil
    else { return nil }
    return words
  }
}

extension Block {
  /// Whether no line below it goes on with it.
  fileprivate var endsWithItsLine: Bool { kind == .heading || kind == .code || kind == .rule }
}

extension ArraySlice<UInt8> {
  /// A line without what ends it.
  fileprivate var withoutEnd: ArraySlice { last == 0x0D ? dropLast() : self }
}

extension [HeadingForms.Rewrite] {
  /// The text with all of them made.
  func applied(to text: [UInt8]) -> [UInt8] {
    if isEmpty { return text }
    var result: [UInt8] = []
    var end = 0
    for rewrite in self {
      result += text[end..<rewrite.range.lowerBound]
      result += rewrite.bytes
      end = rewrite.range.upperBound
    }
    return result + text[end...]
  }

  /// Where bytes of the text that is made stand in the one that they are made of.
  func source(of range: Range<Int>) -> Range<Int> {
    let start = source(of: range.lowerBound, isEnd: false)
    return start..<Swift.max(start, source(of: range.upperBound, isEnd: true))
  }

  private func source(of offset: Int, isEnd: Bool) -> Int {
    var shift = 0
    for rewrite in self {
      let start = rewrite.range.lowerBound + shift
      let end = start + rewrite.bytes.count
      if offset <= start { break }
      if offset < end { return isEnd ? rewrite.range.upperBound : rewrite.range.lowerBound }
      shift += rewrite.bytes.count - rewrite.range.count
    }
    return offset - shift
  }
}
