import Prose

/// A paper with the changes that were placed in it, ready to be written.
struct PaperMerge {
  private(set) var items: [MergedItem]
  /// What a mark of a note leads to, by its index in the base, or in the changed text where the mark was inserted.
  private let baseNotes: [[MergedItem]]
  private let newNotes: [[MergedItem]]
  private(set) var lists: [FlatDocument.List]
  /// Where the definitions of the base's notes stand.
  let noteRanges: [Range<Int>]
  /// The headings of the base that links lead to.
  let places: InnerPlaces

  /// - Parameter marks: places of the base where something else than a hunk begins or ends.
  init(_ source: [UInt8], hunks: PlacedHunks, marks: [Int]) {
    let base = FlatDocument(source)
    noteRanges = base.noteRanges
    places = InnerPlaces(base.anchors)
    let new = hunks.hunks.isEmpty ? base : FlatDocument(hunks.text)
    var merge = StoryMerge(hunks: hunks)
    // The notes stand in the same source as the text, so all have their cuts in common.
    let points = CutPoints(base: base.everything, new: new.everything, hunks: hunks, marks: marks)
    func merged(_ old: [FlatItem], _ now: [FlatItem]) -> [MergedItem] {
      hunks.hunks.isEmpty
        ? points.cutBase(old).map(\.kept) : merge.merge(points.cutBase(old), points.cutNew(now))
    }
    // A note that an amendment takes the mark from goes with it, and is not loose.
    let marked = Set(base.noteRanges.map(\.lowerBound)).subtracting(base.looseNotes.map(\.position))
    let loose = new.looseNotes.filter { note in
      hunks.base(of: note.position..<note.position + 1).map { !marked.contains($0.lowerBound) } ?? true
    }
    let items = merged(
      base.items + base.looseNotes.flatMap(\.items), new.items + loose.flatMap(\.items))
    let pairs = merge.notes
    let baseNotes = base.notes.enumerated().map { index, note in
      merged(note, hunks.hunks.isEmpty ? note : pairs[index].map { new.notes[$0] } ?? [])
    }
    let newNotes = hunks.hunks.isEmpty ? [] : new.notes.map { merged([], $0) }
    let lists = SettledLists(base: base.lists, new: new.lists, pairs: merge.lists)
    self.items = lists.settle(items)
    self.baseNotes = baseNotes.map(lists.settle)
    self.newNotes = newNotes.map(lists.settle)
    self.lists = lists.all
  }

  /// The text of the note that a mark stands for.
  func note(_ index: Int, _ fate: Fate) -> [MergedItem] {
    if case .inserted = fate { newNotes[index] } else { baseNotes[index] }
  }
}

extension FlatItem {
  /// It, with no change upon it.
  fileprivate var kept: MergedItem {
    switch self {
    case .piece(let piece): return .piece(piece, .kept, was: nil)
    case .end(let shape, _): return .end(shape, .kept, was: nil)
    case .table(let table):
      let rows = table.rows.enumerated().map { index, row in
        MergedTable.Row(fate: .kept, cells: row.map { $0.map(\.kept) }, isHead: index == 0)
      }
      return .table(MergedTable(rows: rows, columns: table.columns))
    }
  }
}
