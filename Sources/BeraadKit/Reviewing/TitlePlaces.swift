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
    contains(hunk.range)
  }

  func contains(_ range: Range<Int>) -> Bool {
    [head, heading].contains { Self.is(range, in: $0) }
  }

  private static func `is`(_ range: Range<Int>, in place: Range<Int>) -> Bool {
    place.lowerBound <= range.lowerBound && range.upperBound <= place.upperBound
  }

  /// The title as some changes of it would have it, as it is read.
  func words(with hunks: [Hunk], in text: [UInt8]) -> String {
    func reading(_ place: Range<Int>) -> (words: String, isChanged: Bool) {
      let own = hunks.filter { Self.is($0.range, in: place) }
      return (Unsettling.reading(of: place, with: own, in: text), !own.isEmpty)
    }
    let (head, heading) = (reading(head), reading(heading))
    let shown = ShownWords.of(heading.words.withoutHeadingMark)
    guard head.isChanged, !heading.isChanged else { return shown }
    let lines = Array(text[..<self.head.lowerBound]) + Array(head.words.utf8)
    return FrontMatter(lines + text[self.head.upperBound..<self.heading.lowerBound])["title"] ?? shown
  }

  /// The draft with another title in both places.
  ///
  /// - Parameter title: as Markdown, with or without the mark of a heading. Lines behind its first stay behind the heading.
  func text(_ text: [UInt8], titled title: String) -> [UInt8] {
    let lines = title.split(scalar: "\n", maxSplits: 1)
    let words = String(lines[0]).withoutHeadingMark
    let marks = String(repeating: "#", count: max(1, text[heading].prefix { $0 == UInt8(ascii: "#") }.count))
    var new = "\(marks) \(words)"
    let heads = ShownWords.of(new)
    if lines.count == 2 { new += "\n\(lines[1])" }
    let changed = Array(text[..<heading.lowerBound]) + Array(new.utf8) + text[heading.upperBound...]
    return FrontMatter.setting([("title", heads)], in: changed)
  }
}

extension String {
  /// Without the signs and spaces before the words of a heading.
  fileprivate var withoutHeadingMark: String {
    String(Substring(unicodeScalars.drop { $0 == "#" || $0.properties.isWhitespace }))
  }
}
