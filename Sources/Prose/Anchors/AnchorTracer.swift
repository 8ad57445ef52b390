/// Follows quoted words through a history by the identities of their tokens.
///
/// The revisions are added as to an `Attributor`, once for all cases.
package struct AnchorTracer {
  private let graph: RevisionGraph
  private let cases: [AnchorCase]
  private let bySource: [Int: [Int]]
  private let byTarget: [Int: [Int]]
  private var attributor: Attributor
  private var added = 0
  /// The quoted tokens of each case, with those beside them.
  private var quotes: [Quote]
  private var outcomes: [TracedAnchor?]
  /// The cases whose words stand just once in the text that they are quoted from.
  private var unmistakable: Set<Int> = []
  /// Revisions in which the file is not there.
  private var absent: Set<Int> = []

  /// A tracer of some cases of one history.
  package init(_ graph: RevisionGraph, cases: [AnchorCase]) {
    self.graph = graph
    self.cases = cases
    attributor = Attributor(graph)
    bySource = Dictionary(grouping: cases.indices) { cases[$0].source }
    byTarget = Dictionary(grouping: cases.indices) { cases[$0].target }
    quotes = Array(repeating: Quote(), count: cases.count)
    outcomes = Array(repeating: nil, count: cases.count)
  }

  /// Adds the next revision's text: nil where the file is not there.
  package mutating func add(_ text: [UInt8]?) {
    attributor.add(text)
    let revision = added
    added += 1
    if text == nil { absent.insert(revision) }
    guard text != nil, let state = attributor.state(of: revision) else { return }
    takeQuotes(from: state, bySource[revision] ?? [])
    if let here = byTarget[revision] { trace(here, in: state) }
  }

  private mutating func takeQuotes(from state: AttributedRevision, _ numbers: [Int]) {
    if numbers.isEmpty { return }
    for number in numbers { quotes[number] = Quote(cases[number].range, in: state) }
    let places = state.onlyPlaces(of: numbers.map { quotes[$0].tokens })
    unmistakable.formUnion(zip(numbers, places).filter { $0.1 != nil }.map(\.0))
  }

  private mutating func trace(_ here: [Int], in state: AttributedRevision) {
    let places = state.places(of: Set(here.flatMap { quotes[$0].tokens.map(\.identity) }))
    var rest: [Int] = []
    for number in here {
      let survivors = Survivors(of: quotes[number], among: places, in: state)
      if survivors.outcome == .edited, unmistakable.contains(number) { rest.append(number) }
      guard survivors.outcome != .deleted else {
        outcomes[number] = Survivors.respelled(quotes[number], in: state).map { outcome, range in
          TracedAnchor(outcome: outcome, ranges: [range], removedBy: nil)
        }
        continue
      }
      outcomes[number] = TracedAnchor(outcome: survivors.outcome, ranges: survivors.ranges, removedBy: nil)
    }
    // Words that stand as they were quoted, once there and once here, are those, wherever some of them seem to have come from: of a table full
    // of the same words, or of two addresses that begin alike.
    if rest.isEmpty { return }
    for (number, place) in zip(rest, state.onlyPlaces(of: rest.map { quotes[$0].tokens })) {
      guard let place else { continue }
      outcomes[number] = TracedAnchor(outcome: .kept, ranges: [place], removedBy: nil)
    }
  }

  /// Where the words of the last revision came from; nothing where the file is not there.
  package var lastRuns: [OriginRun] { attributor.runs(of: added - 1) }

  /// What became of each case's words, in the order of the cases; to be asked when every revision was added.
  ///
  /// Where a case's source stands behind its target, or its range holds no word, its words count as deleted by nobody.
  package func traced() -> [TracedAnchor] {
    var removals = Removals(
      of: cases.indices.filter { outcomes[$0] == nil }.flatMap { quotes[$0].tokens.map(\.identity) })
    removals.learn(attributor.removed)
    var removers: [Int: Int] = [:]
    let deleted = cases.indices.filter { outcomes[$0] == nil && !absent.contains(cases[$0].target) }
    for number in deleted.sorted(by: { cases[$0].source < cases[$1].source }) {
      removers[number] = removals.last(
        of: quotes[number].tokens.map(\.identity), after: cases[number].source, upTo: cases[number].target,
        in: graph
      )
    }
    return cases.indices.map { number in
      if let outcome = outcomes[number] { return outcome }
      let target = cases[number].target
      let remover = absent.contains(target) ? target : removers[number]
      return TracedAnchor(outcome: .deleted, ranges: [], removedBy: remover)
    }
  }
}
