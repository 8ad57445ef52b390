import Prose

/// Two tables as one, in which what goes and what comes is marked cell by cell.
struct TableChange {
  /// The table, as Markdown.
  private(set) var text: [UInt8] = []
  /// The bytes that only the old table has, and those that only the new one has.
  private(set) var removed: [Range<Int>] = []
  private(set) var added: [Range<Int>] = []
  /// Which of `removed` are cells of a row that comes elsewhere, by their index; which of `added` are the first of one that went elsewhere,
  /// which are the others of it, and which it has only where it came to.
  private(set) var movedAway: Set<Int> = []
  private(set) var movedHere: Set<Int> = []
  private(set) var movedOn: Set<Int> = []
  private(set) var edited: Set<Int> = []
  /// The words that a row lost on its way, in `text`: neither table has them there.
  private(set) var lost: [Range<Int>] = []

  /// A row or column of the one, of the other, or of both.
  private typealias Pair = (old: Int?, new: Int?)

  /// Nil where one of the two is no table.
  init?(before: [UInt8], after: [UInt8]) {
    guard let old = TableRows(before), let new = TableRows(after) else { return nil }
    let columns = Self.aligned(old.header, new.header) { _, _ in false }
    let shared = columns.compactMap { pair in pair.old.flatMap { old in pair.new.map { (old, $0) } } }
    let rows = Self.aligned(
      old.rows.map { row in shared.map { row[$0.0] } }, new.rows.map { row in shared.map { row[$0.1] } }
    ) { $0.first == $1.first }
    add(old.header, new.header, columns)
    let alignments = columns.map { pair in
      (pair.new.map { new.alignments[safe: $0] } ?? pair.old.map { old.alignments[safe: $0] }) ?? nil
    }
    text += Array("|".utf8) + alignments.flatMap { ($0 ?? Array("---".utf8)) + Array("|".utf8) } + [newline]
    let moves = Self.moves(in: rows, old, new, shared)
    for row in rows {
      if let gone = row.old, row.new == nil, moves.values.contains(gone) {
        let first = removed.count
        add(old.rows[gone], nil, columns)
        movedAway.formUnion(first..<removed.count)
      } else if let come = row.new, let origin = moves[come] {
        add(new.rows[come], movedFrom: old.rows[origin], columns)
      } else {
        add(row.old.map { old.rows[$0] }, row.new.map { new.rows[$0] }, columns)
      }
    }
  }

  /// For each row that came the one that it was, where that went elsewhere: half of their cells are the same, the first or most of them.
  private static func moves(
    in rows: [Pair], _ old: TableRows, _ new: TableRows, _ shared: [(Int, Int)]
  ) -> [Int: Int] {
    var gone = rows.compactMap { $0.new == nil ? $0.old : nil }
    var moves: [Int: Int] = [:]
    for come in rows.compactMap({ $0.old == nil ? $0.new : nil }) {
      func same(_ row: Int) -> Int {
        shared.count { old.rows[row][$0.0] == new.rows[come][$0.1] && !old.rows[row][$0.0].isEmpty }
      }
      guard let best = gone.indices.max(by: { (same(gone[$0]), $1) < (same(gone[$1]), $0) }),
        same(gone[best]) * 2 >= shared.count, same(gone[best]) > 0
      else { continue }
      moves[come] = gone.remove(at: best)
    }
    return moves
  }

  /// Adds a row where it came to, with what was edited of its cells.
  private mutating func add(_ new: [[UInt8]], movedFrom old: [[UInt8]], _ columns: [Pair]) {
    text.append(UInt8(ascii: "|"))
    var isFirst = true
    for column in columns {
      text.append(space)
      let (before, after) = (column.old.map { old[$0] } ?? [], column.new.map { new[$0] } ?? [])
      if before != after, !before.isEmpty {
        lost.append(text.count..<text.count + before.count)
        text += before
        if !after.isEmpty { text.append(space) }
      }
      if !after.isEmpty {
        if before != after {
          edited.insert(added.count)
        } else if isFirst {
          movedHere.insert(added.count)
          isFirst = false
        } else {
          movedOn.insert(added.count)
        }
        added.append(text.count..<text.count + after.count)
        text += after
      }
      text += [space, UInt8(ascii: "|")]
    }
    text.append(newline)
  }

  private mutating func add(_ old: [[UInt8]]?, _ new: [[UInt8]]?, _ columns: [Pair]) {
    text.append(UInt8(ascii: "|"))
    for column in columns {
      text.append(space)
      add(
        cell: old.flatMap { row in column.old.map { row[$0] } },
        new.flatMap { row in column.new.map { row[$0] } })
      text += [space, UInt8(ascii: "|")]
    }
    text.append(newline)
  }

  private mutating func add(cell old: [UInt8]?, _ new: [UInt8]?) {
    let (old, new) = (old ?? [], new ?? [])
    if old == new {
      text += new
      return
    }
    let woven = WovenChange(before: old, after: new)
    if !old.isEmpty, !new.isEmpty, !woven.text.contains(newline) {
      removed += woven.removed.map { $0.lowerBound + text.count..<$0.upperBound + text.count }
      added += woven.added.map { $0.lowerBound + text.count..<$0.upperBound + text.count }
      text += woven.text
      return
    }
    if !old.isEmpty { removed.append(text.count..<text.count + old.count) }
    text += old
    if !old.isEmpty, !new.isEmpty { text.append(space) }
    if !new.isEmpty { added.append(text.count..<text.count + new.count) }
    text += new
  }

  /// What of two lists is the same, in order, with what only one of them has between. As many that go as come in one place are changed
  /// ones; of others those that are `alike`.
  private static func aligned<Item: Equatable>(
    _ old: [Item], _ new: [Item], alike: (Item, Item) -> Bool
  ) -> [Pair] {
    var (gone, come): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    var pairs: [Pair] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      var (going, coming): ([Int], [Int]) = ([], [])
      while gone.contains(left) { going.append(left); left += 1 }
      while come.contains(right) { coming.append(right); right += 1 }
      pairs += changed(
        going, coming, going.count == coming.count ? { _, _ in true } : { alike(old[$0], new[$1]) })
      if left < old.count, right < new.count {
        pairs.append((left, right))
        (left, right) = (left + 1, right + 1)
      }
    }
    return pairs
  }

  private static func changed(_ going: [Int], _ coming: [Int], _ alike: (Int, Int) -> Bool) -> [Pair] {
    var pairs: [Pair] = []
    var rest = coming[...]
    for old in going {
      guard let index = rest.firstIndex(where: { alike(old, $0) }) else {
        pairs.append((old, nil))
        continue
      }
      pairs += rest[..<index].map { (nil, $0) }
      pairs.append((old, rest[index]))
      rest = rest[(index + 1)...]
    }
    return pairs + rest.map { (nil, $0) }
  }
}

private let space = UInt8(ascii: " ")
private let newline = UInt8(ascii: "\n")

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
