/// Words of a text as somebody typed them who wants to quote them: for each character the bytes of the text that it stands for.
package struct TypedWords {
  let bytes: [UInt8]
  /// The bytes of the text at which the words stand.
  package let place: Range<Int>
  /// The characters in order: where each was typed, and where the text has it.
  private let characters: [(typed: Range<Int>, source: Range<Int>)]

  /// Nil where what stands at the place reads otherwise, both with its marks and as its page shows it.
  ///
  /// - Parameter shown: what a page shows of the text.
  package init?(_ typed: String, at place: Range<Int>, in text: [UInt8], shown: ShownText) {
    let wanted = ShownText(typed).signs
    let written = ShownText(String(decoding: text[place], as: UTF8.self)).signs.map {
      (lower: $0.lower, range: $0.range.shifted(place.lowerBound))
    }
    let read = shown.signs.filter {
      place.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= place.upperBound
    }
    .map { (lower: $0.lower, range: $0.range) }
    guard
      let found = [written, Self.trimmed(read)].first(where: { signs in
        signs.elementsEqual(wanted) { $0.lower == $1.lower }
      })
    else { return nil }
    bytes = Array(typed.utf8)
    self.place = place
    characters = zip(wanted, found).map { ($0.range, $1.range) }
  }

  private static func trimmed(
    _ signs: [(lower: Character, range: Range<Int>)]
  ) -> [(lower: Character, range: Range<Int>)] {
    Array(signs.drop { $0.lower == " " }.reversed().drop { $0.lower == " " }.reversed())
  }

  /// Where the text has some of what was typed; for nothing, the gap between what stands before and behind.
  func source(of typed: Range<Int>) -> Range<Int> {
    let inside = characters.filter { $0.typed.overlaps(typed) }.map(\.source)
    if let first = inside.first { return inside.reduce(first) { $0.covering($1) } }
    let before = characters.last { $0.typed.upperBound <= typed.lowerBound }?.source.upperBound
    let behind = characters.first { $0.typed.lowerBound >= typed.upperBound }?.source.lowerBound
    let start = before ?? behind ?? place.lowerBound
    return start..<max(start, behind ?? start)
  }

  /// What the text has in a range besides the characters that were typed: marks, addresses, what opens a line.
  func unread(in range: Range<Int>) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var end = range.lowerBound
    for (_, source) in characters where source.overlaps(range) {
      if source.lowerBound > end { gaps.append(end..<source.lowerBound) }
      end = max(end, source.upperBound)
    }
    return end < range.upperBound ? gaps + [end..<range.upperBound] : gaps
  }
}
