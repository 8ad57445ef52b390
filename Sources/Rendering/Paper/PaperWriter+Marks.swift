import HTML
import Markdown

// MARK: - Marks

extension PaperWriter {
  mutating func write(_ run: TextRun) {
    guard let range = run.range else {
      if run.isWhite {
        pendingSpace += Markup(text: run.text)
      } else {
        take(mark: markOfBlock())
        html += Markup(text: run.text)
      }
      return
    }
    if run.isAtomic {
      take(mark: mark(at: range.lowerBound))
      html += Markup(text: run.text)
      return
    }
    for (piece, mark) in divide(range) {
      let piece = mark == nil ? afterStop(piece) : piece
      if piece.isEmpty { continue }
      take(mark: mark)
      html += Markup(text: String(decoding: document.source[piece], as: UTF8.self))
    }
  }

  /// Writes the stop that comes right after a mark's words, so that its note does not part them: what is left of a piece.
  private mutating func afterStop(_ piece: Range<Int>) -> Range<Int> {
    guard current != nil, pendingSpace.isEmpty else { return piece }
    let stop = document.source[piece].prefix { Self.stops.contains($0) }
    guard !stop.isEmpty else { return piece }
    closeElement()
    html += Markup(text: String(decoding: stop, as: UTF8.self))
    return stop.endIndex..<piece.upperBound
  }

  private static let stops = Set(",.;:!?)".utf8)

  /// Makes a mark the one being written: closes the one before, opens this one.
  mutating func take(mark: Int?) {
    if mark != current {
      endMark()
      flushSpace()
      current = mark
      if let mark { open(mark, withLead: true) }
    } else {
      let wasOpen = isSpanOpen
      flushSpace()
      if let mark, !wasOpen { open(mark, withLead: false) }
    }
  }

  private mutating func open(_ mark: Int, withLead: Bool) {
    let isFirst = usedIDs.insert(mark).inserted
    html += "<\(Markup(stringLiteral: marks[mark].element))"
    if !marks[mark].classes.isEmpty { html += " class=\"\(marks[mark].classes)\"" }
    if isFirst, !marks[mark].id.isEmpty { html += " id=\"\(marks[mark].id)\"" }
    html += ">"
    if withLead, !marks[mark].lead.isEmpty {
      html += "<span class=\"h\"\(phrases.attribute)>\(marks[mark].lead) </span>"
    }
    isSpanOpen = true
  }

  mutating func closeSpan() {
    closeElement()
    flushSpace()
  }

  private mutating func closeElement() {
    if isSpanOpen, let current { html += "</\(Markup(stringLiteral: marks[current].element))>" }
    isSpanOpen = false
  }

  private mutating func flushSpace() {
    html += pendingSpace
    pendingSpace = Markup()
  }

  /// Ends the current mark within this block: its note comes after its last word, before the space that follows.
  private mutating func endMark() {
    closeElement()
    if let current { waitingNotes += marks[current].note }
    current = nil
    flushNotes()
  }

  /// Writes the notes that wait; within a link they wait for its end, for a link may not hold another.
  mutating func flushNotes() {
    guard linkDepth == 0 else { return }
    html += waitingNotes
    waitingNotes = Markup()
  }

  mutating func endBlock() {
    endMark()
    flushSpace()
  }

  /// The pieces of a run, each with its mark; borders are moved to the beginning of a character.
  private func divide(_ range: Range<Int>) -> [(Range<Int>, Int?)] {
    var pieces: [(Range<Int>, Int?)] = []
    var position = range.lowerBound
    var next = firstMark(endingAfter: position)
    while position < range.upperBound {
      guard next < marks.count, marks[next].range.lowerBound < range.upperBound else {
        pieces.append((position..<range.upperBound, nil))
        break
      }
      let start = max(position, snapped(marks[next].range.lowerBound, in: range))
      if start > position { pieces.append((position..<start, nil)) }
      let end = max(start, snapped(min(marks[next].range.upperBound, range.upperBound), in: range))
      if end > start { pieces.append((start..<end, next)) }
      position = end
      next += 1
    }
    return pieces
  }

  private func snapped(_ offset: Int, in range: Range<Int>) -> Int {
    var offset = offset
    while offset > range.lowerBound, offset < range.upperBound, document.source[offset] & 0xC0 == 0x80 {
      offset -= 1
    }
    return offset
  }

  func mark(at offset: Int) -> Int? {
    let index = firstMark(endingAfter: offset)
    return index < marks.count && marks[index].range.contains(offset) ? index : nil
  }

  private func firstMark(endingAfter offset: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The mark that holds most of a block, for words of which the place is not certain.
  private func markOfBlock() -> Int? {
    guard let block else { return nil }
    let extent = outline.extent(ofBlock: block, in: document)
    var index = firstMark(endingAfter: extent.lowerBound)
    var best: (mark: Int, count: Int)?
    while index < marks.count, marks[index].range.lowerBound < extent.upperBound {
      let count = marks[index].range.clamped(to: extent).count
      if count > best?.count ?? 0 { best = (index, count) }
      index += 1
    }
    return best?.mark
  }
}
