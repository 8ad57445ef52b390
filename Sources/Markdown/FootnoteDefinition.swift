/// The definition of a footnote, found before md4c sees the text: md4c knows no footnotes and takes such lines for the
/// definitions of links.
///
/// As in cmark-gfm a definition may come directly after a paragraph, and goes on with lines that are indented by four or
/// that plainly continue its last paragraph.
struct FootnoteDefinition {
  let label: String
  /// The bytes of the definition's lines, without the empty lines after it.
  let range: Range<Int>
  /// What it says, with its indentation taken off.
  let text: (bytes: [UInt8], map: OffsetMap)

  /// The definitions in a text from an offset on, in order; of several with one label the first.
  static func all(in source: [UInt8], from start: Int) -> [FootnoteDefinition] {
    var scan = Scan(source: source)
    for line in Lines(source, from: start) { scan.take(line) }
    return scan.finished()
  }

  /// The bytes of the label where `[^label]:` stands at `start`.
  static func label(in source: [UInt8], at start: Int, before end: Int) -> Range<Int>? {
    guard start + 4 < end, source[start] == UInt8(ascii: "["), source[start + 1] == UInt8(ascii: "^") else {
      return nil
    }
    guard let label = referenceLabel(in: source, at: start, before: end) else { return nil }
    let colon = label.upperBound + 1
    return colon < end && source[colon] == UInt8(ascii: ":") ? label : nil
  }

  /// The bytes of the label where `[^label]` stands at `start`.
  static func referenceLabel(in source: [UInt8], at start: Int, before end: Int) -> Range<Int>? {
    guard start + 3 < end, source[start] == UInt8(ascii: "["), source[start + 1] == UInt8(ascii: "^") else {
      return nil
    }
    var index = start + 2
    while index < end, source[index] > 0x20, source[index] != UInt8(ascii: "["),
      source[index] != UInt8(ascii: "]")
    {
      index += 1
    }
    guard index > start + 2, index < end, source[index] == UInt8(ascii: "]") else { return nil }
    return start + 2..<index
  }
}

extension FootnoteDefinition {
  /// A walk over the lines, which keeps the definition that is being read.
  private struct Scan {
    let source: [UInt8]
    private var found: [FootnoteDefinition] = []
    private var labels: Set<String> = []
    private var fence: CodeFence?
    private var open: Open?

    /// A definition of which the end is not known yet.
    private struct Open {
      let label: String
      let start: Int
      var end: Int
      var bytes: [UInt8] = []
      var map = OffsetMap()
      var emptyLines: [Range<Int>] = []

      mutating func append(_ range: Range<Int>, of source: [UInt8]) {
        map.append(text: bytes.count, source: range.lowerBound)
        bytes.append(contentsOf: source[range])
        end = range.upperBound
      }
    }

    init(source: [UInt8]) { self.source = source }

    mutating func take(_ line: Range<Int>) {
      if fence == nil, continueOpen(with: line) { return }
      close()
      if let fence {
        if fence.isClosed(by: source[line]) { self.fence = nil }
      } else if let opened = CodeFence(opening: source[line]) {
        fence = opened
      } else {
        begin(line)
      }
    }

    mutating func finished() -> [FootnoteDefinition] {
      close()
      return found
    }

    private mutating func begin(_ line: Range<Int>) {
      let start = line.lowerBound + indentation(of: line)
      guard start - line.lowerBound < 4, let label = label(in: source, at: start, before: line.upperBound)
      else { return }
      let name = String(decoding: source[label], as: UTF8.self)
      guard labels.insert(name).inserted else { return }
      var content = label.upperBound + 2
      while content < line.upperBound, source[content] == 0x20 || source[content] == 0x09 { content += 1 }
      var opened = Open(label: name, start: line.lowerBound, end: line.upperBound)
      opened.append(content..<line.upperBound, of: source)
      open = opened
    }

    /// Whether a line belongs to the definition that is being read; if so, takes it.
    private mutating func continueOpen(with line: Range<Int>) -> Bool {
      guard var current = open else { return false }
      open = nil
      defer { open = current }
      let indentation = indentation(of: line)
      if source[line].dropFirst(indentation).allSatisfy({ $0 == 0x0A || $0 == 0x0D }) {
        current.emptyLines.append(line)
        return true
      }
      let isTabbed = source[line.lowerBound] == 0x09
      let isIndented = indentation >= 4 || isTabbed
      guard isIndented || (current.emptyLines.isEmpty && isPlain(line, after: indentation)) else {
        return false
      }
      for empty in current.emptyLines { current.append(empty, of: source) }
      current.emptyLines = []
      current.append(line.lowerBound + (isTabbed ? 1 : min(indentation, 4))..<line.upperBound, of: source)
      return true
    }

    private mutating func close() {
      guard let closed = open else { return }
      var text = MaskedText(closed.bytes)
      text.guardReferences()
      found.append(
        FootnoteDefinition(
          label: closed.label, range: closed.start..<closed.end, text: (text.bytes, closed.map)))
      open = nil
    }

    private func indentation(of line: Range<Int>) -> Int {
      source[line].prefix { $0 == 0x20 }.count
    }

    /// Whether a line that is not indented is a paragraph's, and not the beginning of another block.
    private func isPlain(_ line: Range<Int>, after indentation: Int) -> Bool {
      let start = line.lowerBound + indentation
      if label(in: source, at: start, before: line.upperBound) != nil { return false }
      if CodeFence(opening: source[line]) != nil { return false }
      return !"#>-*+|=_".utf8.contains(source[start]) && !(0x30...0x39).contains(source[start])
    }
  }
}
