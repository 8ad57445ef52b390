/// Writes both wordings of a place into a text, between marks as git writes them.
///
/// The marks are of a length that no run of such marks in the three texts has, so that what was in the text is never
/// taken for a mark of this merge.
struct ConflictMarks {
  private let merge: TextMerge
  private let labels: (left: String, right: String)
  private let length: Int
  private let newline: [UInt8]

  init(merge: TextMerge, labels: (left: String, right: String)) {
    self.merge = merge
    self.labels = labels
    let texts = [merge.base, merge.left, merge.right]
    let taken = texts.reduce(into: Set<Int>()) { Self.addMarks(in: $1, to: &$0) }
    length = (7...).first { !taken.contains($0) } ?? 7
    newline = Self.usesCarriageReturns(merge.left) ? [0x0D, 0x0A] : [0x0A]
  }

  func append(_ place: MergePlace, to text: inout [UInt8]) {
    endLine(&text)
    text += mark("<", labels.left)
    text += merge.left[place.left]
    endLine(&text)
    text += mark("=", nil)
    text += merge.right[place.right]
    endLine(&text)
    text += mark(">", labels.right)
  }

  private func mark(_ character: Character, _ label: String?) -> [UInt8] {
    Array(String(repeating: character, count: length).utf8) + Array((label.map { " \($0)" } ?? "").utf8)
      + newline
  }

  private func endLine(_ text: inout [UInt8]) {
    if let last = text.last, last != UInt8(ascii: "\n"), text != .byteOrderMark { text += newline }
  }

  /// The lengths of the runs of `<`, `=` and `>` at the starts of lines.
  private static func addMarks(in text: [UInt8], to lengths: inout Set<Int>) {
    var index = 0
    while index < text.count {
      if (UInt8(ascii: "<")...UInt8(ascii: ">")).contains(text[index]) {
        lengths.insert(text[index...].prefix { $0 == text[index] }.count)
      }
      index = (text[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count - 1) + 1
    }
  }

  private static func usesCarriageReturns(_ text: [UInt8]) -> Bool {
    guard let newline = text.firstIndex(of: UInt8(ascii: "\n")), newline > 0 else { return false }
    return text[newline - 1] == 0x0D
  }
}
