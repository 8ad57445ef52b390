/// The passages of a change that went from one place and came, perhaps edited, in another, as a reader is shown them.
struct InlineMoves {
  /// The differences, by index, whose words go to another place, and those whose words come from one.
  let away: Set<Int>
  let here: Set<Int>
  /// For each that comes the one that it was, where that is one.
  private let origins: [Int: Int]
  private let diff: ReadingDiff

  /// Of the words of a moved passage so many must be in both of its places to show its edits one by one (0 to 1).
  private static let leastKept = 0.5

  init(_ diff: ReadingDiff) {
    self.diff = diff
    let pairs = BlockMoves(diff).pairs
    (away, here) = (Set(pairs.map(\.from)), Set(pairs.map(\.to)))
    var origins: [Int: Set<Int>] = [:]
    for pair in pairs { origins[pair.to, default: []].insert(pair.from) }
    let targets = Dictionary(grouping: pairs, by: \.from).mapValues { Set($0.map(\.to)) }
    self.origins = origins.compactMapValues { from in
      from.count == 1 ? from.first.flatMap { targets[$0]?.count == 1 ? $0 : nil } : nil
    }
  }

  /// Whether nothing moves from one place, where nothing comes, to another, where nothing goes.
  var isEmpty: Bool { !origins.contains { goes($0.value) && comes($0.key) } }

  /// Whether a difference only takes words away that come elsewhere; what moves goes with the white space around it.
  func goes(_ index: Int) -> Bool {
    away.contains(index) && diff.differences[index].replacement.allSatisfy(\.isWhite)
  }

  /// Whether a difference only brings words that went elsewhere.
  func comes(_ index: Int) -> Bool {
    here.contains(index) && diff.old.text[diff.differences[index].range].allSatisfy(\.isWhite)
  }

  /// The words that come in a difference, with those that the passage lost and gained on its way; nil where it is the same, or where that
  /// cannot be told.
  func edits(in index: Int) -> [InlineChange.Segment]? {
    guard comes(index), let origin = origins[index], goes(origin) else { return nil }
    let (gone, come) = (diff.old.text[diff.differences[origin].range], diff.differences[index].replacement)
    let words = come.indices.withoutSpace(in: come)
    let before = Array(gone[gone.indices.withoutSpace(in: diff.old.text)])
    let inner = ReadingDiff(from: before, to: Array(come[words]))
    guard !inner.differences.isEmpty, Self.isOnePassage(inner) else { return nil }
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

  private static func isOnePassage(_ diff: ReadingDiff) -> Bool {
    let all = max(
      diff.old.words(of: diff.old.units.indices).count, diff.new.words(of: diff.new.units.indices).count)
    let kept = diff.old.units.indices.count {
      diff.counterparts[$0] != nil && diff.old.isWord(diff.old.units[$0])
    }
    return Double(kept) >= leastKept * Double(all)
  }
}

extension InlineChange.Kind {
  /// The same where it is of a passage in the place that this came to.
  fileprivate var withinMove: Self {
    switch self {
    case .gone: .movedGone
    case .come: .movedCome
    case .same, .movedAway, .movedHere, .movedGone, .movedCome: .movedHere
    }
  }
}
