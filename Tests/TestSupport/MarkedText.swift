/// A text with its positions marked in place (`"we want 1️⃣fair rent2️⃣"`), so that no test counts bytes.
package struct MarkedText {
  /// The text without its markers.
  package let text: String
  /// The byte offset in `text` of each marker, by its digit.
  package let offsets: [Int: Int]

  package init(_ marked: String) {
    var text = ""
    var offsets: [Int: Int] = [:]
    for character in marked {
      let scalars = Array(character.unicodeScalars)
      if scalars.count == 3, scalars[1].value == 0xFE0F, scalars[2].value == 0x20E3,
        let digit = Int(String(Character(scalars[0])))
      {
        offsets[digit] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.offsets = offsets
  }

  /// The bytes between two markers.
  package func range(_ from: Int, _ to: Int) -> Range<Int> {
    guard let start = offsets[from], let end = offsets[to] else {
      preconditionFailure("the text has no marker \(from) or \(to)")
    }
    return start..<end
  }
}
