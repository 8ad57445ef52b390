/// The passages of a change that went from one place and came, perhaps edited, in another, as a reader is shown them.
///
/// What comes is shown as moved only where it can be told which of its words came along: an edit within words that are said to have moved
/// would be hidden.
struct InlineMoves {
  /// The differences, by index, whose words go to another place, and those whose words come from one.
  private var away: Set<Int> = []
  private var here: Set<Int> = []
  /// For each that comes the one that it was, where that is one, and what differs between the two.
  private var passages: [Int: (origin: Int, change: ReadingDiff)] = [:]
  private let diff: ReadingDiff

  /// Of the words of a moved passage so many must be in both of its places to show its edits one by one (0 to 1).
  private static let leastKept = 0.5

  init(_ diff: ReadingDiff) {
    self.diff = diff
    for group in Self.groups(BlockMoves(diff).pairs) {
      let (from, to) = (Set(group.map(\.from)), Set(group.map(\.to)))
      if from.count == 1, to.count == 1, let origin = from.first, let target = to.first {
        let change = passage(origin, target)
        guard Self.isOnePassage(change) else { continue }
        passages[target] = (origin, change)
      } else if !areSameWords(from, to) {
        continue
      }
      away.formUnion(from)
      here.formUnion(to)
    }
  }

  /// The pairs that share a place, together.
  private static func groups(_ pairs: [(from: Int, to: Int)]) -> [[(from: Int, to: Int)]] {
    var (goesWith, comesWith): ([Int: Int], [Int: Int]) = ([:], [:])
    var sets = DisjointSets(count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      sets.join(index, goesWith[pair.from, default: index])
      sets.join(index, comesWith[pair.to, default: index])
      (goesWith[pair.from], comesWith[pair.to]) = (index, index)
    }
    return Dictionary(grouping: pairs.indices) { sets.root($0) }.values.map { $0.map { pairs[$0] } }
  }

  /// Whether all words that go from some places are all that come in others.
  private func areSameWords(_ from: Set<Int>, _ to: Set<Int>) -> Bool {
    let gone = from.flatMap { diff.old.words(of: diff.differences[$0].old) }
    let come = to.flatMap { diff.new.words(of: diff.differences[$0].new) }
    return gone.sorted() == come.sorted()
  }

  /// Whether nothing moves from one place, where nothing comes, to another, where nothing goes.
  var isEmpty: Bool { !passages.contains { goes($0.value.origin) && comes($0.key) } }

  /// Whether a difference only takes words away that come elsewhere; what moves goes with the white space around it.
  func goes(_ index: Int) -> Bool {
    away.contains(index) && diff.differences[index].replacement.allSatisfy(\.isWhite)
  }

  /// Whether a difference only brings words that went elsewhere.
  func comes(_ index: Int) -> Bool {
    here.contains(index) && diff.old.text[diff.differences[index].range].allSatisfy(\.isWhite)
  }

  /// The words that come in a difference, with those that the passage lost and gained on its way; nil where they are the same.
  func edits(in index: Int) -> [InlineChange.Segment]? {
    guard comes(index), let inner = passages[index]?.change, !inner.differences.isEmpty, !inner.isTurned
    else {
      return nil
    }
    let come = diff.differences[index].replacement
    let words = come.indices.withoutSpace(in: come)
    let edited = InlineChange.joined(InlineChange.plain(inner)).map {
      (kind: $0.kind.withinMove, text: $0.text)
    }
    let ends = [come[..<words.lowerBound], come[words.upperBound...]].map {
      (kind: InlineChange.Kind.movedHere, text: String(decoding: $0, as: UTF8.self))
    }
    return ([ends[0]] + edited + [ends[1]]).reduce(into: []) { segments, next in
      if let last = segments.last, last.kind == next.kind {
        segments[segments.count - 1] = InlineChange.Segment(kind: last.kind, text: last.text + next.text)
      } else if !next.text.isEmpty {
        segments.append(InlineChange.Segment(kind: next.kind, text: next.text))
      }
    }
  }

  /// What differs between the words that go in one place and those that come in another.
  private func passage(_ origin: Int, _ target: Int) -> ReadingDiff {
    let (gone, come) = (diff.old.text[diff.differences[origin].range], diff.differences[target].replacement)
    return ReadingDiff(
      from: Array(gone[gone.indices.withoutSpace(in: diff.old.text)]),
      to: Array(come[come.indices.withoutSpace(in: come)]))
  }

  private static func isOnePassage(_ inner: ReadingDiff) -> Bool {
    let all = max(
      inner.old.readWords(among: inner.old.units).count, inner.new.readWords(among: inner.new.units).count)
    let kept = inner.old.units.indices.count {
      inner.counterparts[$0] != nil && inner.old.isWord(inner.old.units[$0])
    }
    return Double(kept) >= leastKept * Double(all)
  }
}

extension ReadingDiff {
  /// Whether a few words that only join others went from one end to the other: the clause behind ", and" that came to the front has them
  /// behind it.
  fileprivate var isTurned: Bool {
    func words(_ text: ReadingText) -> [(symbol: UInt32, joins: Bool)] {
      text.units.filter(text.isWord).map { ($0.symbol, FunctionWords.contains(text.text[$0.range])) }
    }
    let (before, behind) = (words(old), words(new))
    func isTurned(_ one: [(symbol: UInt32, joins: Bool)], _ other: [(symbol: UInt32, joins: Bool)]) -> Bool {
      let most = one.prefix(while: \.joins).count
      return (1..<max(1, most + 1)).contains { count in
        (one.dropFirst(count) + one.prefix(count)).elementsEqual(other) { $0.symbol == $1.symbol }
      }
    }
    return before.count == behind.count && (isTurned(before, behind) || isTurned(behind, before))
  }
}

extension InlineChange.Kind {
  /// The same where it is of a passage in the place that this came to.
  var withinMove: Self {
    switch self {
    case .gone: .movedGone
    case .come: .movedCome
    case .same, .movedAway, .movedHere, .movedGone, .movedCome: .movedHere
    }
  }
}
