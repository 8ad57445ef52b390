import Foundation
import TestSupport
import Testing

@Suite(
  .enabled(if: CommonMarkOracle.isInstalled, "cmark-gfm is not installed, so nothing is compared with it"))
struct CommonMarkOracleTests {
  /// How many texts are made; Benchmarks/pages/run asks for ten thousand.
  static let count = ProcessInfo.processInfo.environment["BERAAD_DOCUMENTS"].flatMap(UInt64.init) ?? 300

  @Test func `made-up and spoilt papers are what cmark-gfm makes of them, and know their places`() throws {
    var counts = (placed: 0, shown: 0)
    var wrong = 0
    for seed in 0..<Self.count {
      let text = Self.text(seed)
      if let difference = try CommonMarkOracle.difference(text, seed: seed) {
        wrong += 1
        if wrong <= 5 { Issue.record("seed \(seed)\n\(text)\n\n\(difference)") }
      }
      let places = CommonMarkOracle.places(text)
      counts.placed += places.placed
      counts.shown += places.shown
    }
    #expect(wrong == 0, "of \(Self.count)")
    #expect(
      counts.placed * 1000 >= counts.shown * 999, "\(counts.placed) of \(counts.shown) bytes have a place")
  }

  private static func text(_ seed: UInt64) -> String {
    if seed % 4 == 0 {
      var maker = MarkdownMaker(seed: seed, common: true)
      return maker.text()
    }
    var mutator = MarkdownMutator(seed: seed)
    return mutator.text(from: CommonMarkOracle.examples)
  }

  @Test(
    .enabled(
      if: !CommonMarkOracle.examples.isEmpty, "the standard's examples are not installed with cmark-gfm"))
  func `the examples of the standard are what cmark-gfm makes of them`() throws {
    #expect(CommonMarkOracle.examples.count > 600)
    for (index, example) in CommonMarkOracle.examples.enumerated() {
      if let difference = try CommonMarkOracle.difference(example) {
        Issue.record("example \(index + 1)\n\(example)\n\n\(difference)")
      }
    }
  }

  @Test(arguments: Checkout.files(in: "papers", endingIn: ".md"))
  func `the example papers are what cmark-gfm makes of them`(path: String) throws {
    let body = try Checkout.text(path).replacing(#/\A---\n(?s:.*?)\n---\n/#, with: "")
    #expect(try CommonMarkOracle.difference(body) == nil)
  }
}
