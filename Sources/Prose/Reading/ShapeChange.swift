/// What a change does that touches no word: so that a reader is told more than that nothing became nothing.
package enum ShapeChange: String, Hashable, Sendable {
  /// One paragraph, or item, became two; two became one.
  case split, joined
  /// An item, or paragraph, went under the one before it; it came out again.
  case nested, unnested
  /// A line ends where it went on; it goes on where it ended.
  case lineBroken = "line-broken"
  case lineJoined = "line-joined"
  /// There is more or less space between two words, or another kind of it.
  case spacing

  /// The change from one white space to another; nil where either has words, or both are the same.
  package init?(old: String, new: String) {
    guard old != new, old.allSatisfy(\.isWhitespace), new.allSatisfy(\.isWhitespace) else { return nil }
    let (before, after) = (Self.form(old), Self.form(new))
    if before.lines != after.lines, max(before.lines, after.lines) == 2 {
      self = before.lines < after.lines ? .split : .joined
    } else if before.lines != after.lines || before.isHard != after.isHard {
      self = before.lines < after.lines || after.isHard ? .lineBroken : .lineJoined
    } else if before.lines > 0, before.indentation != after.indentation {
      self = before.indentation < after.indentation ? .nested : .unnested
    } else {
      self = .spacing
    }
  }

  /// The change that makes one text of another; nil where they differ in more than the white space at one place.
  package init?(from before: [UInt8], to after: [UInt8]) {
    func isWhite(_ byte: UInt8) -> Bool { byte.isWhite }
    let shared = zip(before, after).prefix { $0 == $1 }.count
    let start = shared - before[..<shared].reversed().prefix(while: isWhite).count
    let (old, new) = (before[start...], after[start...])
    let same = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    let kept = same - old.suffix(same).prefix(while: isWhite).count
    self.init(
      old: String(decoding: old.dropLast(kept), as: UTF8.self),
      new: String(decoding: new.dropLast(kept), as: UTF8.self))
  }

  private static func form(_ text: String) -> (lines: Int, isHard: Bool, indentation: Int) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let isHard = lines.count > 1 && lines[0].count > 1
    return (
      min(lines.count - 1, 2), isHard && lines.count == 2, lines.count > 1 ? lines[lines.count - 1].count : 0
    )
  }
}
