/// Joins the runs of paragraphs to those of a text.
struct RunCollector {
  private let text: [UInt8]
  private var runs: [OriginRun] = []
  private var current: OriginRun?

  init(_ text: [UInt8]) { self.text = text }

  /// Adds the next run of a paragraph that starts at `start`.
  mutating func add(_ run: OriginRun, behind start: Int) {
    let (first, end) = (start + run.range.lowerBound, start + run.range.upperBound)
    guard let current else {
      let begin = lastForeignByte(before: first, from: 0) == nil ? first : 0
      self.current = OriginRun(range: begin..<end, first: run.first, count: run.count)
      return
    }
    if run.first.follows(current.last) {
      self.current = OriginRun(
        range: current.range.lowerBound..<end, first: current.first, count: current.count + run.count)
    } else {
      close(current, upTo: first)
      self.current = OriginRun(range: first..<end, first: run.first, count: run.count)
    }
  }

  mutating func finish() -> [OriginRun] {
    if let current { close(current, upTo: text.count) }
    current = nil
    return runs
  }

  private mutating func close(_ run: OriginRun, upTo next: Int) {
    let end = lastForeignByte(before: next, from: run.range.upperBound).map { $0 + 1 } ?? run.range.upperBound
    runs.append(OriginRun(range: run.range.lowerBound..<end, first: run.first, count: run.count))
  }

  /// White space beyond ASCII, such as a space that does not break, goes with the word before it: whoever counts bytes that
  /// are not white may not know it.
  private func lastForeignByte(before end: Int, from start: Int) -> Int? {
    text[start..<end].lastIndex { $0 >= 0x80 }
  }
}
