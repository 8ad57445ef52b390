import Prose

/// The labels of footnotes in a text, found before it is parsed.
///
/// cmark-gfm drops a footnote that nothing refers to, and of several with one label all but the first. No words of a paper may get
/// lost: so a reference to each is put before the text, and the labels that come again are overwritten by others of the same length.
struct FootnoteLabels {
  /// A place where a footnote may be defined: whether it is, only the parser can tell.
  struct Candidate {
    /// The bytes between `[^` and `]`.
    let range: Range<Int>
    let name: String
  }

  let candidates: [Candidate]

  init(in source: [UInt8], lines: Lines) {
    var found: [Candidate] = []
    for line in lines.ranges {
      var start = line.lowerBound
      while true {
        let bracket =
          source[start..<line.upperBound].firstIndex { !Footnotes.openers.contains($0) } ?? line.upperBound
        guard let label = Self.label(in: source, at: bracket, before: line.upperBound) else { break }
        found.append(Candidate(range: label, name: Footnotes.name(source[label])))
        start = label.upperBound + 2
      }
    }
    candidates = found
  }

  /// Overwrites the labels of definitions that come again, each with one that no other has.
  ///
  /// - Parameter keeps: whether the label of a candidate stays.
  func masking(_ text: [UInt8], where keeps: (Int) -> Bool) -> [UInt8] {
    var text = text
    var names = Set(candidates.map(\.name))
    var tried: [Int: Int] = [:]
    for index in candidates.indices where !keeps(index) {
      let range = candidates[index].range
      if let label = Self.unused(ofLength: range.count, by: &names, behind: &tried[range.count, default: 0]) {
        text.replaceSubrange(range, with: label)
      } else {
        // There are no more labels of this length: it is shown as text.
        text[range.lowerBound - 1] = UInt8(ascii: "x")
      }
    }
    return text
  }

  /// A reference to each candidate, as lines that precede a text and change nothing in it.
  func references(in text: [UInt8]) -> [UInt8] {
    candidates.flatMap { Array("[^".utf8) + text[$0.range] + Array("]\n\n".utf8) }
  }

  /// - Parameter tried: how many labels of this length were tried before; none of them is free.
  private static func unused(
    ofLength length: Int, by names: inout Set<String>, behind tried: inout Int
  ) -> [UInt8]? {
    let letters = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
    // More tries than there are names taken find one, if there is one.
    for number in tried...max(tried, names.count) {
      tried = number + 1
      var rest = number
      var label = Array(repeating: UInt8(ascii: "0"), count: length)
      for place in label.indices.reversed() {
        label[place] = letters[rest % letters.count]
        rest /= letters.count
      }
      if rest > 0 { return nil }
      if names.insert(String(decoding: label, as: UTF8.self)).inserted { return label }
    }
    return nil
  }

  /// The bytes of the label where `[^label]:` stands at `start`.
  private static func label(in source: [UInt8], at start: Int, before end: Int) -> Range<Int>? {
    guard start < end, let label = Footnotes.label(in: source[..<end], at: start), label.upperBound + 1 < end,
      source[label.upperBound + 1] == UInt8(ascii: ":")
    else { return nil }
    return label
  }
}
