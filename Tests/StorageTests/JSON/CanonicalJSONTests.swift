import TestSupport
import Testing

@testable import Storage

@Suite struct CanonicalJSONTests {
  @Test func `canonical bytes are sorted, bare, and end in a newline`() {
    let value = JSON.object([
      .init("é", .null), .init("b", .array([.integer(-1), .bool(true)])), .init("a", .object([])),
      .init("B", .string("\"\\/\u{8}\t\n\u{C}\r\u{1}\u{7F}é\u{2028}")),
    ])
    #expect(
      String(decoding: value.canonicalBytes, as: UTF8.self)
        == #"{"B":"\"\\/\b\t\n\f\r\u0001"# + "\u{7F}é\u{2028}" + #"","a":{},"b":[-1,true],"é":null}"# + "\n")
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func `what is written is read back, and written alike`(
    _ seed: UInt64
  )
    throws
  {
    var random = SplitMix(seed: seed)
    let value = Self.value(&random, depth: 4)
    let bytes = value.canonicalBytes
    let read = try JSONReader.read(bytes)
    #expect(read.canonicalBytes == bytes, "seed \(seed)")
  }

  private static func value(_ random: inout SplitMix, depth: Int) -> JSON {
    var texts = RandomRecords(random: SplitMix(seed: random.next()))
    let size = depth == 0 ? 0 : Int.random(in: 0...4, using: &random)
    switch Int.random(in: 0...5, using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(Int(truncatingIfNeeded: random.next()))
    case 3: return .array((0..<size).map { _ in value(&random, depth: depth - 1) })
    case 4: return .object((0..<size).map { .init("\($0)" + texts.text(), value(&random, depth: depth - 1)) })
    default: return .string(texts.text())
    }
  }
}
