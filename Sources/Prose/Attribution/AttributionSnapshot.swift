/// Where an attribution stands after the last revision that was added: all that it takes to go on from there.
///
/// Nearly all of it is numbers in a few long arrays, so that it is written and read as fast as memory is copied.
package struct AttributionSnapshot: Sendable, Equatable {
  /// The last revision's text.
  package let text: [UInt8]
  /// The symbols of its tokens, without those of breaks.
  package let symbols: [UInt32]
  /// The origins of its tokens, paragraph by paragraph; bytes count from the paragraph's start.
  package let runs: [OriginRun]
  /// For each paragraph, where its runs end.
  package let runEnds: [UInt32]
  /// How many words each revision brought in.
  package let wordsEver: [Int]
  /// What the symbols stand for.
  package let vocabulary: Vocabulary
  /// What was removed and can be back, in the order of the revisions: runs too short for that are left out.
  package let removed: RemovedRuns

  package init(
    text: [UInt8], symbols: [UInt32], runs: [OriginRun], runEnds: [UInt32], wordsEver: [Int],
    vocabulary: Vocabulary, removed: RemovedRuns
  ) {
    self.text = text
    self.symbols = symbols
    self.runs = runs
    self.runEnds = runEnds
    self.wordsEver = wordsEver
    self.vocabulary = vocabulary
    self.removed = removed
  }
}

extension Attributor {
  /// Where the attribution stands; nil while no revision with a text was added.
  package func snapshot() -> AttributionSnapshot? {
    guard addedCount > 0, let state = state(of: addedCount - 1) else { return nil }
    var symbols: [UInt32] = []
    symbols.reserveCapacity(state.paragraphs.reduce(0) { $0 + $1.symbols.count })
    var runs: [OriginRun] = []
    runs.reserveCapacity(state.paragraphs.reduce(0) { $0 + $1.runs.count })
    var runEnds: [UInt32] = []
    for paragraph in state.paragraphs {
      symbols += paragraph.symbols
      runs += paragraph.runs
      runEnds.append(UInt32(runs.count))
    }
    return AttributionSnapshot(
      text: state.text, symbols: symbols, runs: runs, runEnds: runEnds,
      wordsEver: Array(wordsEver.prefix(addedCount)), vocabulary: lexicon.vocabulary,
      removed: removed.filtered(atLeast: RevisionBuilder.shortestRevert))
  }

  /// An attributor that goes on from a snapshot: the graph's first revisions are those that it stands for.
  ///
  /// - Returns: nil where the snapshot does not fit the graph, or is not of one piece.
  package init?(_ graph: RevisionGraph, resuming snapshot: AttributionSnapshot) {
    let known = UInt32(snapshot.vocabulary.count)
    guard 1...max(1, graph.ids.count) ~= snapshot.wordsEver.count, !graph.ids.isEmpty,
      snapshot.symbols.allSatisfy({ $0 < known }), snapshot.removed.symbols.allSatisfy({ $0 < known }),
      let state = AttributedRevision(snapshot)
    else { return nil }
    self.init(graph)
    resume(state, snapshot)
  }
}

extension AttributedRevision {
  /// The revision that a snapshot stands for; nil where its runs do not fit its text.
  fileprivate init?(_ snapshot: AttributionSnapshot) {
    let list = snapshot.text.withUnsafeBufferPointer { ParagraphList($0, like: nil) }
    guard list.count == snapshot.runEnds.count, snapshot.runEnds.last ?? 0 == snapshot.runs.count else {
      return nil
    }
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(list.count)
    var (run, symbol) = (0, 0)
    for index in 0..<list.count {
      let runEnd = Int(snapshot.runEnds[index])
      guard run <= runEnd, runEnd <= snapshot.runs.count else { return nil }
      let runs = snapshot.runs[run..<runEnd]
      let symbolEnd = runs.reduce(symbol) { $0 + $1.count }
      guard symbolEnd <= snapshot.symbols.count,
        runs.allSatisfy({ $0.range.upperBound <= list.range(index).count }),
        zip(runs, runs.dropFirst()).allSatisfy({ $0.range.upperBound <= $1.range.lowerBound })
      else { return nil }
      paragraphs.append(Paragraph(symbols: snapshot.symbols[symbol..<symbolEnd], runs: runs))
      (run, symbol) = (runEnd, symbolEnd)
    }
    guard symbol == snapshot.symbols.count else { return nil }
    self.init(text: snapshot.text, list: list, paragraphs: paragraphs)
  }
}
