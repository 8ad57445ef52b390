/// Writes both wordings of a place into a text, between marks as git writes them.
///
/// The marks are longer than any run of such marks that the three texts hold already, so that what was in the text is
/// never taken for a mark of this merge.
struct ConflictMarks {
  private let merge: TextMerge
  private let labels: (left: String, right: String)
  private let length: Int
  private let newline: [UInt8]

  init(merge: TextMerge, labels: (left: String, right: String)) {
    self.merge = merge
    self.labels = labels
    let texts = [merge.base, merge.left, merge.right]
    length = max(7, (texts.map(Self.longestMark).max() ?? 0) + 1)
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
    if let last = text.last, last != UInt8(ascii: "\n") { text += newline }
  }

  /// The longest run of seven or more `<` or `>` at the start of a line.
  private static func longestMark(in text: [UInt8]) -> Int {
    var longest = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "<") || text[index] == UInt8(ascii: ">") {
        let run = text[index...].prefix { $0 == text[index] }.count
        if run >= 7 { longest = max(longest, run) }
      }
      index = (text[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count - 1) + 1
    }
    return longest
  }

  private static func usesCarriageReturns(_ text: [UInt8]) -> Bool {
    guard let newline = text.firstIndex(of: UInt8(ascii: "\n")), newline > 0 else { return false }
    return text[newline - 1] == 0x0D
  }
}
