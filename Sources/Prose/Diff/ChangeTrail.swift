/// What each of several edits changed, one made after the other, as the text before the first and the text after the last have it.
///
/// By bytes, and a passage that an edit moves is one that went here and came there.
package struct ChangeTrail: Sendable {
  package struct Change: Hashable, Sendable {
    /// Which edit made it, from 0.
    package let edit: Int
    /// The bytes of the first text that it took out or replaced; nil where none of them was left to take.
    package let old: Range<Int>?
    /// The bytes of the last text that it put in; nil where none of them is left.
    package fileprivate(set) var new: Range<Int>?
    /// The words that went and those that came.
    package let hunk: Hunk
    /// Whether the words that went came elsewhere in the same edit, or the other way round.
    package let isMove: Bool
  }

  package private(set) var changes: [Change] = []
  private var text: [UInt8]
  /// Of each edit what became of which bytes, in order.
  private var edits: [[Replaced]] = []

  private struct Replaced {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// - Parameter text: the text before the first edit.
  package init(from text: [UInt8]) { self.text = text }

  /// Adds the next edit.
  ///
  /// - Parameter next: the text that it made.
  package mutating func add(_ next: [UInt8]) {
    let hunks = Self.hunks(from: text, to: next)
    var shift = 0
    let replaced = hunks.map { hunk in
      let start = hunk.range.lowerBound + shift
      shift += hunk.new.utf8.count - hunk.range.count
      return Replaced(old: hunk.range, new: start..<start + hunk.new.utf8.count)
    }
    for index in changes.indices {
      changes[index].new = changes[index].new.flatMap { Self.carried($0, over: replaced, \.old, \.new) }
    }
    let (gone, come) = (Set(hunks.map(\.old.withoutWhite)), Set(hunks.map(\.new.withoutWhite)))
    for (hunk, place) in zip(hunks, replaced) {
      let (left, right) = (hunk.old.withoutWhite, hunk.new.withoutWhite)
      let isMove =
        left != right && (!left.isEmpty && come.contains(left) || !right.isEmpty && gone.contains(right))
      let old = edits.reversed().reduce(place.old.isEmpty ? nil : place.old) { range, edit in
        range.flatMap { Self.carried($0, over: edit, \.new, \.old) }
      }
      changes.append(
        Change(
          edit: edits.count, old: old, new: place.new.isEmpty ? nil : place.new, hunk: hunk, isMove: isMove))
    }
    edits.append(replaced)
    text = next
  }

  /// What is left of some bytes behind an edit; nil where nothing is.
  private static func carried(
    _ range: Range<Int>, over edit: [Replaced], _ before: KeyPath<Replaced, Range<Int>>,
    _ after: KeyPath<Replaced, Range<Int>>
  ) -> Range<Int>? {
    func place(_ byte: Int, behind index: Int, inside edge: KeyPath<Range<Int>, Int>, _ isInside: Bool) -> Int
    {
      guard index > 0 else { return byte }
      let (one, other) = (edit[index - 1][keyPath: before], edit[index - 1][keyPath: after])
      return isInside ? other[keyPath: edge] : byte + other.upperBound - one.upperBound
    }
    let first = edit.partitioningIndex { $0[keyPath: before].lowerBound > range.lowerBound }
    let isFirstInside = first > 0 && edit[first - 1][keyPath: before].upperBound > range.lowerBound
    let last = edit.partitioningIndex { $0[keyPath: before].lowerBound >= range.upperBound }
    let isLastInside =
      last > 0 && edit[last - 1][keyPath: before].upperBound >= range.upperBound
      && !edit[last - 1][keyPath: before].isEmpty
    let start = place(range.lowerBound, behind: first, inside: \.upperBound, isFirstInside)
    let end = place(range.upperBound, behind: last, inside: \.lowerBound, isLastInside)
    return start < end ? start..<end : nil
  }

  /// What differs between two texts; only the lines are looked at between those that both have at their ends.
  private static func hunks(from old: [UInt8], to new: [UInt8]) -> [Hunk] {
    func opensLine(_ text: [UInt8], at index: Int) -> Bool {
      index == 0 || text[index - 1] == UInt8(ascii: "\n")
    }
    var (start, end) = old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        let start = CommonEnds.prefix(old, new)
        return (start, CommonEnds.suffix(old, new, atMost: min(old.count, new.count) - start))
      }
    }
    while !opensLine(old, at: start) { start -= 1 }
    while end > 0, !opensLine(old, at: old.count - end) || !opensLine(new, at: new.count - end) { end -= 1 }
    let hunks = WordDiff.hunks(
      from: Array(old[start..<old.count - end]), to: Array(new[start..<new.count - end]))
    return hunks.map { $0.shifted(start) }
  }
}

extension String {
  /// Its bytes without white space.
  var withoutWhite: [UInt8] { utf8.filter { !$0.isWhite } }
}
