/// Says of every token of a history which commit brought it in.
///
/// Revisions are added oldest first. Each is compared with its parents: what stands in one of them keeps the identity it
/// has there, what was only moved or is back after a deletion gets its old one, and the rest is new. The method and the
/// measurements behind its numbers: `Benchmarks/README.md`, "Attribution and anchors".
package struct Attributor {
  private let graph: RevisionGraph
  var lexicon = Lexicon()
  private var states: [AttributedRevision?] = []
  private var openChildren: [Int]
  private let kept: Set<Int>
  /// How many words each revision brought in, whether they are left or not.
  package private(set) var wordsEver: [Int]
  /// What was removed, anywhere in the history so far.
  private var graveyard = RunIndex(findingStretchesOf: RevisionBuilder.shortestRevert)

  /// An attributor of one history.
  ///
  /// - Parameter kept: the revisions that `runs(of:)` will be asked for, besides those without children.
  package init(_ graph: RevisionGraph, keeping kept: Set<Int> = []) {
    self.graph = graph
    self.kept = kept
    openChildren = graph.childCounts
    wordsEver = Array(repeating: 0, count: graph.ids.count)
  }

  /// Adds the next revision's text: nil where the file is not there. A text that comes back later is compared with what it
  /// was before.
  package mutating func add(_ text: [UInt8]?) {
    let revision = states.count
    let parents = graph.parents[revision]
    let before = parents.compactMap { states[$0] }.first
    states.append(text.map { attribute($0, as: revision, parents) } ?? before)
    for parent in parents {
      openChildren[parent] -= 1
      if openChildren[parent] == 0, !kept.contains(parent) { states[parent] = nil }
    }
  }

  /// The origins of a text that was added, in its order: every byte that is not white is in exactly one run.
  ///
  /// Nothing where the revision was let go, because all its children came and it was not to be `kept`.
  package func runs(of revision: Int) -> [OriginRun] {
    guard let state = states[revision] else { return [] }
    var collector = RunCollector(state.text)
    for (index, paragraph) in state.paragraphs.enumerated() {
      let start = state.list.range(index).lowerBound
      for run in paragraph.runs { collector.add(run, behind: start) }
    }
    return collector.finish()
  }

  /// A revision's text; nil where it was let go.
  package func text(of revision: Int) -> [UInt8]? { states[revision]?.text }

  /// How many revisions were added.
  var addedCount: Int { states.count }

  /// Stands where it would stand if the revisions up to one with this state had been added here.
  mutating func resume(_ state: AttributedRevision, _ snapshot: AttributionSnapshot) {
    lexicon = Lexicon(snapshot.vocabulary)
    states = Array(repeating: nil, count: snapshot.wordsEver.count - 1) + [state]
    for (revision, count) in snapshot.wordsEver.enumerated() { wordsEver[revision] = count }
    graveyard = RunIndex(snapshot.removed, findingStretchesOf: RevisionBuilder.shortestRevert)
  }

  /// Everything that any revision took away, in the order of the revisions; behind a snapshot, what can be back of it.
  var removed: RemovedRuns { graveyard.runs }

  /// A revision as it was attributed; nil where it was let go.
  func state(of revision: Int) -> AttributedRevision? { states[revision] }

  private mutating func attribute(_ text: [UInt8], as revision: Int, _ parents: [Int]) -> AttributedRevision {
    let olds = parents.compactMap { states[$0] }
    if let same = olds.first(where: { $0.text == text }) { return same }
    var builder = RevisionBuilder(text, as: revision, of: graph, first: olds.first)
    for old in olds { builder.compare(with: old, &lexicon) }
    builder.findMoves(&lexicon)
    if !graph.recorded.contains(revision) { builder.findReverts(in: &graveyard, &lexicon) }
    let (state, removed) = builder.finish(&lexicon)
    wordsEver[revision] = builder.newWords
    graveyard.add(removed)
    return state
  }
}
