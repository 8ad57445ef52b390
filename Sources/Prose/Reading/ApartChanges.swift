/// Changes that can be decided apart though they stand one within the other, or cross: a paragraph that goes to another place and words of one that
/// it passes; two notes, each far from its reference.
///
/// Such a change has whole blocks between its parts, which it leaves as they are (`HunkParts`). What stands there is nobody's part of it.
struct ApartChanges {
  /// In the order of the draft; nil where not all can be told apart.
  let hunks: [Hunk]?

  /// Of more changes than these is not tried what each leaves of the others.
  private static let mostTried = 16

  /// - Parameters:
  ///   - changes: each with its differences, from the start of the draft to its end.
  ///   - whole: all of them as one hunk.
  init(_ changes: [Hunk], as whole: Hunk, in draft: [UInt8]) {
    let sorted = changes.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    let areTold =
      sorted.count > 1 && sorted.standApart && Self.reads(sorted, as: [whole], in: draft)
      && sorted.allSatisfy { Self.keepsItsLabels($0, in: draft) }
      && (sorted.count > Self.mostTried || Self.leaveEachOther(sorted, as: whole, in: draft))
    hunks = areTold ? sorted : nil
  }

  private static func reads(_ hunks: [Hunk], as others: [Hunk], in text: [UInt8]) -> Bool {
    guard let one = hunks.applied(to: text), let other = others.applied(to: text) else { return false }
    return one == other || ReadingDiff(from: one, to: other).isNothing
  }

  /// Whether the notes and addresses that a change brings are some by themselves, and no words of what stands before them.
  private static func keepsItsLabels(_ hunk: Hunk, in draft: [UInt8]) -> Bool {
    let labels = hunk.newLabels
    guard !labels.isEmpty else { return true }
    return [hunk].applied(to: draft).map { Labels.defined(in: $0).isSuperset(of: labels) } ?? false
  }

  /// Whether each of them, made alone, leaves all others a place, and all together make the same text.
  private static func leaveEachOther(_ changes: [Hunk], as whole: Hunk, in draft: [UInt8]) -> Bool {
    guard let made = [whole].applied(to: draft) else { return false }
    return changes.indices.allSatisfy { index in
      let others = changes.indices.filter { $0 != index }.map { changes[$0] }
      guard let alone = [changes[index]].applied(to: draft) else { return false }
      let placed = Rebase.rebase(others, from: draft, to: alone).map { rebased -> Hunk? in
        switch rebased.fate {
        case .clean(let hunk), .proposal(let hunk, _, _): hunk
        case .contested, .alreadyThere, .lost: nil
        }
      }
      guard let all = placed.compactMap(\.self).applied(to: alone), placed.allSatisfy({ $0 != nil }) else {
        return false
      }
      return isOnePage(all, made)
    }
  }

  /// Whether two texts read the same, in whatever order their notes and addresses stand: a page has those where they are referred to.
  private static func isOnePage(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    if one == other || ReadingDiff(from: one, to: other).isNothing { return true }
    let (first, second) = (SortedDefinitions(of: one), SortedDefinitions(of: other))
    return first.definitions == second.definitions
      && ReadingDiff(from: first.rest, to: second.rest).isNothing
  }
}

/// The notes and addresses of a text, apart from the rest of it.
private struct SortedDefinitions {
  private(set) var definitions: [[UInt8]] = []
  /// The text without them.
  private(set) var rest: [UInt8] = []

  /// Of a text with a label twice all is rest: there the order says which counts.
  init(of text: [UInt8]) {
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    let heads = blocks.indices.filter { blocks[$0].depth == 0 && blocks[$0].kind.isDefinition }
    var end = 0
    for head in heads where blocks[head].range.lowerBound >= end {
      // With the paragraphs that stand indented below it.
      let last = blocks[(head + 1)...].prefix { $0.depth > 0 }.last ?? blocks[head]
      let range = blocks[head].range.lowerBound..<last.range.upperBound
      rest += text[end..<range.lowerBound]
      definitions.append(Array(text[range]))
      end = range.upperBound
    }
    rest += text[end...]
    let labels = definitions.reduce(into: 0) { $0 += Labels.defined(in: $1).count }
    if labels != Labels.defined(in: text).count { (definitions, rest) = ([], text) }
    definitions.sort { $0.lexicographicallyPrecedes($1) }
  }
}

extension Block.Kind {
  fileprivate var isDefinition: Bool { self == .footnote || self == .linkDefinition }
}

extension [Hunk] {
  /// Whether they come in the order of the text and touch no byte twice. Whole blocks that one leaves as they are between its parts are
  /// none of its bytes.
  package var standApart: Bool {
    let isSorted = zip(self, dropFirst()).allSatisfy { one, next in
      (one.range.lowerBound, one.range.upperBound) <= (next.range.lowerBound, next.range.upperBound)
    }
    guard isSorted else { return false }
    if zip(self, dropFirst()).allSatisfy({ $0.range.upperBound <= $1.range.lowerBound }) { return true }
    let parts = flatMap(\.parts).map(\.range).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    return zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
  }
}
