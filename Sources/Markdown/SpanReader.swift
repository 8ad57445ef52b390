import CCMarkGFM

/// Finds, for the spans of one block, the bytes that each is written as.
///
/// cmark-gfm tells what the spans are and what they say, but not reliably where: so its tree is laid on the block's text from left to
/// right, and each mark and each character must be met there. What cannot be met has no place from there to the block's end;
/// it is shown all the same.
struct SpanReader {
  private let text: PlacedText
  private let source: [UInt8]
  /// How far the text has been read.
  private var position = 0
  /// Whether something was not met.
  private(set) var isLost = false
  /// How each open span is closed.
  private var closings: [Closing] = []
  private(set) var events: [MarkdownEvent] = []

  private enum Closing {
    case mark(Int)
    case link
    case nothing
  }

  init(_ text: PlacedText, source: [UInt8]) {
    self.text = text
    self.source = source
  }

  private var bytes: [UInt8] { text.bytes }

  private func byte(at index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  // MARK: Spans

  mutating func enter(_ element: Element) {
    events.append(.enter(element))
    let length: Int
    switch element {
    case .emphasis: length = 1
    case .strong: length = 2
    case .strikethrough: length = byte(at: position + 1) == UInt8(ascii: "~") ? 2 : 1
    case .image: length = 2
    case .link:
      // An address that stands there bare has no marks.
      switch byte(at: position) {
      case UInt8(ascii: "["): length = 1
      case UInt8(ascii: "<"):
        position += 1
        return closings.append(.mark(1))
      default: return closings.append(.nothing)
      }
    default: return closings.append(.nothing)
    }
    switch element {
    case .link, .image: closings.append(.link)
    default: closings.append(.mark(length))
    }
    skipMark(length, of: element.openers)
  }

  mutating func leave(_ element: Element) {
    events.append(.leave(element))
    switch closings.popLast() {
    case .mark(let length): skipMark(length, of: element.closers)
    case .link:
      guard !isLost else { return }
      if byte(at: position) == UInt8(ascii: "]") {
        position = LinkTail.end(in: bytes, after: position)
      } else {
        isLost = true
      }
    case .nothing, nil: break
    }
  }

  private mutating func skipMark(_ length: Int, of marks: String) {
    guard !isLost else { return }
    guard position + length <= bytes.count,
      bytes[position..<position + length].allSatisfy(marks.utf8.contains)
    else {
      isLost = true
      return
    }
    position += length
  }

  // MARK: Text

  /// A text as cmark-gfm gives it: its character references are decoded, its escapes have lost their backslash.
  mutating func read(text literal: [UInt8]) {
    var index = 0
    var start = position
    while index < literal.count, !isLost {
      if let entity = Entity(in: bytes, at: position), literal[index...].starts(with: entity.text.utf8) {
        appendRun(start..<position)
        let range = text.place(of: position..<position + entity.length)
        events.append(.text(TextRun(text: entity.text, range: range, isAtomic: true)))
        index += entity.text.utf8.count
        position += entity.length
        start = position
      } else if isEscape(of: literal[index]) {
        appendRun(start..<position)
        start = position + 1
        position += 2
        index += 1
      } else if byte(at: position) == literal[index] {
        position += 1
        index += 1
      } else {
        isLost = true
      }
    }
    appendRun(start..<position)
    if isLost, index < literal.count { appendUnplaced(literal[index...]) }
  }

  private func isEscape(of shown: UInt8) -> Bool {
    byte(at: position) == UInt8(ascii: "\\") && byte(at: position + 1) == shown && shown.isPunctuation
  }

  /// A stretch of the text that is shown as it stands, divided where its bytes are not together in the source.
  mutating func appendRun(_ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + 1
      while end < range.upperBound, text.places[end] == text.places[start].map({ $0 + end - start }) {
        end += 1
      }
      if let place = text.place(of: start..<end) {
        // What was masked is read from the source.
        events.append(.text(TextRun(text: String(decoding: source[place], as: UTF8.self), range: place)))
      } else {
        appendUnplaced(bytes[start..<end])
      }
      start = end
    }
  }

  private mutating func appendUnplaced(_ bytes: ArraySlice<UInt8>) {
    if bytes.isEmpty { return }
    events.append(.text(TextRun(text: String(decoding: bytes, as: UTF8.self), range: nil)))
  }

  // MARK: Lines, code, HTML

  mutating func readBreak(isHard: Bool) {
    events.append(.lineBreak(isHard: isHard))
    guard !isLost else { return }
    if isHard, byte(at: position) == UInt8(ascii: "\\") { position += 1 }
    skipWhite()
    guard byte(at: position) == 0x0A || byte(at: position) == 0x0D else {
      isLost = true
      return
    }
    if byte(at: position) == 0x0D { position += 1 }
    if byte(at: position) == 0x0A { position += 1 }
    skipWhite()
  }

  private mutating func skipWhite() {
    while byte(at: position) == 0x20 || byte(at: position) == 0x09 { position += 1 }
  }

  /// Code between backticks: `literal` is what stands there, its lines' ends as spaces, without one space at both ends.
  mutating func read(code literal: [UInt8]) {
    events.append(.enter(.code))
    defer { events.append(.leave(.code)) }
    guard !isLost else { return appendUnplaced(literal[...]) }
    let fence = bytes[position...].prefix { $0 == UInt8(ascii: "`") }.count
    let content = position + fence
    guard fence > 0, let end = closingFence(fence, after: content) else {
      isLost = true
      return appendUnplaced(literal[...])
    }
    let stripped = unbroken(content..<end)
    let spaces = stripped.count - literal.count
    let first = spaces == 2 ? 1 : 0
    guard spaces == 0 || spaces == 2,
      stripped[first..<stripped.count - spaces + first].map(\.shown).elementsEqual(literal)
    else {
      isLost = true
      return appendUnplaced(literal[...])
    }
    append(code: stripped[first..<stripped.count - spaces + first])
    position = end + fence
  }

  /// The text of a code span with each line's end as one space, which has no place.
  private func unbroken(_ range: Range<Int>) -> [(shown: UInt8, at: Int?)] {
    var result: [(UInt8, Int?)] = []
    for index in range {
      switch bytes[index] {
      case 0x0A where index > range.lowerBound && bytes[index - 1] == 0x0D: continue
      case 0x0A, 0x0D: result.append((0x20, nil))
      default: result.append((bytes[index], index))
      }
    }
    return result
  }

  private mutating func append(code: ArraySlice<(shown: UInt8, at: Int?)>) {
    var run: Range<Int>?
    for (_, index) in code {
      if let index, let open = run, open.upperBound == index {
        run = open.lowerBound..<index + 1
        continue
      }
      if let run { appendRun(run) }
      run = index.map { $0..<$0 + 1 }
      if index == nil { appendUnplaced([0x20]) }
    }
    if let run { appendRun(run) }
  }

  private func closingFence(_ length: Int, after start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let run = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
      if run == length { return index }
      index += max(run, 1)
    }
    return nil
  }

  /// A tag or a remark of raw HTML, which stands there as it is.
  mutating func read(html literal: [UInt8]) {
    guard !isLost, bytes[position...].starts(with: literal) else {
      isLost = true
      if !RawHTML.isRemark(literal) { appendUnplaced(literal[...]) }
      return
    }
    let range = position..<position + literal.count
    position = range.upperBound
    if RawHTML.isRemark(literal) { return }
    if RawHTML.isBreak(literal) { return events.append(.lineBreak(isHard: true)) }
    for (index, line) in Lines(literal).ranges.enumerated() {
      if index > 0 { events.append(.lineBreak(isHard: false)) }
      appendRun(range.lowerBound + line.lowerBound..<range.lowerBound + line.upperBound)
    }
  }

  /// A reference to a footnote: `[^label]`.
  ///
  /// - Parameter note: finds the note by the label as written.
  mutating func readReference(note: (ArraySlice<UInt8>) -> Int?) {
    guard !isLost, bytes[position...].starts(with: "[^".utf8),
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "]"))
    else {
      isLost = true
      return
    }
    let range = position..<end + 1
    position = end + 1
    if let note = note(bytes[range.lowerBound + 2..<end]), let place = text.place(of: range) {
      events.append(.noteReference(note: note, occurrence: 0, range: place))
    } else {
      appendRun(range)
    }
  }
}

extension Element {
  fileprivate var openers: String {
    switch self {
    case .emphasis, .strong: "*_"
    case .strikethrough: "~"
    default: "[!"
    }
  }

  fileprivate var closers: String {
    switch self {
    case .emphasis, .strong: "*_"
    case .strikethrough: "~"
    default: ">"
    }
  }
}

extension UInt8 {
  /// Whether it is ASCII punctuation: what a backslash escapes (CommonMark 0.29, section 6.1).
  var isPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
}
