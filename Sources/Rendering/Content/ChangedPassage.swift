package import Prose

/// One change inside the sentences that it changes: what they were and what they become, both in Markdown.
package struct ChangedPassage: Sendable, Hashable {
  package var before: String
  package var after: String
  /// The bytes of the paper's text that it is about; nil where it has no place there any more.
  package var place: Range<Int>?
  /// What becomes of the keys of the front matter, where this is of it and not of the Markdown behind: none where no value changes, and
  /// only how they are written does.
  package var fields: [Field]?
  /// Whether it is the words of the change by themselves, without a remark of the file's own that they touch: no page shows others of it.
  package var isWithoutRemark = false

  /// A key of the front matter, and its value; empty where it is not there.
  package struct Field: Sendable, Hashable {
    package let key: String
    package let before: String
    package let after: String
  }

  package init(before: String, after: String, place: Range<Int>? = nil, fields: [Field]? = nil) {
    self.before = before
    self.after = after
    self.place = place
    self.fields = fields
  }

  /// A hunk in the sentences, items or rows of its text that it touches. Of one that leaves whole blocks as they are, as a note and
  /// its reference, only what is around its parts; but what a passage is moved past is read with it.
  package init(_ hunk: Hunk, in text: [UInt8], place: Range<Int>?) {
    if let inHead = Self.inHead(hunk, of: text, place: place) {
      self = inHead
      return
    }
    if let inTable = Self.inTable(hunk, of: text, place: place) {
      self = inTable
      return
    }
    let parts = hunk.parts
    guard parts.count > 1, !hunk.isMove else {
      self.init(whole: hunk, in: text, place: place)
      return
    }
    let passages = parts.map { Self(whole: $0, in: text, place: place) }
    func read(_ words: KeyPath<Self, String>) -> String {
      passages.map { $0[keyPath: words] }.joined(separator: "\n\n…\n\n")
    }
    self.init(before: read(\.before), after: read(\.after), place: place)
  }

  /// What a hunk changes that lies before the text; nil for any other.
  private static func inHead(_ hunk: Hunk, of text: [UInt8], place: Range<Int>?) -> Self? {
    // Most texts have thousands of changes behind their front matter, and it is read for each that may be in it.
    guard hunk.range.lowerBound < longestHead else { return nil }
    let head = FrontMatter(text)
    guard hunk.range.lowerBound < head.length, hunk.range.upperBound <= head.length,
      let changed = [hunk].applied(to: text).map(FrontMatter.init)
    else { return nil }
    let named = (head.entries + changed.entries).map(\.key).filter { head[$0] != changed[$0] }
    let keys = named.enumerated().filter { index, key in named.firstIndex(of: key) == index }.map(\.element)
    let fields = keys.map { Field(key: $0, before: head[$0] ?? "", after: changed[$0] ?? "") }
    func lines(_ head: FrontMatter) -> String {
      if keys.count == 1 { return head[keys[0]] ?? "" }
      return keys.compactMap { key in head[key].map { "\(key): \($0)" } }.joined(separator: "\n")
    }
    // The same values written otherwise, or something that is no key.
    if keys.isEmpty { return Self(before: hunk.old, after: hunk.new, place: place, fields: []) }
    return Self(before: lines(head), after: lines(changed), place: place, fields: fields)
  }

  private static let longestHead = 20_000

  private init(whole hunk: Hunk, in text: [UInt8], place: Range<Int>?) {
    // Whole items or rows that come or go need nothing around them to be read.
    if hunk.isWholeLines(in: text) {
      self.init(before: hunk.old, after: hunk.new, place: place)
      return
    }
    // Between two sentences nothing but white space is changed: what becomes of both is the change.
    let isShape = ShapeChange(old: hunk.old, new: hunk.new) != nil
    // What comes right behind a word is read with it: the number of a note at the end of a sentence.
    let isAttached = hunk.range.isEmpty && hunk.new.utf8.first.map { !$0.isSpaceOrLineEnd } ?? false
    let start =
      isShape || isAttached && !Self.isSpace(before: hunk.range.lowerBound, in: text)
      ? max(0, hunk.range.lowerBound - 1) : hunk.range.lowerBound
    let around = Self.extent(of: start..<hunk.range.upperBound, in: text)
    let (head, tail) = (
      text[around.lowerBound..<hunk.range.lowerBound], text[hunk.range.upperBound..<around.upperBound]
    )
    func words(_ middle: String) -> String {
      String(decoding: head, as: UTF8.self) + middle + String(decoding: tail, as: UTF8.self)
    }
    self.init(before: words(hunk.old), after: words(hunk.new), place: place)
  }

  /// From the beginning of the first sentence that a range touches to the end of the last, but not over the border of an item, a row or a
  /// heading.
  package static func extent(of range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    let sentence = Sentence.around(withWords(range, in: text), in: text)
    var start = range.lowerBound
    while start > sentence.lowerBound, !opensLine(at: start, in: text) { start -= 1 }
    while start < range.lowerBound, text[start].isSpaceOrLineEnd, !opensLine(at: start, in: text) {
      start += 1
    }
    start = markStart(before: start, in: text)
    var end = withWords(range, in: text).upperBound
    while end < sentence.upperBound,
      !(text[end] == newline && (end + 1 == text.count || opensLine(at: end + 1, in: text)))
    {
      end += 1
    }
    return start..<max(end, range.upperBound)
  }

  /// A range with the first of the words that it is the mark of: by itself the number of an item says nothing.
  private static func withWords(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    let start = markStart(before: range.upperBound, in: text)
    guard !range.isEmpty, start < range.upperBound, opensLine(at: start, in: text) else { return range }
    let words = text[range.upperBound...].firstIndex { !$0.isSpaceOrLineEnd && !marks.contains($0) }
    return words.map { range.lowerBound..<$0 + 1 } ?? range
  }

  /// The beginning of the line, where nothing but the mark of an item stands before an index: the stop in `2.` ends no sentence.
  private static func markStart(before index: Int, in text: [UInt8]) -> Int {
    var start = index
    while start > 0, text[start - 1] != newline { start -= 1 }
    let isMark = text[start..<index].allSatisfy {
      $0.isSpaceOrLineEnd || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || marks.contains($0)
    }
    return isMark && opensLine(at: start, in: text) ? start : index
  }

  private static let marks = Set("-*+.)#>".utf8)

  private static func isSpace(before index: Int, in text: [UInt8]) -> Bool {
    index == 0 || text[index - 1].isSpaceOrLineEnd
  }

  private static let newline = UInt8(ascii: "\n")

  /// Whether a line begins here that is an item, a heading, a quotation, a row of a table or a note.
  fileprivate static func opensLine(at index: Int, in text: [UInt8]) -> Bool {
    guard index == 0 || text[index - 1] == newline else { return false }
    guard let mark = text[index...].firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    switch text[mark] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return mark + 1 < text.count && text[mark + 1].isSpaceOrLineEnd
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"): return true
    case UInt8(ascii: "["): return mark + 1 < text.count && text[mark + 1] == UInt8(ascii: "^")
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let rest = text[mark...].drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      return rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")")
    default: return false
    }
  }
}

extension Hunk {
  /// Whether it puts in or takes away whole lines of a list, a table or a quotation, and nothing else.
  fileprivate func isWholeLines(in text: [UInt8]) -> Bool {
    guard old.isEmpty != new.isEmpty else { return false }
    let words = Array((old + new).utf8)
    let isAtStart = range.lowerBound == 0 || text[range.lowerBound - 1] == UInt8(ascii: "\n")
    let isAtEnd = range.lowerBound == text.count || text[range.lowerBound] == UInt8(ascii: "\n")
    let isLines =
      isAtStart && words.last == UInt8(ascii: "\n") || isAtEnd && words.first == UInt8(ascii: "\n")
    return isLines && ChangedPassage.opensLine(at: words.prefix { $0 == UInt8(ascii: "\n") }.count, in: words)
  }
}

extension UInt8 {
  var isSpaceOrLineEnd: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
