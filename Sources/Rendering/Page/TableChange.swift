import Prose

/// Two tables as one, in which what goes and what comes is marked cell by cell.
struct TableChange {
  /// The table, as Markdown.
  private(set) var text: [UInt8] = []
  /// The bytes that only the old table has, and those that only the new one has.
  private(set) var removed: [Range<Int>] = []
  private(set) var added: [Range<Int>] = []

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
    for row in rows { add(row.old.map { old.rows[$0] }, row.new.map { new.rows[$0] }, columns) }
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
