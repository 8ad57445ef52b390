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
    var resumed = try #require(Attributor(graph, resuming: kept, with: texts[stop]))
    for text in texts[(stop + 1)...] { resumed.add(text) }
    #expect(resumed.snapshot() == whole.snapshot(), "seed \(seed)")
  }

  @Test func `a snapshot of another text is refused`() {
    let graph = RevisionGraph(ids: ["a"], parents: [[]])
    var attributor = Attributor(graph)
    attributor.add(Array("een twee".utf8))
    let snapshot = attributor.snapshot()
    #expect(Attributor(graph, resuming: snapshot, with: Array("een twee drie".utf8)) == nil)
    #expect(
      Attributor(RevisionGraph(ids: [], parents: []), resuming: snapshot, with: Array("een twee".utf8)) == nil
    )
  }
}
