/// Names that somebody who mistyped one may have meant.
package enum NearNames {
  /// At most three of `names`, nearest first: those that begin with `name`, or differ in one letter of two
  /// to five, two of six to eight, or three of more, by Damerau–Levenshtein distance (optimal string alignment).
  package static func of(_ name: String, among names: [String]) -> [String] {
    let wanted = Array(name.lowercased().prefix(64))
    let bound = wanted.count < 2 ? 0 : min(3, max(1, wanted.count / 3))
    return names.compactMap { candidate -> (String, Int)? in
      let letters = Array(candidate.lowercased().prefix(64))
      let begins = wanted.count >= 2 && letters.starts(with: wanted)
      let distance = begins ? 0 : distance(wanted, letters)
      return distance <= bound ? (candidate, distance) : nil
    }
    .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    .prefix(3).map(\.0)
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
