/// Joins tokens to runs.
struct RunCollector {
  private let text: [UInt8]
  private var runs: [OriginRun] = []
  private var current: (range: Range<Int>, first: TokenIdentity, count: Int)?

  init(_ text: [UInt8]) { self.text = text }

  /// Adds the next token.
  mutating func add(_ range: Range<Int>, _ identity: TokenIdentity) {
    guard let run = current else {
      current = (
        lastForeignByte(before: range.lowerBound, from: 0) == nil ? range : 0..<range.upperBound, identity, 1
      )
      return
    }
    if identity == TokenIdentity(origin: run.first.origin, ordinal: run.first.ordinal + run.count) {
      current = (run.range.lowerBound..<range.upperBound, run.first, run.count + 1)
    } else {
      close(run.range, run.first, upTo: range.lowerBound)
      current = (range, identity, 1)
    }
  }

  mutating func finish() -> [OriginRun] {
    if let run = current { close(run.range, run.first, upTo: text.count) }
    current = nil
    return runs
  }

  private mutating func close(_ range: Range<Int>, _ first: TokenIdentity, upTo next: Int) {
    let end = lastForeignByte(before: next, from: range.upperBound).map { $0 + 1 } ?? range.upperBound
    runs.append(OriginRun(range: range.lowerBound..<end, first: first))
  }

  /// White space beyond ASCII, such as a space that does not break, goes with the word before it: whoever counts bytes that
  /// are not white may not know it.
  private func lastForeignByte(before end: Int, from start: Int) -> Int? {
    text[start..<end].lastIndex { $0 >= 0x80 }
  }
}
