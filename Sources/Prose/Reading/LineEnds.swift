/// How the lines of a text end: what is written into it ends them so too, where all of them end alike.
package struct LineEnds: Sendable {
  /// Whether most end in a carriage return and a newline.
  let areCarriageReturns: Bool
  private let areAlike: Bool

  package init(of text: [UInt8]) {
    let ends = text.count { $0 == 0x0A }
    let returns = zip(text, text.dropFirst()).count { $0 == 0x0D && $1 == 0x0A }
    areCarriageReturns = returns * 2 > ends
    areAlike = ends > 0 && (returns == 0 || returns == ends)
  }

  /// Words with these ends of lines.
  package func applied(to words: String) -> String {
    guard areAlike, words.utf8.contains(0x0A) else { return words }
    var result: [UInt8] = []
    for byte in words.utf8 {
      if byte == 0x0A {
        if result.last == 0x0D { result.removeLast() }
        if areCarriageReturns { result.append(0x0D) }
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A hunk that puts in the same words with these ends of lines.
  package func applied(to hunk: Hunk) -> Hunk {
    Hunk(range: hunk.range, old: hunk.old, new: applied(to: hunk.new))
  }
}

extension RebasedHunk {
  /// The same, with the words that it puts in as the lines of the draft end.
  func written(with ends: LineEnds) -> RebasedHunk {
    let fate: Fate =
      switch self.fate {
      case .clean(let hunk): .clean(ends.applied(to: hunk))
      case .proposal(let hunk, let kind, let flags): .proposal(ends.applied(to: hunk), kind, flags: flags)
      case .contested, .alreadyThere, .lost: self.fate
      }
    return RebasedHunk(
      original: original, fate: fate, isReanchored: isReanchored, taking: taking.map(ends.applied))
  }
}
