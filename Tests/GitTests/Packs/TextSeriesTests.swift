@testable import Git
import TestSupport
import Testing

@Suite struct TextSeriesTests {
  /// Steps of none to three pieces, scattered over a text, some of them at one place.
  static func series(seed: UInt64, steps: Int = 70) throws -> (series: TextSeries, texts: [[UInt8]]) {
    var random = SplitMix(seed: seed)
    let base = (0..<2_000).map { _ in UInt8.random(in: 32...126, using: &random) }
    var pieces: [TextSeries.Piece] = []
    var start = 0
    while start < base.count {
      let end = min(start + Int.random(in: 0...12, using: &random), base.count)
      let new = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        UInt8.random(in: 97...122, using: &random)
      }
      pieces.append(TextSeries.Piece(start..<end, new))
      start =
        end + (end == start ? Int.random(in: 0...20, using: &random) : Int.random(in: 1...20, using: &random))
    }
    pieces.shuffle(using: &random)
    let groups = (0..<steps).map { _ in
      let count = min(pieces.count, Int.random(in: 0...3, using: &random))
      defer { pieces.removeLast(count) }
      return Array(pieces.suffix(count))
    }
    let texts = (0...steps).map { Self.text(base, groups[..<$0].flatMap(\.self)) }
    return (try #require(TextSeries(base, steps: groups)), texts)
  }

  /// The plain way: all pieces put into the first text from its end on.
  static func text(_ base: [UInt8], _ pieces: [TextSeries.Piece]) -> [UInt8] {
    let order = pieces.enumerated().sorted { one, other in
      let (first, second) = (one.element.range, other.element.range)
      return (first.lowerBound, first.upperBound, one.offset)
        > (second.lowerBound, second.upperBound, other.offset)
    }
    return order.reduce(into: base) { $0.replaceSubrange($1.element.range, with: $1.element.new) }
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func `each text is what its pieces make of the first`(
    seed: UInt64
  ) throws {
    let (series, texts) = try Self.series(seed: seed)
    #expect((0...series.count).map(series.text(after:)) == texts, "seed \(seed)")
    for start in [0, 1, 33, series.count] {
      var found: [[UInt8]] = []
      series.forEachText(of: start..<series.count) { step, text in
        #expect(step == start + found.count)
        found.append(text)
      }
      #expect(found == Array(texts[(start + 1)...]), "seed \(seed), from \(start)")
    }
  }

  @Test func `of insertions at one place those of a lower rank come first, whichever step they are of`()
    throws
  {
    let steps = [
      [TextSeries.Piece(4..<4, Array(" note".utf8), rank: 2)],
      [TextSeries.Piece(4..<4, Array(" words".utf8))],
    ]
    let series = try #require(TextSeries(Array("Line".utf8), steps: steps))
    #expect(
      (0...2).map { String(decoding: series.text(after: $0), as: UTF8.self) }
        == ["Line", "Line note", "Line words note"])
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func `each difference makes its text of the one it rests on`(
    seed: UInt64
  ) throws {
    let (series, texts) = try Self.series(seed: seed)
    var made: Set = [0]
    series.forEachDelta { step, delta in
      let base = TextSeries.base(ofStep: step) ?? -1
      #expect(made.contains(base), "what a difference rests on comes before it")
      made.insert(step)
      let text = texts[base + 1].withUnsafeBytes { base in delta.withUnsafeBytes { Delta($0).apply(to: base) }
      }
      #expect(text == texts[step + 1], "seed \(seed), step \(step)")
    }
    #expect(made.count == series.count)
  }

  @Test func `pieces that overlap or reach outside are no series`() {
    let text = Array("abcdef".utf8)
    func fits(_ ranges: Range<Int>...) -> Bool {
      TextSeries(text, steps: ranges.map { [TextSeries.Piece($0, [])] }) != nil
    }
    #expect(fits(0..<2, 2..<6, 2..<2))
    #expect(!fits(0..<3, 2..<4))
    #expect(!fits(1..<4, 2..<2))
    #expect(!fits(1..<2, 1..<2))
    #expect(!fits(4..<7))
  }

  @Test func `a difference copies pieces of any length`() {
    for count in [0, 1, 127, 128, 0xFFFF, 0x1_0000, 0x1_0001, 0x100_0005] {
      let old = [UInt8](repeating: 7, count: count) + [1, 2, 3]
      let new = [UInt8](repeating: 7, count: count) + [1, 9, 3]
      let delta = DeltaWriter(from: old, to: new).bytes
      #expect(delta.count < 30)
      #expect(
        old.withUnsafeBytes { old in delta.withUnsafeBytes { Delta($0).apply(to: old) } } == new, "\(count)")
    }
  }
}
