/// Runs of changed elements, slid as git slides them: as far down as they go, or to where they meet a run of
/// changes on the other side, so that the two become one change.
///
/// A run can slide by one where the element before it equals its last one: "[b a] b a" is as true as "b [a b] a".
enum ChangeGroups {
  /// Slides the runs of `marks`; `others` only moves along, to know what lies opposite.
  static func compact(
    _ elements: [UInt32], _ marks: inout GitDiff.Marks, against others: inout GitDiff.Marks
  ) {
    var group = Group(marks)
    var opposite = Group(others)
    while true {
      if !group.isEmpty { settle(&group, elements, &marks, &opposite, others) }
      guard group.moveOn(marks) else { return }
      _ = opposite.moveOn(others)
    }
  }

  private static func settle(
    _ group: inout Group, _ elements: [UInt32], _ marks: inout GitDiff.Marks, _ opposite: inout Group,
    _ others: GitDiff.Marks
  ) {
    var size: Int
    var earliestEnd: Int
    var meetsOpposite: Bool
    repeat {
      size = group.end - group.start
      while group.slideUp(elements, &marks) { opposite.moveBack(others) }
      earliestEnd = group.end
      meetsOpposite = !opposite.isEmpty
      while group.slideDown(elements, &marks) {
        _ = opposite.moveOn(others)
        if !opposite.isEmpty { meetsOpposite = true }
      }
    } while size != group.end - group.start
    guard group.end != earliestEnd, meetsOpposite else { return }
    while opposite.isEmpty, group.slideUp(elements, &marks) { opposite.moveBack(others) }
  }

  /// A maximal run of changed elements, possibly empty: the one before each unchanged element, and the last.
  private struct Group {
    var start = 0
    var end = 0
    var isEmpty: Bool { start == end }

    init(_ marks: GitDiff.Marks) { while marks[end] { end += 1 } }

    /// To the next run; false at the end.
    mutating func moveOn(_ marks: GitDiff.Marks) -> Bool {
      guard end < marks.count else { return false }
      start = end + 1
      end = start
      while marks[end] { end += 1 }
      return true
    }

    mutating func moveBack(_ marks: GitDiff.Marks) {
      guard start > 0 else { return }
      end = start - 1
      start = end
      while marks[start - 1] { start -= 1 }
    }

    mutating func slideDown(_ elements: [UInt32], _ marks: inout GitDiff.Marks) -> Bool {
      guard end < elements.count, elements[start] == elements[end] else { return false }
      marks[start] = false
      marks[end] = true
      start += 1
      end += 1
      while marks[end] { end += 1 }
      return true
    }

    mutating func slideUp(_ elements: [UInt32], _ marks: inout GitDiff.Marks) -> Bool {
      guard start > 0, elements[start - 1] == elements[end - 1] else { return false }
      start -= 1
      end -= 1
      marks[start] = true
      marks[end] = false
      while marks[start - 1] { start -= 1 }
      return true
    }
  }
}
