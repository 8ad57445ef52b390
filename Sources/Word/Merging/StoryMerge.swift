import Prose

/// Lays the changed text over the base: what is in both, what goes, what comes.
///
/// Pieces are the same where their bytes are: those outside the hunks. Between two of them stand pieces that go or come, and the
/// ends of paragraphs, some of which stay. Whatever the pairs, taking away what comes gives the base, and taking
/// away what goes gives the changed text.
struct StoryMerge {
  let hunks: PlacedHunks
  /// The notes that a kept mark stands for: by the base's index, the changed text's.
  private(set) var notes: [Int: Int] = [:]
  /// The lists that go on: by the changed text's index, the base's.
  private(set) var lists: [Int: Int] = [:]

  init(hunks: PlacedHunks) { self.hunks = hunks }

  mutating func merge(_ base: [FlatItem], _ new: [FlatItem]) -> [MergedItem] {
    var merged: [MergedItem] = []
    var (doneBase, doneNew) = (base.startIndex, new.startIndex)
    for (old, now) in pairs(base, new) {
      merged += gap(base[doneBase..<old], new[doneNew..<now])
      merged.append(mergePair(base[old], new[now]))
      (doneBase, doneNew) = (old + 1, now + 1)
    }
    return merged + gap(base[doneBase...], new[doneNew...])
  }

  // MARK: Pairs

  /// What is the same, as indices, in the order of both.
  private func pairs(_ base: [FlatItem], _ new: [FlatItem]) -> [(Int, Int)] {
    var places: [Int: Int] = [:]
    for (index, item) in base.enumerated() {
      for key in keys(item, { $0.range }) where places[key] == nil { places[key] = index }
    }
    var pairs: [(Int, Int)] = []
    var next = base.startIndex
    for (index, item) in new.enumerated() {
      let found = keys(item, { $0.range.flatMap(hunks.base(of:)) }).lazy.compactMap { places[$0] }
        .first { $0 >= next && isSame(base[$0], item) }
      guard let found else { continue }
      pairs.append((found, index))
      next = found + 1
    }
    return pairs
  }

  /// By which places of the base an item is known.
  private func keys(_ item: FlatItem, _ range: (FlatPiece) -> Range<Int>?) -> [Int] {
    switch item {
    case .piece(let piece): return range(piece).map { [$0.lowerBound] } ?? []
    case .end: return []
    case .table(let table):
      var keys: [Int] = []
      for row in table.rows {
        for cell in row { cell.forEachPiece { piece in range(piece).map { keys.append($0.lowerBound) } } }
      }
      return keys
    }
  }

  private func isSame(_ old: FlatItem, _ new: FlatItem) -> Bool {
    switch (old, new) {
    case (.piece(let old), .piece(let new)):
      // Word does not track a link that comes or goes: its words do.
      guard old.range == new.range.flatMap(hunks.base(of:)), old.look.link == new.look.link else {
        return false
      }
      if case (.note, .note) = (old.content, new.content) { return true }
      return old.content == new.content
    case (.table(let old), .table(let new)): return old.columns == new.columns
    default: return false
    }
  }

  private mutating func mergePair(_ old: FlatItem, _ new: FlatItem) -> MergedItem {
    switch (old, new) {
    case (.table(let old), .table(let new)): return .table(merge(old, new))
    case (.piece(let old), .piece(var new)):
      if case (.note(let before, _), .note(let now, _)) = (old.content, new.content) { notes[before] = now }
      let hunk = hunks.nearest(base: old.position, isEnd: false)
      new.range = old.range
      new.content = old.content
      new.anchor = old.anchor
      return .piece(new, .kept, was: old.look == new.look ? nil : (old.look, hunk))
    default: return remove(old)
    }
  }

  // MARK: What stands between pairs

  private mutating func gap(_ base: ArraySlice<FlatItem>, _ new: ArraySlice<FlatItem>) -> [MergedItem] {
    var merged: [MergedItem] = []
    var (base, new) = (base, new)
    for (old, now) in pairedEnds(base, new) {
      guard case (.end(let before, let position), .end(let shape, _)) = (base[old], new[now]) else {
        continue
      }
      merged += words(base[base.startIndex..<old], new[new.startIndex..<now])
      if let list = shape.item?.list, lists[list] == nil { lists[list] = before.item?.list }
      merged.append(.end(shape, .kept, was: (before, hunks.nearest(base: position, isEnd: true))))
      base = base[(old + 1)...]
      new = new[(now + 1)...]
    }
    return merged + words(base, new)
  }

  /// The ends of paragraphs that stay: those of one hunk are paired from the front, those of two never, for else the one's change
  /// could not be accepted without the other's.
  private func pairedEnds(_ base: ArraySlice<FlatItem>, _ new: ArraySlice<FlatItem>) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var (old, now) = (base.firstIndex(where: \.isEnd), new.firstIndex(where: \.isEnd))
    while let (one, other) = both(old, now) {
      let (hunk, otherHunk) = (hunk(ofBase: base[one]), hunk(ofNew: new[other]))
      if hunk == otherHunk { pairs.append((one, other)) }
      if hunk <= otherHunk { old = base[(one + 1)...].firstIndex(where: \.isEnd) }
      if otherHunk <= hunk { now = new[(other + 1)...].firstIndex(where: \.isEnd) }
    }
    return pairs
  }

  private func both(_ one: Int?, _ other: Int?) -> (Int, Int)? {
    if let one, let other { (one, other) } else { nil }
  }

  private func hunk(ofBase item: FlatItem) -> Int { hunks.nearest(base: item.position, isEnd: item.isEnd) }
  private func hunk(ofNew item: FlatItem) -> Int { hunks.nearest(new: item.position, isEnd: item.isEnd) }

  /// What goes and what comes, hunk by hunk. What the parser made up has no place by which it could be paired; where it is the
  /// same on both sides it stays.
  private func words(_ base: ArraySlice<FlatItem>, _ new: ArraySlice<FlatItem>) -> [MergedItem] {
    let isSame =
      base.count == new.count
      && zip(base, new).allSatisfy { old, now in
        guard case (.piece(let old), .piece(let now)) = (old, now) else { return false }
        return old.range == nil && now.range == nil && old.content == now.content && old.look == now.look
      }
    guard !isSame else {
      return base.map { item in
        if case .piece(let piece) = item { .piece(piece, .kept, was: nil) } else { remove(item) }
      }
    }
    var merged: [MergedItem] = []
    var (base, new) = (base, new)
    while let old = base.first, let now = new.first {
      if hunk(ofBase: old) <= hunk(ofNew: now) {
        merged.append(remove(old))
        base.removeFirst()
      } else {
        merged.append(insert(now))
        new.removeFirst()
      }
    }
    return merged + base.map(remove) + new.map(insert)
  }

  private func remove(_ item: FlatItem) -> MergedItem {
    changed(item, .deleted(hunk(ofBase: item)), remove)
  }

  private func insert(_ item: FlatItem) -> MergedItem {
    let hunk = hunk(ofNew: item)
    guard case .piece(var piece) = item else { return changed(item, .inserted(hunk), insert) }
    // Its bytes are none of the base, and neither is the heading that it begins.
    piece.range = nil
    piece.anchor = nil
    return .piece(piece, .inserted(hunk), was: nil)
  }

  private func changed(_ item: FlatItem, _ fate: Fate, _ each: (FlatItem) -> MergedItem) -> MergedItem {
    switch item {
    case .piece(let piece): return .piece(piece, fate, was: nil)
    case .end(let shape, _): return .end(shape, fate, was: nil)
    case .table(let table):
      var merged = MergedTable(columns: table.columns)
      for (index, row) in table.rows.enumerated() {
        merged.rows.append(
          MergedTable.Row(fate: fate, cells: row.map { $0.map(each) }, isHead: index == 0))
      }
      return .table(merged)
    }
  }

  // MARK: Tables

  /// Rows are the same where something in them is.
  private mutating func merge(_ base: FlatTable, _ new: FlatTable) -> MergedTable {
    var merged = MergedTable(columns: new.columns)
    let pairs = pairs(base.rowsAsTables, new.rowsAsTables)
    var (doneBase, doneNew) = (0, 0)
    func between(_ old: Int, _ now: Int) {
      let gone = base.rows[doneBase..<old].map { row in
        MergedTable.Row(
          fate: .deleted(hunks.nearest(base: row.position, isEnd: false)), cells: row.map { $0.map(remove) },
          isHead: false)
      }
      let come = new.rows[doneNew..<now].map { row in
        MergedTable.Row(
          fate: .inserted(hunks.nearest(new: row.position, isEnd: false)), cells: row.map { $0.map(insert) },
          isHead: false)
      }
      merged.rows += gone + come
    }
    for (old, now) in pairs {
      between(old, now)
      let cells = zip(base.rows[old], new.rows[now]).map { merge($0, $1) }
      merged.rows.append(MergedTable.Row(fate: .kept, cells: cells, isHead: now == 0))
      (doneBase, doneNew) = (old + 1, now + 1)
    }
    between(base.rows.count, new.rows.count)
    return merged
  }
}

extension FlatItem {
  fileprivate var isEnd: Bool {
    if case .end = self { true } else { false }
  }
}

extension FlatTable {
  /// Each row as a table of its own, to be paired like one.
  fileprivate var rowsAsTables: [FlatItem] {
    rows.map { .table(FlatTable(rows: [$0], position: $0.position)) }
  }
}

extension [[FlatItem]] {
  /// Where a row stands in the source: where its first words do.
  fileprivate var position: Int { first?.first?.position ?? 0 }
}
