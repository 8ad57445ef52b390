import Deliberation
import Prose
import Rendering

/// The two places in which a draft has its title: its head, and the heading at its beginning that repeats it. To readers they are one
/// title, so they change together.
struct TitlePlaces {
  /// The line of the front matter.
  let head: Range<Int>
  let heading: Range<Int>

  /// Nil where the draft does not begin with its title.
  init?(in text: [UInt8]) {
    guard let entry = FrontMatter(text).entries.first(where: { $0.key == "title" }) else { return nil }
    let reading = ReadingText(of: text, language: .english, title: entry.value)
    guard reading.repeatsTitle, let first = reading.blocks.first else { return nil }
    (head, heading) = (entry.range, first.range)
  }

  func contains(_ hunk: Hunk) -> Bool {
    [head, heading].contains {
      $0.lowerBound <= hunk.range.lowerBound && hunk.range.upperBound <= $0.upperBound
    }
  }

  /// The draft with another title in both places.
  ///
  /// - Parameter title: as Markdown, with or without the mark of a heading. Lines behind its first stay behind the heading.
  func text(_ text: [UInt8], titled title: String) -> [UInt8] {
    let lines = title.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let words = lines[0].drop { $0 == "#" || $0.isWhitespace }
    let marks = String(decoding: text[heading], as: UTF8.self).prefix { $0 == "#" }
    var new = "\(marks.isEmpty ? "#" : marks) \(words)"
    let heads = ShownWords.of(new)
    if lines.count == 2 { new += "\n\(lines[1])" }
    let changed = Array(text[..<heading.lowerBound]) + Array(new.utf8) + text[heading.upperBound...]
    return FrontMatter.setting([("title", heads)], in: changed)
  }
}
