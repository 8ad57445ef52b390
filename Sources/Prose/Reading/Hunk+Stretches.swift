extension Hunk {
  /// Fewer words than this between two changes are read as a part of them.
  private static let fewestKept = 6

  /// The words that it changes, apart where enough stays between them to be read as what stays; mostly itself alone. All of
  /// them make what the hunk makes.
  package var stretches: [Hunk] {
    let text = Array(old.utf8)
    var stretches: [Hunk] = []
    for part in WordDiff.hunks(from: text, to: Array(new.utf8)) {
      if let last = stretches.last,
        WordCount.of(text[last.range.upperBound..<part.range.lowerBound]) < Self.fewestKept
      {
        let between = String(decoding: text[last.range.upperBound..<part.range.lowerBound], as: UTF8.self)
        stretches[stretches.count - 1] = Hunk(
          range: last.range.covering(part.range), old: last.old + between + part.old,
          new: last.new + between + part.new)
      } else {
        stretches.append(part)
      }
    }
    return stretches.count > 1 ? stretches.map { $0.shifted(range.lowerBound) } : [self]
  }
}
