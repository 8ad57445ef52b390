/// The words that somebody typed turned into others, with the marks around and between them left where they are.
///
/// Only the words that differ are replaced. Marks among these stay with the words that take the place of theirs where there are
/// as many; what would go with nobody having said so is named instead.
struct WordsForWords {
  /// The changes, apart from each other.
  private(set) var changes: [Hunk] = []
  /// Marks, addresses, notes and borders of blocks that the new words would take away and have not typed themselves.
  private(set) var lost: [Range<Int>] = []
  private let typed: TypedWords
  private let text: [UInt8]
  private let pairs: InlinePairs
  private let blocks: [Block]

  init(_ typed: TypedWords, by new: String, in text: [UInt8]) {
    (self.typed, self.text) = (typed, text)
    pairs = InlinePairs(around: typed.place, in: text)
    blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    if Self.hasMarks(typed.bytes) || Self.hasMarks(Array(new.utf8)) {
      replaceAll(by: new)
    } else {
      for hunk in WordDiff.hunks(from: typed.bytes, to: Array(new.utf8)) { replace(hunk) }
    }
  }

  /// Whether somebody typed marks of emphasis, code, links or notes: then they say themselves where these go.
  private static func hasMarks(_ text: [UInt8]) -> Bool { text.contains(where: Set("*_`~[]".utf8).contains) }

  private mutating func replaceAll(by new: String) {
    // Words that were typed as they are written hide nothing.
    let said = Array(new.utf8)
    lost += lost(in: typed.place, by: new).filter { mark in
      text[mark].contains(where: Set("([<|".utf8).contains) && !said.containsRun(text[mark])
    }
    add(typed.place, new)
  }

  private mutating func replace(_ hunk: Hunk) {
    let source = withEscape(typed.source(of: hunk.range))
    guard !hunk.range.isEmpty else {
      let closed = pairs.pairs.map(\.close.upperBound).filter {
        source.lowerBound < $0 && $0 <= source.upperBound
      }
      let place = closed.max() ?? source.lowerBound
      changes.append(Hunk(range: place..<place, old: "", new: hunk.new))
      return
    }
    if typed.unread(in: source).contains(where: isMark), replaceOneByOne(hunk) { return }
    let whole = pairs.completed(source)
    if !hunk.new.utf8.allSatisfy(\.isWhite) {
      lost += lost(in: whole, by: hunk.new)
    } else if let border = border(in: whole),
      !blocks.contains(where: { $0.range.upperBound == whole.upperBound })
    {
      // Words that go up to a block's end take it along whole; a part of it would join the one before.
      lost.append(border)
    }
    add(whole, hunk.new)
  }

  /// Replaces each word by the one that comes in its place, where there are as many; false where that would not do.
  private mutating func replaceOneByOne(_ hunk: Hunk) -> Bool {
    let (old, new) = (Self.words(hunk.old), Self.words(hunk.new))
    guard old.count == new.count, !hunk.new.utf8.contains(UInt8(ascii: "\n")) else { return false }
    let places = old.map {
      withEscape(typed.source(of: $0.range.shifted(hunk.range.lowerBound)))
    }
    guard places.allSatisfy({ !typed.unread(in: $0).contains(where: isMark) }) else { return false }
    for (index, place) in places.enumerated() where old[index].text != new[index].text {
      add(place, new[index].text)
    }
    return true
  }

  /// Words with the backslash before their first mark, where nobody typed that.
  private func withEscape(_ source: Range<Int>) -> Range<Int> {
    guard text.isEscaped(at: source.lowerBound), source.lowerBound > typed.place.lowerBound, !source.isEmpty,
      case let whole = source.lowerBound - 1..<source.upperBound,
      typed.unread(in: whole).first?.lowerBound == whole.lowerBound
    else { return source }
    return whole
  }

  private mutating func add(_ range: Range<Int>, _ new: String) {
    let (range, words) = pairs.keepingHalves(range, new, in: text)
    changes.append(
      Hunk(
        range: range, old: String(decoding: text[range], as: UTF8.self),
        new: String(decoding: words, as: UTF8.self)))
  }

  private static func words(_ text: String) -> [(range: Range<Int>, text: String)] {
    let bytes = Array(text.utf8)
    return bytes.indices.split { bytes[$0].isWhite }.map {
      ($0.startIndex..<$0.endIndex, String(decoding: bytes[$0.startIndex..<$0.endIndex], as: UTF8.self))
    }
  }

  // MARK: What would go

  private func lost(in range: Range<Int>, by new: String) -> [Range<Int>] {
    let halves = pairs.halves(in: range)
    let kept = halves.closing + halves.opening
    let marks = typed.unread(in: range).filter { gap in
      isMark(gap) && !gap.allSatisfy { byte in kept.contains { $0.contains(byte) } || text[byte].isWhite }
    }
    let border = new.utf8.contains(UInt8(ascii: "\n")) ? nil : border(in: range)
    return marks + [border].compactMap(\.self)
  }

  /// Whether somebody who replaces the words around would miss what stands there: anything but white space, what opens a line
  /// of the same block, an escape, and what cannot be seen.
  private func isMark(_ gap: Range<Int>) -> Bool {
    let isBreak = text[gap].contains(UInt8(ascii: "\n"))
    if isBreak, border(in: gap) == nil { return text[gap].contains(UInt8(ascii: "\\")) }
    if text[gap].elementsEqual([UInt8(ascii: "\\")]) { return false }
    return ShownText(String(decoding: text[gap], as: UTF8.self)).signs.contains { $0.character != " " }
  }

  /// What stands between two blocks that a range both touches.
  private func border(in range: Range<Int>) -> Range<Int>? {
    let touched = blocks.filter {
      $0.content.lowerBound < range.upperBound && range.lowerBound < $0.range.upperBound
        || range.lowerBound < $0.contentStart && $0.contentStart <= range.upperBound
    }
    for (one, next) in zip(touched, touched.dropFirst()) where !next.goesOn {
      return one.range.upperBound..<next.contentStart
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate func containsRun(_ bytes: ArraySlice<UInt8>) -> Bool {
    count >= bytes.count && (0...count - bytes.count).contains { self[$0...].starts(with: bytes) }
  }
}
