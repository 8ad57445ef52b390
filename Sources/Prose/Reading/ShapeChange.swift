/// What a change does that touches no word: so that a reader is told more than that nothing became nothing.
package enum ShapeChange: String, Hashable, Sendable, Encodable {
  /// One paragraph, or item, became two; two became one.
  case split, joined
  /// An item, or paragraph, went under the one before it; it came out again.
  case nested, unnested
  /// Empty lines come between the items of a list; they go.
  case loosened, tightened
  /// The columns of a table are aligned otherwise.
  case aligned
  /// A line ends where it went on; it goes on where it ended.
  case lineBroken = "line-broken"
  case lineJoined = "line-joined"
  /// There is more or less space between two words, or another kind of it.
  case spacing

  /// The change from one white space to another; nil where either has words, or both are the same. Of a list all the spaces between its items,
  /// and of a table all that aligns its columns, may change at once.
  ///
  /// - Parameter behind: what stands behind it, as far as it is known.
  package init?(old: String, new: String, behind: String = "") {
    if let whole = Self.ofLists(old + behind, new + behind) ?? Self.ofColumns(old, new) {
      self = whole
      return
    }
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
    if let columns = Self.ofColumns(
      String(decoding: before, as: UTF8.self), String(decoding: after, as: UTF8.self))
    {
      self = columns
      return
    }
    let same = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    let kept = same - old.suffix(same).prefix(while: isWhite).count
    self.init(
      old: String(decoding: old.dropLast(kept), as: UTF8.self),
      new: String(decoding: new.dropLast(kept), as: UTF8.self),
      behind: String(decoding: new.suffix(kept), as: UTF8.self))
  }

  /// The change of two texts that differ in the empty lines before items only.
  private static func ofLists(_ old: String, _ new: String) -> Self? {
    let (before, after) = (lines(old), lines(new))
    guard before.count == after.count, before.count > 1 else { return nil }
    var found: Set<Self> = []
    for (one, other) in zip(before, after) {
      guard one.words == other.words else { return nil }
      if one.isBehindBlank == other.isBehindBlank { continue }
      guard opensItem(one.words) else { return nil }
      found.insert(other.isBehindBlank ? .loosened : .tightened)
    }
    return found.count == 1 ? found.first : nil
  }

  /// The lines of a text that are not empty, and whether an empty one stands before each.
  private static func lines(_ text: String) -> [(words: Substring, isBehindBlank: Bool)] {
    var lines: [(words: Substring, isBehindBlank: Bool)] = []
    var isBehindBlank = false
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      // What stands before the first line's end is the rest of a line.
      let isBlank = index > 0 && line.allSatisfy(\.isWhitespace)
      if !isBlank { lines.append((line, isBehindBlank)) }
      isBehindBlank = isBlank
    }
    return lines
  }

  private static func opensItem(_ line: Substring) -> Bool {
    let words = line.unicodeScalars.drop { $0.properties.isWhitespace }
    let digits = words.prefix { ("0"..."9").contains($0) }
    let rest = words.dropFirst(digits.count)
    let marks: String = digits.isEmpty ? "-*+" : ".)"
    return rest.first.map(marks.unicodeScalars.contains) ?? false
      && rest.dropFirst().first.map(\.properties.isWhitespace) ?? false
  }

  /// The change of what stands under a table's head, where only colons come and go.
  private static func ofColumns(_ old: String, _ new: String) -> Self? {
    guard old != new, [old, new].allSatisfy({ $0.contains("--") && $0.allSatisfy("|:- ".contains) }) else {
      return nil
    }
    func marks(_ text: String, _ mark: Character) -> [Character] {
      text.filter { $0 == mark || $0 == "|" }.map(\.self)
    }
    return marks(old, "|") == marks(new, "|") && marks(old, ":") != marks(new, ":") ? .aligned : nil
  }

  private static func form(_ text: String) -> (lines: Int, isHard: Bool, indentation: Int) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let isHard = lines.count > 1 && lines[0].count > 1
    return (
      min(lines.count - 1, 2), isHard && lines.count == 2, lines.count > 1 ? lines[lines.count - 1].count : 0
    )
  }
}
