import TestSupport
import Testing

@testable import Prose

@Suite struct AttributionSnapshotTests {
  private static let sentences = [
    "Wij willen betaalbare huizen in elke stad van het land.",
    "Niemand mag door het ijs van de samenleving zakken.",
    "Zorg is geen markt maar een recht voor iedereen.", "Werk moet lonen, ook voor wie net begint.",
  ]

  /// A straight history with insertions, deletions, moves and reverts of whole sentences.
  private func texts(_ random: inout SplitMix) -> [[UInt8]] {
    var lines = Array(Self.sentences.prefix(2))
    return (0..<12).map { number in
      let place = Int.random(in: 0...lines.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: lines.insert(Self.sentences.randomElement(using: &random) ?? "", at: place)
      case 1 where place < lines.count: lines.remove(at: place)
      case 2 where place < lines.count: lines.append(lines.remove(at: place))
      default: if place < lines.count { lines[place] += " Nu, in \(number)." }
      }
      return Array(lines.joined(separator: "\n\n").utf8)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `going on from a snapshot is the same as never having stopped`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let texts = texts(&random)
    let graph = RevisionGraph(
      ids: texts.indices.map { "r\($0)" }, parents: texts.indices.map { $0 == 0 ? [] : [$0 - 1] })
    let stop = Int.random(in: 0..<(texts.count - 1), using: &random)
    var whole = Attributor(graph)
    var snapshot: AttributionSnapshot?
    for (index, text) in texts.enumerated() {
      whole.add(text)
      if index == stop { snapshot = whole.snapshot() }
    }
    let kept = try #require(snapshot)
    var resumed = try #require(Attributor(graph, resuming: kept))
    for text in texts[(stop + 1)...] { resumed.add(text) }
    #expect(resumed.snapshot() == whole.snapshot(), "seed \(seed)")
  }

  @Test func `a snapshot that is not of one piece, or of another history, is refused`() throws {
    let graph = RevisionGraph(ids: ["a"], parents: [[]])
    var attributor = Attributor(graph)
    #expect(attributor.snapshot() == nil)
    attributor.add(Array("een twee\n\ndrie".utf8))
    let whole = try #require(attributor.snapshot())
    #expect(Attributor(graph, resuming: whole) != nil)
    #expect(Attributor(RevisionGraph(ids: [], parents: []), resuming: whole) == nil)
    let runs = whole.runs
    let halves =
      [runs[0].range, runs[0].range].map { OriginRun(range: $0, first: runs[0].first, count: 1) } + [runs[1]]
    for broken in [
      whole.with(text: "een twee drie"), whole.with(text: "een\n\ndrie"), whole.with(symbols: [1, 2]),
      whole.with(symbols: [1, 2, 3, 3]), whole.with(symbols: [1, 2, 4]), whole.with(runEnds: [1]),
      whole.with(runEnds: [3, 2]), whole.with(runEnds: [2, 1]), whole.with(runs: [runs[0], runs[0]]),
      whole.with(runs: halves, runEnds: [2, 3]),
      whole.with(wordsEver: []), whole.with(wordsEver: [3, 0]),
    ] {
      #expect(Attributor(graph, resuming: broken) == nil, "\(broken)")
    }
  }

  @Test func `a run from memory that cannot be one is told`() {
    func run(_ start: UInt32, _ end: UInt32, count: Int) -> OriginRun {
      let words = [
        start, end, 0, 0, UInt32(truncatingIfNeeded: count), UInt32(truncatingIfNeeded: count >> 32),
      ]
      return words.withUnsafeBytes { $0.loadUnaligned(as: OriginRun.self) }
    }
    #expect(run(3, 5, count: 2).isSound && run(3, 5, count: 2).range == 3..<5)
    for broken in [
      run(5, 3, count: 1), run(3, 3, count: 1), run(3, 5, count: 0), run(3, 5, count: 3),
      run(3, 5, count: -1),
    ] {
      #expect(!broken.isSound)
    }
  }
}

extension AttributionSnapshot {
  /// This one with another part.
  fileprivate func with(
    text: String? = nil, symbols: [UInt32]? = nil, runs: [OriginRun]? = nil, runEnds: [UInt32]? = nil,
    wordsEver: [Int]? = nil
  ) -> AttributionSnapshot {
    AttributionSnapshot(
      text: text.map { Array($0.utf8) } ?? self.text, symbols: symbols ?? self.symbols,
      runs: runs ?? self.runs,
      runEnds: runEnds ?? self.runEnds, wordsEver: wordsEver ?? self.wordsEver, vocabulary: vocabulary,
      removed: removed)
  }
}
