import TestSupport
import Testing

@testable import Prose

@Suite struct AttributorPropertyTests {
  private static let words =
    "de het een van huis werk zorg stad mens land recht arm rijk nu niet . , zijn wordt"
    .split(separator: " ").map(String.init)

  private func sentence(_ random: inout SplitMix) -> [String] {
    (0..<Int.random(in: 3...14, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "" }
      + ["."]
  }

  /// A random history, over few words, so that accidental matches are many.
  private func history(_ random: inout SplitMix, merges: Bool = true) -> SmallHistory {
    var history = SmallHistory()
    var texts: [[[String]]] = []
    for index in 0..<Int.random(in: 4...16, using: &random) {
      var text = (0..<3).map { _ in sentence(&random) }
      var parents: [Int] = []
      if index > 0 {
        parents = [Int.random(in: max(0, index - 3)..<index, using: &random)]
        text = texts[parents[0]]
        let other = Int.random(in: 0..<index, using: &random)
        if merges, other != parents[0], Bool.random(using: &random) {
          parents.append(other)
          text += texts[other].suffix(1)
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) { edit(&text, &random) }
      }
      texts.append(text)
      let space = Bool.random(using: &random) ? " " : "\n"
      let joined = text.map { $0.joined(separator: space) }.joined(separator: "\n\n")
      switch parents.count {
      case 0: history.add("r\(index)", joined)
      case 1: history.add("r\(index)", joined, from: "r\(parents[0])")
      default: history.add("r\(index)", joined, from: "r\(parents[0])", "r\(parents[1])")
      }
    }
    return history
  }

  private func edit(_ text: inout [[String]], _ random: inout SplitMix) {
    let place = Int.random(in: 0...text.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: text.insert(sentence(&random), at: place)
    case 1 where place < text.count: text.remove(at: place)
    case 2 where place < text.count: text.append(text.remove(at: place))
    case 3 where place < text.count: text[place].insert(contentsOf: sentence(&random).prefix(3), at: 0)
    default: if place < text.count, !text[place].isEmpty { text[place].removeLast() }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `every byte that is not white has one origin, in the past of its revision`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let history = history(&random)
    let last = history.ids.count - 1
    let text = Array((history.texts[last] ?? "").utf8)
    var covered = [Int](repeating: 0, count: text.count)
    let past = RevisionGraph(ids: history.ids, parents: history.parents).history(of: last)
    for run in history.runs() {
      for index in run.range { covered[index] += 1 }
      #expect(past.contains(run.first.origin), "seed \(seed)")
    }
    for (index, byte) in text.enumerated() {
      #expect(covered[index] <= 1, "seed \(seed)")
      if byte != 0x20, byte != 0x0A { #expect(covered[index] == 1, "seed \(seed), byte \(index)") }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the order of the walk does not matter`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let history = history(&random)
    let expected = history.origins()
    for _ in 0..<4 {
      var order: [Int] = []
      while order.count < history.ids.count {
        let ready = history.ids.indices.filter { index in
          !order.contains(index) && history.parents[index].allSatisfy(order.contains)
        }
        order.append(ready.randomElement(using: &random) ?? 0)
      }
      #expect(history.origins(in: order) == expected, "seed \(seed), order \(order)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `without merges, no token is in a text twice`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var seen: Set<TokenIdentity> = []
    for run in history(&random, merges: false).runs() {
      #expect(seen.insert(run.first).inserted, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `once more is the same`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let history = history(&random)
    #expect(history.runs() == history.runs(), "seed \(seed)")
  }
}
