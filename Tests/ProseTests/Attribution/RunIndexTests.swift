import TestSupport
import Testing

@testable import Prose

@Suite struct RunIndexTests {
  private let graph = RevisionGraph(
    ids: (0..<9).map { "r\($0)" }, parents: (0..<9).map { $0 == 0 ? [] : [$0 - 1] })

  /// Symbols of a few kinds, so that the same stretches come again and again.
  private func symbols(_ count: Int, _ random: inout SplitMix) -> [UInt32] {
    (0..<count).map { _ in UInt32.random(in: 1...3, using: &random) }
  }

  /// Runs of which each was taken away by the revision with its number.
  private func runs(_ texts: [[UInt32]], from first: Int = 0) -> RemovedRuns {
    var runs = RemovedRuns()
    for (number, text) in texts.enumerated() {
      let identities = text.indices.map { TokenIdentity(origin: 0, ordinal: 100 * number + $0) }
      runs.add(text[...], identities[...], goneIn: first + number)
    }
    return runs
  }

  /// The longest stretch of the text from `start` on that stands in any of the runs.
  private func longest(from start: Int, of text: [UInt32], in runs: [[UInt32]]) -> Int {
    var longest = 0
    for run in runs {
      for offset in run.indices {
        longest = max(longest, zip(run[offset...], text[start...]).prefix { $0 == $1 }.count)
      }
    }
    return longest
  }

  @Test(arguments: 0..<60 as Range<UInt64>, [5, 8])
  func `the first stretch that stands in a run is found, and as long as it is`(seed: UInt64, length: Int) {
    var random = SplitMix(seed: seed)
    let texts = (0..<6).map { _ in symbols(Int.random(in: 1...30, using: &random), &random) }
    let text = symbols(25, &random)
    let known = texts.map { _ in Bool.random(using: &random) }
    var index = RunIndex(runs(Array(texts.prefix(3))), findingStretchesOf: length)
    _ = index.longestMatch(in: text, text.indices, atLeast: length, graph) { _ in true }
    index.add(runs(Array(texts.dropFirst(3)), from: 3))

    let allowed = texts.indices.filter { known[$0] }.map { texts[$0] }
    let first = text.indices.first { longest(from: $0, of: text, in: allowed) >= length }
    let match = index.longestMatch(in: text, text.indices, atLeast: length, graph) { known[$0] }
    #expect(match?.start == first)
    guard let match else { return }
    #expect(known[match.run])
    #expect(match.count == longest(from: match.start, of: text, in: allowed))
    let found = texts[match.run][match.offset..<match.offset + match.count]
    #expect(found.elementsEqual(text[match.start..<match.start + match.count]))
  }

  @Test func `of equally long stretches the one that was removed last is found`() throws {
    let text: [UInt32] = [1, 2, 3, 4, 5, 6]
    var index = RunIndex(runs([text, [9] + text, text + [9]]), findingStretchesOf: 5)
    #expect(try #require(index.longestMatch(in: text, 0..<6, atLeast: 5, graph) { _ in true }).run == 2)
    #expect(try #require(index.longestMatch(in: text, 0..<6, atLeast: 5, graph) { $0 < 2 }).run == 1)
    #expect(index.longestMatch(in: text, 0..<4, atLeast: 5, graph) { _ in true } == nil)
  }
}
