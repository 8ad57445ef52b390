import Prose

/// The lines in which a draft has its title: that of its head, and the heading that its text begins with.
///
/// A title is read as a whole. Where two changes of it exclude each other, every other change of it is one more title to choose from:
/// what somebody put behind one title may make no sense behind another.
struct TitleLines {
  /// Without their line ends.
  private let ranges: [Range<Int>]
  private let text: [UInt8]

  init(of text: [UInt8]) {
    let matter = FrontMatter(text)
    let head = matter.entries.first { $0.key == "title" }?.range
    let start = text[matter.length...].firstIndex { !$0.isLineEndOrSpace }
    let heading = start.flatMap { start -> Range<Int>? in
      guard text[start] == UInt8(ascii: "#") else { return nil }
      return start..<(text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex)
    }
    self.text = text
    ranges = [head, heading].compactMap { $0 }.map { range in
      range.lowerBound..<((text[range].lastIndex { !$0.isLineEndOrSpace } ?? range.lowerBound) + 1)
    }
  }

  /// The lines that one of these places is inside.
  func contested(by places: [ContestedPlace]) -> [Range<Int>] {
    ranges.filter { range in places.contains { $0.range.isInside(range) } }
  }

  /// A change of one of the lines as a change of the whole line; any other as it is.
  func whole(_ hunk: Hunk, in lines: [Range<Int>]) -> Hunk {
    guard let line = lines.first(where: { hunk.range.isInside($0) }) else { return hunk }
    let (before, after) = (line.lowerBound..<hunk.range.lowerBound, hunk.range.upperBound..<line.upperBound)
    func words(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    return Hunk(range: line, old: words(line), new: words(before) + hunk.new + words(after))
  }
}

extension Range<Int> {
  fileprivate func isInside(_ other: Range<Int>) -> Bool {
    other.lowerBound <= lowerBound && upperBound <= other.upperBound
  }
}

extension UInt8 {
  fileprivate var isLineEndOrSpace: Bool { [0x20, 0x09, 0x0A, 0x0D].contains(self) }
}
