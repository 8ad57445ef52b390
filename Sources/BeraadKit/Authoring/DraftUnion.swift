import Prose

/// The words of two drafts that have nothing before them in common: what both have once, and what one has beside it. The
/// same, whichever comes first.
struct DraftUnion {
  let bytes: [UInt8]
  /// Of the one whose front matter it has, and of the other.
  let titles: [String]

  init(_ one: [UInt8], _ other: [UInt8]) {
    let (first, second) = one.lexicographicallyPrecedes(other) ? (one, other) : (other, one)
    let heads = [FrontMatter(first), FrontMatter(second)]
    titles = heads.map { $0["title"] ?? "untitled" }
    bytes =
      first[..<heads[0].length]
      + Self.united(
        Self.lines(first[heads[0].length...]), Self.lines(second[heads[1].length...]))
  }

  /// Each line with its end; the last one gets one.
  private static func lines(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Array($0) + [UInt8(ascii: "\n")] }
    if lines.last?.count == 1 { lines.removeLast() }
    return lines
  }

  private static func united(_ one: [[UInt8]], _ other: [[UInt8]]) -> [UInt8] {
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in other.difference(from: one) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var union: [[UInt8]] = []
    var (here, there) = (0, 0)
    while here < one.count || there < other.count {
      if removed.contains(here) {
        union.append(one[here])
        here += 1
      } else if inserted.contains(there) {
        // Two paragraphs that met are two.
        if let last = union.last, last.count > 1, other[there].count > 1,
          there == 0 || other[there - 1].count == 1
        {
          union.append([UInt8(ascii: "\n")])
        }
        union.append(other[there])
        there += 1
      } else {
        union.append(one[here])
        (here, there) = (here + 1, there + 1)
      }
    }
    return union.flatMap(\.self)
  }
}
