/// The diff that git makes by default, element for element.
///
/// Where git merges two edits by line, Beraad's merge has git's bytes. A line merge is a function of two diffs,
/// and many diffs of one pair are equally short; so the way to one of them is reproduced: Myers' search with
/// git's shortcuts (`SnakeSearch`), elements without a partner left out beforehand (`Matchable`), and runs of
/// changes slid to line up afterwards (`ChangeGroups`). This was chosen over calling libgit2 because `Prose`
/// is pure, and over a better diff because a merge that git does cleanly should surprise nobody.
enum GitDiff {
  /// The changes from `old` to `new`, in order, none touching the next on both sides.
  ///
  /// - Parameter symbols: a number greater than every element.
  static func changes(from old: [UInt32], to new: [UInt32], symbols: Int) -> [Change] {
    var oldMarks = Marks(count: old.count)
    var newMarks = Marks(count: new.count)
    let candidates = Matchable(old, new, symbols: symbols, &oldMarks, &newMarks)
    candidates.compare(&oldMarks, &newMarks)
    ChangeGroups.compact(old, &oldMarks, against: &newMarks)
    ChangeGroups.compact(new, &newMarks, against: &oldMarks)
    return script(oldMarks, newMarks)
  }

  /// Which elements of one sequence have no counterpart in the other, with a clear mark at either end.
  struct Marks {
    private var flags: [Bool]
    let count: Int

    init(count: Int) {
      self.count = count
      flags = [Bool](repeating: false, count: count + 2)
    }

    /// `-1` and `count` may be asked for, and are never changed.
    subscript(index: Int) -> Bool {
      get { flags[index + 1] }
      set { flags[index + 1] = newValue }
    }
  }

  private static func script(_ oldMarks: Marks, _ newMarks: Marks) -> [Change] {
    var changes: [Change] = []
    var old = 0
    var new = 0
    while old < oldMarks.count || new < newMarks.count {
      let oldStart = old
      let newStart = new
      while oldMarks[old] { old += 1 }
      while newMarks[new] { new += 1 }
      if old > oldStart || new > newStart {
        changes.append(Change(old: oldStart..<old, new: newStart..<new))
      }
      old += 1
      new += 1
    }
    return changes
  }
}
