import Markdown
import Prose

/// Where the words of a paper are that its page shows: a mark anywhere else is not seen.
struct ShownRuns {
  private let runs: [(range: Range<Int>, isAtomic: Bool)]
  private let source: [UInt8]

  init(_ document: MarkdownDocument) {
    source = document.source
    let events = document.events + document.notes.flatMap(\.events)
    runs = events.compactMap { event in
      guard case .text(let run) = event, !run.isWhite, let range = run.range, !range.isEmpty else {
        return nil
      }
      return (range, run.isAtomic)
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Some ranges, if any of them has shown words in it; else the last shown word before them, or the first one behind.
  func marked(_ ranges: [Range<Int>]) -> [Range<Int>] {
    guard let first = ranges.first, !ranges.contains(where: isShown),
      let word = word(beside: first.lowerBound)
    else { return ranges }
    return [word]
  }

  /// Whether a mark on a range is seen. What is written as a whole is marked where its beginning is.
  private func isShown(_ range: Range<Int>) -> Bool {
    runs[first(endingAfter: range.lowerBound)...].prefix { $0.range.lowerBound < range.upperBound }.contains {
      run in
      let words = run.range.clamped(to: range)
      return run.isAtomic
        ? range.contains(run.range.lowerBound) : source[words].contains { !$0.isSpaceOrLineEnd }
    }
  }

  private func word(beside byte: Int) -> Range<Int>? {
    let next = runs.partitioningIndex { $0.range.lowerBound >= byte }
    if next > 0 {
      let run = runs[next - 1]
      let end = source[run.range].lastIndex { !$0.isSpaceOrLineEnd } ?? run.range.lowerBound
      let start = source[run.range.lowerBound..<end].lastIndex(where: \.isSpaceOrLineEnd)
      return run.isAtomic ? run.range : (start.map { $0 + 1 } ?? run.range.lowerBound)..<end + 1
    }
    guard let run = runs.first else { return nil }
    let start = source[run.range].firstIndex { !$0.isSpaceOrLineEnd } ?? run.range.lowerBound
    let end = source[start..<run.range.upperBound].firstIndex(where: \.isSpaceOrLineEnd)
    return run.isAtomic ? run.range : start..<(end ?? run.range.upperBound)
  }

  private func first(endingAfter byte: Int) -> Int { runs.partitioningIndex { $0.range.upperBound > byte } }
}
