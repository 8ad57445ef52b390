@testable import Prose

/// A history of one text, made up for a test: revisions by one-word names.
struct SmallHistory {
  private(set) var ids: [String] = []
  private(set) var parents: [[Int]] = []
  private(set) var texts: [String?] = []
  var recorded: Set<Int> = []

  /// Adds a revision; nil where the file is deleted.
  mutating func add(_ id: String, _ text: String?, from parents: String...) {
    self.parents.append(parents.compactMap(ids.firstIndex))
    ids.append(id)
    texts.append(text)
  }

  /// The last revision's words under the names of their origins: `"a: Wij willen | b: betaalbare | a: huur."`.
  func origins() -> String { origins(in: Array(ids.indices)) }

  /// As `origins()`, with the revisions fed in another order; parents must still come before children.
  func origins(in order: [Int]) -> String {
    let (runs, text) = runs(in: order)
    var parts: [(String, String)] = []
    for run in runs {
      let name = ids[order[run.first.origin]]
      let words = String(decoding: text[run.range], as: UTF8.self)
      if parts.last?.0 == name {
        parts[parts.count - 1].1 += " " + words
      } else {
        parts.append((name, words))
      }
    }
    return parts.map { name, words in
      name + ": " + words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    .joined(separator: " | ")
  }

  /// The runs of the last revision.
  func runs() -> [OriginRun] { runs(in: Array(ids.indices)).0 }

  private func runs(in order: [Int]) -> ([OriginRun], [UInt8]) {
    let places = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    let graph = RevisionGraph(
      ids: order.map { ids[$0] }, parents: order.map { parents[$0].compactMap { places[$0] } },
      recorded: Set(recorded.compactMap { places[$0] }))
    var attributor = Attributor(graph)
    for index in order { attributor.add(texts[index].map { Array($0.utf8) }) }
    let last = ids.count - 1
    return (attributor.runs(of: places[last] ?? last), Array((texts[last] ?? "").utf8))
  }
}
