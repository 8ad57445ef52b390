import Markdown
import Prose

/// The marks of emphasis and links that a page shows as they are written, before a change and after it: half a pair is shown.
struct ShownMarks {
  private let before: Int
  private let after: Int

  /// Where no mark stands in the words that change, nor beside them, the page shows as many: most changes need no look at it.
  init(after hunk: Hunk, in text: [UInt8]) {
    let beside = max(0, hunk.range.lowerBound - 1)..<min(text.count, hunk.range.upperBound + 1)
    guard (text[beside] + hunk.new.utf8).contains(where: Set("*_~[]".utf8).contains) else {
      (before, after) = (0, 0)
      return
    }
    before = Self.count(in: ShownText(of: text).words)
    after = [hunk].applied(to: text).map { Self.count(in: ShownText(of: $0).words) } ?? 0
  }

  /// Whether more are shown than somebody who typed these words wants to have read.
  func areMore(than words: String) -> Bool { after > before + Self.meant(in: Array(words.utf8)) }

  private static let marks = Set("*_~".utf8)

  private static func count(in words: String) -> Int {
    words.utf8.count(where: marks.contains) + words.ranges(of: "](").count
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
  }

  /// How many marks of some words can only be meant to be read: with a backslash, with a space on either side, or one between letters.
  private static func meant(in words: [UInt8]) -> Int {
    words.indices.count { index in
      guard marks.contains(words[index]) else { return false }
      let (before, behind) = (
        index > 0 ? words[index - 1] : UInt8(ascii: " "),
        index + 1 < words.count ? words[index + 1] : UInt8(ascii: " ")
      )
      return before == UInt8(ascii: "\\") || before <= 0x20 && behind <= 0x20
        || isOfWord(before) && isOfWord(behind)
    }
  }
}
